import { useCallback, useRef } from 'react';
import { newKey } from './newKey';

/**
 * The idempotency key of a request: the same while the same is asked for, so that trying again after a lost answer does
 * nothing twice; another for something else, which the server would refuse under the old one.
 */
export function useKeyOf(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' });
  return useCallback((body) => {
    const text = JSON.stringify(body);
    if (text !== last.current.body) last.current = { body: text, key: newKey() };
    return last.current.key;
  }, []);
}
