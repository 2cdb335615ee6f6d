import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { keys } from '@/api/keys';
import { readSession } from '@/api/reads';
import { followBrowser } from './browserSignals';
import type { Freshness } from './freshness';
import { Line } from './Line';
import { LiveStream, type LiveStreamOptions } from './LiveStream';

/** What one stream learns of the network holds for the next. */
const line = new Line();

type Wiring = Pick<
  LiveStreamOptions,
  'path' | 'order' | 'load' | 'apply' | 'onPresence' | 'onDelays'
>;

/** Runs one stream while the component is on the screen; a new path is a new stream. */
export function useLiveStream(wiring: Wiring): Freshness {
  const cache = useQueryClient();
  const [freshness, setFreshness] = useState<Freshness>({
    state: 'CATCHING_UP',
    since: 0,
    asOf: null,
  });
  const load = useEffectEvent(() => wiring.load());
  const apply = useEffectEvent<LiveStreamOptions['apply']>((event) => wiring.apply(event));
  const onPresence = useEffectEvent<NonNullable<LiveStreamOptions['onPresence']>>((presence) =>
    wiring.onPresence?.(presence),
  );
  const onDelays = useEffectEvent<NonNullable<LiveStreamOptions['onDelays']>>((delays) =>
    wiring.onDelays?.(delays),
  );
  const onFreshness = useEffectEvent((next: Freshness) => {
    setFreshness(next);
    if (next.state === 'SIGNED_OUT') void cache.invalidateQueries({ queryKey: keys.session });
  });
  const { path, order } = wiring;

  useEffect(() => {
    const stream = new LiveStream({
      path,
      order,
      load: () => load(),
      apply: (event) => apply(event),
      onPresence: (presence) => onPresence(presence),
      onDelays: (delays) => onDelays(delays),
      onFreshness: (next) => onFreshness(next),
      renewSession: async () => {
        const answer = await cache.query({
          queryKey: keys.session,
          queryFn: readSession,
          staleTime: 0,
        });
        return answer.session !== null;
      },
      open: (address) => line.open(address),
      random: Math.random,
      now: Date.now,
    });
    stream.start();
    const unfollow = followBrowser(stream);
    return () => {
      unfollow();
      stream.stop();
    };
  }, [path, order, cache]);

  return freshness;
}
