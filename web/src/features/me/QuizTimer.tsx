import { Text, VisuallyHidden } from '@mantine/core';
import { useNow } from '@/ui/useNow';

const SAID_AT_MINUTES = [5, 1];

/** The time that is left; said aloud only when it matters. The server's own clock decides. */
export function QuizTimer({ endsAt }: { endsAt: number }) {
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1_000));
  const minutes = Math.ceil(seconds / 60);
  const said = SAID_AT_MINUTES.filter((limit) => seconds <= limit * 60).at(-1);
  return (
    <>
      <Text component="span" className="mc-figures" fw={600} role="timer">
        {seconds === 0
          ? 'Time is up: hand in what you have'
          : seconds < 60
            ? `${seconds} s left`
            : `${minutes} min left`}
      </Text>
      <VisuallyHidden role="status">
        {seconds === 0
          ? 'Time is up: hand in what you have'
          : said !== undefined && `${said} ${said === 1 ? 'minute' : 'minutes'} left`}
      </VisuallyHidden>
    </>
  );
}
