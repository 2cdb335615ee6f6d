import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { AlertSettings } from './AlertSettings';

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

const { thresholds } = sampleDashboard();
/** The settings as they are read, with their tag. */
const present = (tag: string) => Response.json({ thresholds }, { headers: { ETag: tag } });
const reads = (path: string, init: RequestInit) =>
  init.method === 'GET' && path.endsWith('/thresholds');

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

const rehearsal = {
  lesson: '2026-02-27',
  submissions: 24,
  kinds: [
    { kind: 'wheel_spinning', would_raise: 3, helped: 6, dismissed: 2 },
    { kind: 'sudden_drop', would_raise: 0, helped: 0, dismissed: 0 },
    { kind: 'rapid_guessing', would_raise: 1, helped: 0, dismissed: 0 },
  ],
};

it('says what the thresholds would have raised in the last lesson, and what came of alerts', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation((path, init) =>
    Promise.resolve(reads(path, init) ? present('"1"') : Response.json({ rehearsal })),
  );
  renderPage(<AlertSettings dashboard={sampleDashboard()} />);
  await user.click(screen.getByRole('button', { name: 'Alert settings' }));
  expect(
    await screen.findByText(/on Feb 27(, \d+)?, these would have raised: 3 stuck/),
  ).toBeVisible();
  expect(screen.getByText(/Worth it so far: 6 of 8 stuck/)).toBeVisible();
});

it('shows what holds now and saves what the teacher sets', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation((path, init) =>
    Promise.resolve(
      reads(path, init)
        ? present('"1"')
        : Response.json(path.includes('/rehearse?time_zone=') ? { rehearsal } : { thresholds: {} }),
    ),
  );
  renderPage(<AlertSettings dashboard={sampleDashboard()} />);
  await user.click(screen.getByRole('button', { name: 'Alert settings' }));
  const drop = await screen.findByRole('textbox', { name: 'Sudden drop' });
  expect(drop).toHaveValue('20 points');
  await user.clear(drop);
  await user.type(drop, '35');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const saved = await vi.waitFor(() => {
    const call = fetched.mock.calls.find(
      ([path, { method }]) => method === 'PUT' && path.endsWith('/class_001/thresholds'),
    );
    if (call === undefined) throw new Error('nothing was saved');
    return call;
  });
  const [, init] = saved;
  expect(new Headers(init.headers).get('If-Match')).toBe('"1"');
  expect(JSON.parse(init.body as string)).toEqual({
    wheel_spinning_opportunities: 10,
    sudden_drop: 0.35,
    rapid_seconds: 3,
    idle_minutes: 5,
  });
});

it('says at the field what the server refuses', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation((path, init) =>
    Promise.resolve(
      reads(path, init)
        ? present('"1"')
        : Response.json(
            {
              title: 'Wrong',
              errors: [
                { field: 'idle_minutes', message: 'must be at most 120' },
                { field: 'sudden_drop', message: 'must be at least 0.05' },
              ],
            },
            { status: 422 },
          ),
    ),
  );
  renderPage(<AlertSettings dashboard={sampleDashboard()} />);
  await user.click(screen.getByRole('button', { name: 'Alert settings' }));
  const idle = await screen.findByRole('textbox', { name: 'Idle after' });
  await user.clear(idle);
  await user.type(idle, '500');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('must be at most 120')).toBeVisible();
  expect(idle).toHaveAccessibleDescription(/must be at most 120/);
  expect(screen.getByRole('textbox', { name: 'Sudden drop' })).toHaveAccessibleDescription(
    /must be from 5 to 90 points/,
  );
});

it('says that somebody else was faster, and shows what holds now', async () => {
  const user = userEvent.setup();
  let tag = '"1"';
  fetched.mockImplementation((path, init) => {
    if (reads(path, init)) {
      return Promise.resolve(
        tag === '"1"'
          ? present(tag)
          : Response.json(
              { thresholds: { ...thresholds, idle_minutes: 9 } },
              { headers: { ETag: tag } },
            ),
      );
    }
    if (path.includes('/rehearse?time_zone=')) return Promise.resolve(Response.json({ rehearsal }));
    tag = '"2"';
    return Promise.resolve(
      Response.json(
        {
          title: 'Changed meanwhile',
          detail: 'This was changed by somebody else since you read it.',
        },
        { status: 412 },
      ),
    );
  });
  renderPage(<AlertSettings dashboard={sampleDashboard()} />);
  await user.click(screen.getByRole('button', { name: 'Alert settings' }));
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/changed by somebody else/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show it as it is now' }));
  await vi.waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Idle after' })).toHaveValue('9 min'),
  );
});
