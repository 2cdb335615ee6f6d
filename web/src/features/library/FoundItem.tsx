import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { FoundContent } from '@/api/types';
import { duration, KIND_WORD } from './kinds';
import classes from './LibraryPage.module.css';
import { Marked } from './Marked';

/** An item of content in a list, with what made it a hit. */
export function FoundItem({ found, to }: { found: FoundContent; to: string }) {
  const { content, marked } = found;
  const title = marked.title;
  const summary = marked.summary;
  const body = marked.body;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <Anchor component={Link} to={to} fw={600}>
          {title ? <Marked segments={title} /> : content.title}
        </Anchor>
        <Badge variant="default" tt="none">
          {KIND_WORD[content.kind]}
        </Badge>
        {content.state === 'draft' && (
          <Badge variant="outline" tt="none">
            Draft
          </Badge>
        )}
      </div>
      <div>{summary ? <Marked segments={summary} /> : content.summary}</div>
      {body && (
        <Text size="sm" c="dimmed">
          … <Marked segments={body} /> …
        </Text>
      )}
      <Text size="sm" c="dimmed">
        Reading level {content.reading_level} · {duration(content.minutes)} · grades{' '}
        {content.grade_from} to {content.grade_to}
      </Text>
    </li>
  );
}
