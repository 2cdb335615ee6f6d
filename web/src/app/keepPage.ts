/** Lets the browser keep the page's own files. Only secure origins may: elsewhere a reload needs the server. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .catch((reason: unknown) =>
      console.warn('The page is not kept for use without a server', reason),
    );
}
