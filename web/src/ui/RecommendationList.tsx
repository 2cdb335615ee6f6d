import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { LearningPath, NextConcept } from '@/api/types';
import { percent } from './percent';
import classes from './RecommendationList.module.css';

interface Props {
  path: LearningPath;
  /** Where the library is. */
  library: string;
}

/** What to do next, each with its reason in words. */
export function RecommendationList({ path, library }: Props) {
  return (
    <>
      {path.recommendations.length > 0 && (
        <List size="sm" mb="sm" spacing={2}>
          {path.recommendations.map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      )}
      <ol className={classes.next}>
        {path.next_concepts.map((next) => (
          <li key={next.concept_id} className={classes.concept}>
            <div className={classes.head}>
              <span className={classes.name}>{next.concept_name}</span>
              <span className={classes.figures}>
                {isNew(next) ? 'no answers yet' : percent(next.current_mastery)} →{' '}
                {percent(next.target_mastery)} · {next.estimated_time_minutes} min
              </span>
            </div>
            <div>{next.reason}</div>
            {next.outlook && (
              <div className={classes.outlook}>
                Next answer {percent(next.outlook.chance_of_success)} likely a success
                {gainOf(next.outlook.expected_gain, next.estimated_time_minutes)}.
              </div>
            )}
            {next.materials?.map(({ content_id, title, kind, minutes }) => (
              <div key={content_id}>
                <Anchor component={Link} to={`${library}/${content_id}`} underline="always">
                  {title}
                </Anchor>{' '}
                ({kind}, {minutes} min)
              </div>
            ))}
            {activities(next).length > 0 && (
              <Text size="sm" c="dimmed">
                {activities(next).join(' · ')}
              </Text>
            )}
          </li>
        ))}
      </ol>
      {path.next_concepts.length === 0 && path.recommendations.length === 0 && (
        <Text c="dimmed">Nothing to recommend at the moment.</Text>
      )}
    </>
  );
}

/** Those that are not named by their links already. */
const activities = ({ recommended_activities, materials }: NextConcept) =>
  recommended_activities.slice(materials?.length ?? 0);

/** What is assumed of everyone before the first answer is shown of nobody. */
const isNew = ({ outlook }: NextConcept) => outlook?.kind === 'advance';

const gainOf = (gain: number, minutes: number) => {
  const points = Math.round(gain * 100);
  return points === 0
    ? ''
    : `; about ${points} ${points === 1 ? 'point' : 'points'} of mastery to gain in ${minutes} minutes`;
};
