import { useEffect, useRef } from 'react';
import { useAnnounce } from './announcer';

const SOON_MS = 1_000;
const PAUSE_MS = 10_000;

/** Says a text that changes often to a screen reader: what it became, and then nothing for a while. */
export function useSaid(text: string): void {
  const announce = useAnnounce();
  const said = useRef({ text, notBefore: 0 });
  useEffect(() => {
    const { text: before, notBefore } = said.current;
    if (text === before) return;
    const now = Date.now();
    if (notBefore < now) said.current.notBefore = now + SOON_MS;
    const timer = setTimeout(() => {
      said.current = { text, notBefore: Date.now() + PAUSE_MS };
      announce(text);
    }, said.current.notBefore - now);
    return () => clearTimeout(timer);
  }, [text, announce]);
}
