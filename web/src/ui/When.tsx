import { brief, full } from './time';
import { useNow } from './useNow';

export function When({ at }: { at: string | null }) {
  const now = useNow(60_000);
  if (at === null) return 'never';
  return (
    <time dateTime={at} title={full(at)}>
      {brief(at, now)}
    </time>
  );
}
