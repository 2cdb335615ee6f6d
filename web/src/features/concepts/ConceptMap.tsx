import { useMemo } from 'react';
import { distributionOf } from '@/model/classMastery';
import { basesOf, followersOf } from '@/model/conceptGraph';
import classes from './ConceptMap.module.css';
import { ConceptNode } from './ConceptNode';
import { DETAILS_ID } from './ConceptDetails';
import { EdgeLine } from './EdgeLine';
import { layOut } from './layout';
import type { PartProps } from './props';

interface Props extends PartProps {
  chosen: string | null;
  onChoose: (conceptId: string | null) => void;
}

/** The concepts as boxes, left to right by what they build on; wider than the page, it scrolls. */
export function ConceptMap({ dashboard, discretion, chosen, onChoose }: Props) {
  const { concepts, mastery } = dashboard;
  const map = useMemo(() => layOut(concepts), [concepts]);
  const chain = useMemo(
    () =>
      chosen === null
        ? new Set<string>()
        : new Set([chosen, ...basesOf(chosen, concepts), ...followersOf(chosen, concepts)]),
    [chosen, concepts],
  );
  const byId = new Map(concepts.map((concept) => [concept.concept_id, concept]));
  return (
    <section className={classes.scroll} aria-label="Map of the concepts; the same in words below">
      <div className={classes.map} style={{ width: map.width, height: map.height }}>
        <svg className={classes.edges} width={map.width} height={map.height} aria-hidden>
          {map.edges.map((edge) => (
            <EdgeLine
              key={`${edge.from} ${edge.to}`}
              points={edge.points}
              strong={chain.has(edge.from) && chain.has(edge.to)}
            />
          ))}
        </svg>
        {[...map.places].map(([id, { x, y }]) => {
          const concept = byId.get(id);
          return (
            concept && (
              <ConceptNode
                key={id}
                name={concept.concept_name}
                spread={distributionOf(mastery.filter(({ concept_id }) => concept_id === id))}
                discretion={discretion}
                x={x}
                y={y}
                inChain={chain.has(id)}
                chosen={id === chosen}
                controls={DETAILS_ID}
                onToggle={() => onChoose(id === chosen ? null : id)}
              />
            )
          );
        })}
      </div>
    </section>
  );
}
