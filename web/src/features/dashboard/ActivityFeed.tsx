import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { activityOf, type Activity } from '@/model/activity';
import { KIND_WORD } from '@/model/alerts';
import { LEVEL_WORD, levelOf } from '@/model/level';
import { scorePercent } from '@/ui/percent';
import { When } from '@/ui/When';
import classes from './ActivityFeed.module.css';
import type { PartProps } from './props';

export function ActivityFeed({ dashboard, discretion }: PartProps) {
  const conceptNames = new Map(
    dashboard.concepts.map(({ concept_id, concept_name }) => [concept_id, concept_name]),
  );
  const happenings = activityOf(dashboard);
  if (happenings.length === 0) {
    return <Text c="dimmed">Nothing yet. Graded work and mastery appear here as they happen.</Text>;
  }

  const tell = (activity: Activity): string => {
    switch (activity.kind) {
      case 'score':
        return discretion.hidden
          ? 'handed in an assessment'
          : `scored ${scorePercent(activity.score.score_percentage)} in an assessment`;
      case 'mastery': {
        const { concept_id, mastery } = activity.cell;
        const concept = conceptNames.get(concept_id) ?? concept_id;
        return discretion.hidden
          ? `moved in ${concept}`
          : `is at ${discretion.percent(mastery)} in ${concept} (${LEVEL_WORD[levelOf(mastery)].toLowerCase()})`;
      }
      case 'alert':
        return `alert: ${KIND_WORD[activity.alert.kind].toLowerCase()}`;
      case 'recommendation':
        return 'has new recommendations';
    }
  };

  return (
    <ol className={classes.list}>
      {happenings.map((activity) => (
        <li key={activity.key} className={classes.item}>
          <span className={classes.when}>
            <When at={activity.at} />
          </span>
          <span>
            <Link to={`students/${activity.student_id}`} className={classes.name}>
              {discretion.name(activity.student_id)}
            </Link>{' '}
            {tell(activity)}
          </span>
        </li>
      ))}
    </ol>
  );
}
