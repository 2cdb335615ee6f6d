import { NumberInput } from '@mantine/core';
import type { Review } from '@/api/types';
import { number } from '@/ui/percent';
import classes from './ReviewPage.module.css';

interface Props {
  review: Review;
  /** What was changed, by the criterion's id. */
  criteria: Record<string, number>;
  onChange: (criteria: Record<string, number>) => void;
}

/** The rubric line by line: what it asks, what earned points, and the points to change. */
export function RubricPoints({ review, criteria, onChange }: Props) {
  const asked = new Map(
    review.question?.rubric?.criteria.map((line) => [line.criterion_id, line.description]),
  );
  return (
    <ul className={classes.rubric}>
      {review.grade.criteria.map((line) => {
        const description = asked.get(line.criterion_id) ?? line.criterion_id;
        return (
          <li key={line.criterion_id}>
            <div className={classes.grow}>
              <div>{description}</div>
              <div className={classes.reason}>{line.feedback}</div>
            </div>
            <NumberInput
              aria-label={`Points of ${number(line.possible)} for: ${description}`}
              suffix={` / ${number(line.possible)}`}
              className={classes.points ?? ''}
              value={criteria[line.criterion_id] ?? line.points}
              min={0}
              max={line.possible}
              clampBehavior="strict"
              decimalScale={2}
              onChange={(value) => {
                if (typeof value === 'number')
                  onChange({ ...criteria, [line.criterion_id]: value });
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
