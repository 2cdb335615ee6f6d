import { expect, it, vi } from 'vitest';
import { newKey } from './newKey';

it('gives a key that no other has, also where the page came over plain HTTP', () => {
  const { crypto } = globalThis;
  // A browser leaves out everything else of it there.
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const keys = Array.from({ length: 1_000 }, newKey);
  expect(new Set(keys).size).toBe(1_000);
  keys.forEach((key) => expect(key).toMatch(/^[0-9a-f]{32}$/));
  vi.unstubAllGlobals();
});
