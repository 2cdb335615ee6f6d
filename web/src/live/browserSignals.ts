interface Checked {
  check(): void;
  offline(): void;
}

const TICK_MS = 5_000;
const SLEPT_MS = 15_000;

/** Tells a stream when the device's network, the page's visibility or the clock says "look again". */
export function followBrowser(stream: Checked): () => void {
  let lastTick = Date.now();
  const tick = setInterval(() => {
    const now = Date.now();
    // Timers stand still while a laptop sleeps: a jump of the clock is the wake-up.
    if (now - lastTick > SLEPT_MS) stream.check();
    lastTick = now;
  }, TICK_MS);
  const online = () => stream.check();
  const offline = () => stream.offline();
  const visible = () => {
    if (document.visibilityState === 'visible') stream.check();
  };
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  document.addEventListener('visibilitychange', visible);
  return () => {
    clearInterval(tick);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', visible);
  };
}
