import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { SessionContext } from '@/api/useSession';
import type { FeedbackReport, Role } from '@/api/types';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { PredictionsPage } from './PredictionsPage';

const FIGURES = {
  predicted: 0.7,
  observed: 0.62,
  rmse: 0.45,
  log_loss: 0.6,
  calibration_error: 0.08,
};

const report: FeedbackReport = {
  report_id: 'report_1',
  class_id: 'class_001',
  generated_at: '2026-03-02T10:00:00Z',
  from: '2026-01-19T10:00:00Z',
  answers: 960,
  success: FIGURES,
  mastery: { ...FIGURES, predicted: 0.66 },
  calibration: [{ from: 0.6, to: 0.7, predicted: 0.66, observed: 0.6, answers: 40 }],
  levels: [{ level: 'mastered', mastery: { ...FIGURES, observed: 0.84 } }],
  drift: [{ monday: '2026-02-23', success: FIGURES }],
  concepts: [
    { concept_id: 'a', concept_name: 'Cell structure', success: FIGURES },
    { concept_id: 'b', concept_name: 'Ecosystems', success: null },
  ],
  by_iep: null,
  findings: ['Predicted were 70% successes, observed 62%.'],
};

const asked: string[] = [];
let latest: Response;
let jobs: unknown[];

beforeEach(() => {
  asked.length = 0;
  jobs = [];
  latest = Response.json({ status: 'success', report: null });
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    if (path.endsWith('/latest'))
      return Promise.resolve(
        Response.json({
          report: {
            ...report,
            class_id: null,
            by_iep: { with_iep: FIGURES, without_iep: FIGURES },
          },
        }),
      );
    if (path.endsWith('/latest?class_id=class_001')) return Promise.resolve(latest.clone());
    if (path.endsWith('/feedback')) return Promise.resolve(Response.json({ report }));
    if (path.includes('/jobs')) return Promise.resolve(Response.json({ jobs }));
    return Promise.resolve(
      Response.json({
        models: [
          version(3, { current: false, answers: 950, better: false }),
          version(2, { current: true, answers: 900, better: true }),
          version(1, { current: false, answers: 0 }),
        ],
      }),
    );
  });
});

const version = (
  number: number,
  { current, answers, better }: { current: boolean; answers: number; better?: boolean },
) => ({
  version: number,
  made_at: '2026-03-02T10:00:00Z',
  current,
  adopted_at: null,
  learned_from: { students: 20, answers, concepts: 5 },
  comparison:
    better === undefined
      ? null
      : {
          held_out_students: 12,
          held_out_answers: 240,
          champion_mastery: FIGURES,
          challenger_mastery: FIGURES,
          champion_success: FIGURES,
          challenger_success: { ...FIGURES, log_loss: better ? 0.55 : 0.61 },
          better,
          verdict: better
            ? 'Adopted: it predicts better.'
            : 'Not adopted: it is not clearly better.',
        },
});

const open = (role: Role) =>
  renderInClass(
    <SessionContext
      value={{
        user_id: 'u',
        display_name: 'U',
        role,
        student_id: null,
        demo: true,
        choose_password: false,
        own_password: true,
        class_in_use: true,
        home_class_id: null,
        expires_at: '2026-03-02T18:00:00Z',
      }}
    >
      <PredictionsPage />
    </SessionContext>,
    sampleDashboard(Date.now()),
  );

it('says what a comparison is before there is one, and shows the one that is made', async () => {
  const user = userEvent.setup();
  open('teacher');
  await screen.findByText('No comparison yet');
  await user.click(screen.getByRole('button', { name: 'Compare now' }));
  expect(await screen.findByText(/observed 62%/)).toBeVisible();
  const concepts = within(screen.getByRole('region', { name: 'By concept' }));
  expect(concepts.getByRole('row', { name: /Cell structure/ })).toHaveTextContent('70%62%');
  expect(concepts.getByRole('row', { name: /Ecosystems/ })).toHaveTextContent('fewer than ten');
  expect(screen.getByRole('row', { name: /^Mastered/ })).toHaveTextContent('70%84%');
  expect(screen.queryByText('What is learned from answers')).toBeNull();
});

it('says the calibration in words too', async () => {
  latest = Response.json({ report });
  open('teacher');
  expect(
    await screen.findByRole('img', { name: /Where 66% was predicted, 60% succeeded, in 40/ }),
  ).toBeVisible();
});

it('lets an administrator go back to an earlier version', async () => {
  const user = userEvent.setup();
  open('admin');
  const learned = await screen.findByText(/900 answers of 20 students/);
  expect(learned.closest('li')).toHaveTextContent('Version 2, in use now');
  await user.click(screen.getByRole('button', { name: 'Use version 1' }));
  expect(asked).toContain('POST /api/adaptive/models/1/adopt');
});

it('says of each version by what it was adopted or not', async () => {
  open('admin');
  const adopted = (await screen.findByText(/900 answers of 20 students/)).closest('li');
  expect(adopted).toHaveTextContent('Adopted: it predicts better.');
  expect(adopted).toHaveTextContent('log loss 0.600 before and 0.550 after');
  const refused = screen.getByText(/950 answers of 20 students/).closest('li');
  expect(refused).toHaveTextContent('Not adopted: it is not clearly better.');
  expect(refused).toHaveTextContent('log loss 0.600 before and 0.610 after');
});

const refit = (message: string, result: object) => ({
  job_id: 'job_1',
  kind: 'refit',
  status: 'complete',
  message,
  result,
});

it('says once what became of learning anew: beside its version, or alone where there is none', async () => {
  jobs = [refit('Not adopted: it is not clearly better.', { model_version: 3 })];
  const { unmount } = open('admin');
  await screen.findByText(/950 answers of 20 students/);
  expect(screen.getAllByText('Not adopted: it is not clearly better.')).toHaveLength(1);
  unmount();
  jobs = [refit('Too few students to learn from.', {})];
  open('admin');
  expect(await screen.findByText('Too few students to learn from.')).toBeVisible();
});

it('compares students with and without an IEP over all classes, for an administrator', async () => {
  const user = userEvent.setup();
  open('admin');
  await user.click(await screen.findByRole('radio', { name: 'All classes' }));
  const iep = within(await screen.findByRole('region', { name: 'With and without an IEP' }));
  expect(iep.getByRole('row', { name: /^with an IEP/ })).toHaveTextContent('70%62%');
});
