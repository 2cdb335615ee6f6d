import { Text, VisuallyHidden } from '@mantine/core';
import { counted } from '@/ui/counted';

const SAID_AT_MINUTES = [5, 1];
const OVER = 'Time is up';

/** The time that is left by the server's clock; said aloud only when it matters. */
export function QuizTimer({ seconds }: { seconds: number }) {
  const minutes = Math.ceil(seconds / 60);
  const said = SAID_AT_MINUTES.filter((limit) => seconds <= limit * 60).at(-1);
  return (
    <>
      <Text component="span" className="mc-figures" fw={600} role="timer">
        {seconds === 0 ? OVER : seconds < 60 ? `${seconds} s left` : `${minutes} min left`}
      </Text>
      <VisuallyHidden role="status">
        {seconds === 0
          ? OVER
          : said !== undefined && `No more than ${counted(said, 'minute')} left`}
      </VisuallyHidden>
    </>
  );
}
