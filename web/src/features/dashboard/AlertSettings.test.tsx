import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { AlertSettings } from './AlertSettings';

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

it('shows what holds now and saves what the teacher sets', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation(() =>
    Promise.resolve(Response.json({ status: 'success', thresholds: {} })),
  );
  renderPage(<AlertSettings dashboard={sampleDashboard()} />);
  await user.click(screen.getByRole('button', { name: 'Alert settings' }));
  const drop = await screen.findByRole('textbox', { name: 'Sudden drop' });
  expect(drop).toHaveValue('20 points');
  await user.clear(drop);
  await user.type(drop, '35');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/api/students/classes/class_001/thresholds');
  expect(JSON.parse(init?.body as string)).toEqual({
    wheel_spinning_opportunities: 10,
    sudden_drop: 0.35,
    rapid_seconds: 3,
    idle_minutes: 5,
  });
});

it('says at the field what the server refuses', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation(() =>
    Promise.resolve(
      Response.json(
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
