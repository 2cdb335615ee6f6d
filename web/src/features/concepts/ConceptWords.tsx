import { conceptsInOrder, describeCounts, distributionOf } from '@/model/classMastery';
import { layersOf } from '@/model/conceptGraph';
import classes from './ConceptsPage.module.css';
import type { PartProps } from './props';

/** The map for those who read rather than look: each concept after those that it builds on. */
export function ConceptWords({ dashboard, discretion }: PartProps) {
  const names = new Map(
    dashboard.concepts.map(({ concept_id, concept_name }) => [concept_id, concept_name]),
  );
  return (
    <ul className={classes.words}>
      {layersOf(conceptsInOrder(dashboard))
        .flat()
        .map(({ concept_id, concept_name, prerequisites }) => {
          const spread = distributionOf(
            dashboard.mastery.filter((cell) => cell.concept_id === concept_id),
          );
          const bases = prerequisites.map((id) => names.get(id) ?? id);
          return (
            <li key={concept_id}>
              <strong>{concept_name}</strong>{' '}
              {bases.length === 0
                ? 'builds on nothing else here'
                : `builds on ${LIST.format(bases)}`}
              {spread.students === 0
                ? '. No answers yet.'
                : `. Mean ${discretion.percent(spread.mean)}: ${describeCounts(spread)}.`}
            </li>
          );
        })}
    </ul>
  );
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });
