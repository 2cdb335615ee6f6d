import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { sampleOperations } from '@/testing/sampleOperations';
import { OperationsPage } from './OperationsPage';

const fetched = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

const figure = (name: string) => screen.getByText(name).nextElementSibling?.textContent;

it('says that all is well and shows the figures', async () => {
  fetched.mockImplementation(() => Promise.resolve(Response.json(sampleOperations())));
  renderPage(<OperationsPage />);
  await screen.findByText('All is well');
  expect(figure('Open here')).toBe('26');
  expect(figure('Database connections in use')).toBe('3 of 24');
  expect(figure('Memory')).toBe('300 MB of 1024 MB');
});

it('says what is wrong and asks again by itself', async () => {
  fetched.mockImplementationOnce(() =>
    Promise.resolve(Response.json(sampleOperations({ bus: 'down', health: 'degraded' }))),
  );
  fetched.mockImplementation(() =>
    Promise.resolve(Response.json(sampleOperations({ timestamp: '2026-03-02T10:00:02Z' }))),
  );
  renderPage(<OperationsPage />);
  await screen.findByText(/cannot be reached over Redis/);
  await waitFor(() => expect(screen.getByText('All is well')).toBeVisible(), { timeout: 5_000 });
  expect(figure('Events a second')).toBe('0.0');
});

it('says that the server does not answer', async () => {
  fetched.mockImplementation(() =>
    Promise.resolve(Response.json({ status: 403 }, { status: 403 })),
  );
  renderPage(<OperationsPage />);
  await screen.findByText('This server could not be asked how it is.');
});
