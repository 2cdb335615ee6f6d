interface Checked {
  check(): void;
  offline(): void;
}

const TICK_MS = 5_000;
const SLEPT_MS = 15_000;

/** Acts when the clock jumps: timers stand still while a laptop sleeps. Returns how to end it. */
export function onWaking(act: () => void): () => void {
  let lastTick = Date.now();
  const tick = setInterval(() => {
    const now = Date.now();
    if (now - lastTick > SLEPT_MS) act();
    lastTick = now;
  }, TICK_MS);
  return () => clearInterval(tick);
}

/** Tells a stream when the device's network, the page's visibility or the clock says "look again". */
export function followBrowser(stream: Checked): () => void {
  const awake = onWaking(() => stream.check());
  const online = () => stream.check();
  const offline = () => stream.offline();
  const visible = () => {
    if (document.visibilityState === 'visible') stream.check();
  };
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  document.addEventListener('visibilitychange', visible);
  return () => {
    awake();
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', visible);
  };
}
