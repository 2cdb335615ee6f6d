import { onlineManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Review } from '@/api/types';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { ReviewPage } from './ReviewPage';

const dashboard = sampleDashboard();
const [first] = dashboard.students;

const review = (grading_id: string, change: Partial<Review> = {}): Review => ({
  grading_id,
  question_id: 'q1',
  student_id: first?.student_id ?? '',
  student_name: first?.student_name ?? '',
  assessment_id: 'asm_1',
  title: 'Exit ticket',
  concept_id: 'photosynthesis',
  concept_name: 'Photosynthesis',
  question_type: 'constructed_response',
  question_text: 'Where does the mass of a tree come from?',
  question: null,
  answer: 'From the air, and water.',
  grade: {
    points_earned: 1,
    points_possible: 4,
    feedback: 'Part of it is there.',
    graded_by: 'offline',
    confidence: 0.55,
    review_reason: 'low_confidence',
    criteria: [
      {
        criterion_id: 'air',
        points: 1,
        possible: 2,
        feedback: 'You name the air.',
        evidence: 'From the air',
      },
      { criterion_id: 'gas', points: 0, possible: 2, feedback: 'Which gas?', evidence: null },
    ],
    decided: false,
  },
  asked_note: null,
  graded_at: '2026-03-02T10:00:00Z',
  version: 0,
  alike: 1,
  ...change,
});

/** What the grader is sure about since others were graded. */
let surer: Review[] = [];
let sent: { path: string; body: Record<string, unknown> }[] = [];

beforeEach(() => {
  sent = [];
  surer = [];
  const reviews = [review('grd_1'), review('grd_2', { answer: 'From the soil' })];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (path.endsWith('/second-readings')) {
      const second_readings = surer.map((one) => ({
        review: one,
        grade: { ...one.grade, points_earned: 4, confidence: 0.91, review_reason: null },
      }));
      return Promise.resolve(Response.json({ second_readings }));
    }
    if (init?.method === 'POST') {
      sent.push({ path, body: JSON.parse(init.body as string) as Record<string, unknown> });
      const [one] = reviews;
      return Promise.resolve(
        Response.json({ status: 'success', batch_id: 'dec_1', decided: one ? [one] : [] }),
      );
    }
    if (path.includes('?limit')) return Promise.resolve(Response.json({ waiting: 2, reviews }));
    const one = reviews.find(({ grading_id }) => path.includes(grading_id));
    return Promise.resolve(
      Response.json({ review: one, alike: [review('grd_3')], decided: [review('grd_4')] }),
    );
  });
});

it('sends a decision once, however fast the keys come', async () => {
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.setup({ delay: null }).keyboard('2{Shift>}A{/Shift}{Enter}');
  await screen.findAllByText(/^1 point for/);
  expect(sent.map(({ body }) => body.alike)).toEqual([true]);
});

it('grades with one key what the grader has learned from the grades of the teacher', async () => {
  surer = [review('grd_2', { answer: 'From the soil', version: 3 })];
  renderInClass(<ReviewPage />, dashboard);
  const panel = await screen.findByRole('region', {
    name: 'The grader is sure of 1 waiting answer now',
  });
  within(panel).getByRole('button', { name: /^From the soil .* 4 of 4 · sure to 91%$/ });
  await userEvent.keyboard('g');
  await screen.findAllByText('1 answer graded like yours.');
  expect(sent).toEqual([
    {
      path: '/api/students/classes/class_001/reviews/settle',
      body: { answers: [{ grading_id: 'grd_2', question_id: 'q1', version: 3, points: 4 }] },
    },
  ]);
  await userEvent.keyboard('u');
  await waitFor(() => expect(sent[1]?.body).toEqual({ batch_id: 'dec_1' }));
});

it('accepts with one key, goes on to the next answer, and takes back with another', async () => {
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByText('2 answers wait for you');
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  expect(screen.getByText('From the air', { selector: 'mark' })).toBeInTheDocument();
  await userEvent.keyboard('a');
  await screen.findByText('From the soil', { selector: 'blockquote *' });
  await screen.findAllByText(/^1 point for/);
  expect(sent[0]?.body).toEqual({ grading_id: 'grd_1', question_id: 'q1', version: 0 });
  await userEvent.keyboard('u');
  expect((await screen.findAllByText('Taken back.')).length).toBeGreaterThan(0);
  expect(sent[1]?.path).toMatch(/undo$/);
  expect(sent[1]?.body).toEqual({ batch_id: 'dec_1' });
});

it('takes the decision about the next answer while the last one is still being saved', async () => {
  const answering = fetch;
  let saved: () => void = () => undefined;
  const network = new Promise<void>((resolve) => {
    saved = resolve;
  });
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') await network;
    return answering(path, init);
  });
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.keyboard('a');
  await screen.findByText('From the soil', { selector: 'blockquote *' });
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.keyboard('a');
  saved();
  await waitFor(() => expect(sent.map(({ body }) => body.grading_id)).toEqual(['grd_1', 'grd_2']));
});

it('says of a classmate whose answer nobody has graded that it is not, instead of no points', async () => {
  const unread = review('grd_3');
  const grade = { ...unread.grade, points_earned: 0, review_reason: 'not_read' as const };
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      Response.json(
        path.includes('?limit')
          ? { waiting: 1, reviews: [unread] }
          : {
              review: { ...unread, grade },
              alike: [{ ...unread, grading_id: 'grd_5', grade }],
              decided: [review('grd_4')],
            },
      ),
    ),
  );
  renderInClass(<ReviewPage />, dashboard);
  const alike = await screen.findByRole('region', { name: 'Waiting with the same words (1)' });
  expect(alike).toHaveTextContent('not graded yet');
  expect(alike).not.toHaveTextContent('0 of 4');
  expect(screen.getByRole('region', { name: 'Graded already (1)' })).toHaveTextContent('1 of 4');
});

it('gives points by a digit, for all alike if wanted, with a reason', async () => {
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.keyboard('3');
  await userEvent.type(screen.getByLabelText(/^Why/), 'Says more than it seems');
  await userEvent.click(screen.getByRole('button', { name: /for all 2 alike/ }));
  expect(sent[0]?.body).toMatchObject({
    points: 3,
    alike: true,
    reason: 'Says more than it seems',
  });
});

it('counts the points of the rubric, line by line', async () => {
  renderInClass(<ReviewPage />, dashboard);
  const gas = await screen.findByLabelText(/^Points of 2 for: gas/);
  await userEvent.clear(gas);
  await userEvent.type(gas, '2');
  expect(screen.getByLabelText('Points of 4')).toHaveValue('3');
  await userEvent.click(screen.getByRole('button', { name: /^Save(?! for)/ }));
  expect(sent[0]?.body).toMatchObject({ criteria: [{ criterion_id: 'gas', points: 2 }] });
  expect(sent[0]?.body).not.toHaveProperty('points');
});

it('keeps what was typed about an answer while she looks at another one', async () => {
  renderInClass(<ReviewPage />, dashboard);
  const feedback = await screen.findByLabelText('What the student reads');
  await userEvent.type(feedback, ' Think of the gas.');
  await userEvent.keyboard('{Escape}j');
  await screen.findByText('From the soil', { selector: 'blockquote *' });
  await userEvent.keyboard('k');
  await screen.findByText('From the air', { selector: 'mark' });
  expect(screen.getByLabelText<HTMLTextAreaElement>('What the student reads').value).toMatch(
    / Think of the gas\.$/,
  );
});

it('loses nothing of a decision that could not be sent', async () => {
  const answering = fetch;
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    init?.method === 'POST' ? Promise.reject(new TypeError('no network')) : answering(path, init),
  );
  await userEvent.keyboard('3');
  await userEvent.type(screen.getByLabelText(/^Why/), 'Says more than it seems');
  await userEvent.click(screen.getByRole('button', { name: /^Save(?! for)/ }));
  await screen.findByText('The grade was not changed.');
  expect(await screen.findByLabelText(/^Why/)).toHaveValue('Says more than it seems');
  expect(screen.getByLabelText('Points of 4')).toHaveValue('3');
});

it('says that a decision waits for the network, and sends it when that is back', async () => {
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  onlineManager.setOnline(false);
  await userEvent.keyboard('a');
  expect(await screen.findByText(/^There is no network\. Your decision is sent/)).toBeVisible();
  expect(sent).toEqual([]);
  onlineManager.setOnline(true);
  await screen.findAllByText(/^1 point for/);
  expect(screen.queryByText(/^There is no network/)).toBeNull();
});

it('leaves her at the answer that she went to while a decision for all alike was being saved', async () => {
  const answering = fetch;
  const reviews = [
    review('grd_1'),
    review('grd_2', { answer: 'From the soil' }),
    review('grd_5', { answer: 'From the rain' }),
  ];
  let saved: () => void = () => undefined;
  const network = new Promise<void>((resolve) => {
    saved = resolve;
  });
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') await network;
    else if (path.includes('?limit')) return Response.json({ waiting: 3, reviews });
    else if (path.includes('grd_5'))
      return Response.json({ review: reviews[2], alike: [], decided: [] });
    return answering(path, init);
  });
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.keyboard('{Shift>}A{/Shift}j');
  await screen.findByText('From the soil', { selector: 'blockquote *' });
  await userEvent.keyboard('j');
  await screen.findByText('From the rain', { selector: 'blockquote *' });
  saved();
  await screen.findAllByText(/^1 point for/);
  expect(screen.getByText('From the rain', { selector: 'blockquote *' })).toBeVisible();
});

it('says that a decision is taken back before the list has been read anew', async () => {
  const answering = fetch;
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByRole('button', { name: /^Accept(?! for)/ });
  await userEvent.keyboard('a');
  await screen.findAllByText(/^1 point for/);
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    path.includes('?limit') ? new Promise(() => undefined) : answering(path, init),
  );
  await userEvent.keyboard('u');
  expect((await screen.findAllByText('Taken back.')).length).toBeGreaterThan(0);
});

it('shows the words that a student handed in meanwhile when a decision about the old ones is refused', async () => {
  const answering = fetch;
  const reworded = review('grd_1', { answer: 'From carbon dioxide', version: 1 });
  let overtaken = false;
  renderInClass(<ReviewPage />, dashboard);
  await screen.findByText('From the air', { selector: 'mark' });
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') {
      overtaken = true;
      return Promise.resolve(
        Response.json({ title: 'Changed by somebody else', detail: '' }, { status: 412 }),
      );
    }
    return overtaken && path.includes('grd_1')
      ? Promise.resolve(Response.json({ review: reworded, alike: [], decided: [] }))
      : answering(path, init);
  });
  await userEvent.keyboard('3');
  await userEvent.click(screen.getByRole('button', { name: /^Save(?! for)/ }));
  await screen.findByText('From carbon dioxide', { selector: 'blockquote *' });
  expect(screen.getByText(/You see the answer as it is now/)).toBeVisible();
  expect(screen.getByText(/has changed this answer: this is the new one/)).toBeVisible();
  expect(screen.getByLabelText('Points of 4')).toHaveValue('1');
});
