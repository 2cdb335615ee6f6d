import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const server = process.env.API_URL ?? 'http://localhost:8080';

const RETRYING = 'src/features/me/**/*.test.{ts,tsx}';

export default defineConfig({
  plugins: [
    react(),
    // The page's own files are kept on the device, so that a student's reload needs no connection. Answers of the API
    // never are. A page comes from the server whenever that answers, so a new version is there with the next load; a
    // new worker waits until the old version's windows are closed, for they may still load a part of the old page.
    VitePWA({
      filename: 'sw.js',
      manifest: false,
      injectRegister: false,
      workbox: {
        globPatterns: ['index.html', 'favicon.svg', 'assets/**/*.{js,css,woff2}'],
        dontCacheBustURLsMatching: /^assets\//,
        directoryIndex: null,
        clientsClaim: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        navigateFallback: null,
        maximumFileSizeToCacheInBytes: 5_000_000,
        runtimeCaching: [
          {
            urlPattern: ({ request, url, sameOrigin }) =>
              sameOrigin &&
              request.mode === 'navigate' &&
              !/^\/(api|ws|health|metrics)|\.[^/]*$/.test(url.pathname),
            handler: 'NetworkOnly',
            options: {
              precacheFallback: { fallbackURL: 'index.html' },
              plugins: [
                {
                  // A network that leads nowhere keeps nobody waiting.
                  requestWillFetch: ({ request }) =>
                    Promise.resolve(new Request(request, { signal: AbortSignal.timeout(4_000) })),
                  // A gateway that says that the server is away is no page.
                  fetchDidSucceed: ({ response }) =>
                    response.status < 500
                      ? Promise.resolve(response)
                      : Promise.reject(new Error('The server is away.')),
                },
              ],
            },
          },
        ],
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 3000,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      '/health': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    // The page's content security policy allows no data: addresses, so nothing is inlined as one.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    // A page that is typed into takes seconds on a busy machine.
    testTimeout: 20_000,
    // One window for all files is three times as fast; not for those whose answers are sent again and again.
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [RETRYING],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'retrying', include: [RETRYING] } },
    ],
  },
});
