import { Button, Kbd } from '@mantine/core';
import type { Review } from '@/api/types';
import classes from './ReviewPage.module.css';

/** The last thing done here; with a batch it can be taken back. */
export interface Said {
  text: string;
  batchId: string | null;
  place: Pick<Review, 'grading_id' | 'question_id'>;
}

export function LastDecision(props: { said: Said; busy: boolean; onUndo: () => void }) {
  const { said, busy, onUndo } = props;
  return (
    <span className={classes.said}>
      {said.text}
      {said.batchId !== null && (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          rightSection={<Kbd size="xs">u</Kbd>}
          aria-keyshortcuts="u"
          onClick={onUndo}
        >
          Undo
        </Button>
      )}
    </span>
  );
}
