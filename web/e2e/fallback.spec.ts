import { cellOf, expect, expectSameAsServer, isLive, submitRightAnswer, test } from './fixtures';

/** A network that cuts WebSockets: each ends before it is open. */
const CUT = `
  window.WebSocket = class extends EventTarget {
    constructor() {
      super();
      setTimeout(() => {
        const closed = new CloseEvent('close', { code: 1006 });
        this.dispatchEvent(closed);
        this.onclose?.(closed);
      });
    }
    close() {}
    send() {}
  };
`;

test('behind a network that cuts WebSockets the same figures arrive by themselves', async ({
  browser,
  server,
  terminal,
}) => {
  const context = await browser.newContext({ baseURL: server.url });
  await context.addInitScript(CUT);
  const page = await context.newPage();
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/stream/')) streams.push(request.url());
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Continue as demo teacher' }).click();
  await isLive(page);
  expect(streams.length).toBeGreaterThan(0);
  const cell = cellOf(page, 'student_013', 'dna_replication');
  const before = await cell.innerText();
  await submitRightAnswer(terminal, 'student_013', 'dna_replication');
  await expect.poll(() => cell.innerText()).not.toBe(before);
  await expectSameAsServer(page, terminal);
  await context.close();
});
