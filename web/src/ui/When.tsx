import { brief, full } from './time';
import { useNow } from './useNow';

export function When({ at }: { at: string }) {
  const now = useNow(60_000);
  return (
    <time dateTime={at} title={full(at)}>
      {brief(at, now)}
    </time>
  );
}
