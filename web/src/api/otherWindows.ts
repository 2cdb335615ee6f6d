const channel = new BroadcastChannel('mc-session');

/** Tells this browser's other windows that somebody signed in or out here. Who it is they ask the server. */
export const tellOtherWindows = () => channel.postMessage('changed');

/** @returns ends it */
export function whenTold(act: () => void): () => void {
  channel.addEventListener('message', act);
  return () => channel.removeEventListener('message', act);
}
