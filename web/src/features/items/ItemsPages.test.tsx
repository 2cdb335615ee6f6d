import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import type { Item, Session } from '@/api/types';
import { SessionContext } from '@/api/useSession';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { AssessmentPage, NewAssessmentPage } from './BuilderPage';
import { ItemBankPage } from './ItemBankPage';
import { ItemPage } from './ItemPage';

const item = (id: string, text: string): Item =>
  ({
    item_id: id,
    version: 2,
    archived: false,
    question: {
      question_id: id,
      question_type: 'true_false',
      question_text: text,
      concept_id: 'photosynthesis',
      points_possible: 2,
      correct_answer: true,
    },
    tags: ['leaf'],
    grade_from: 6,
    grade_to: 9,
    reading_level: 6,
    accommodations: [],
    source: null,
    licence: 'CC BY 4.0',
    author: 'A. Teacher',
    used_in: 1,
    difficulty: {
      level: 'easy',
      answers: 40,
      students: 24,
      share_right: 0.9,
      logit: -1.2,
      standard_error: 0.2,
      chance: 0.77,
      known: true,
    },
    made_by: 'teacher_demo',
    updated_at: '2026-03-02T10:30:00Z',
  }) as unknown as Item;

const LEAF = item('itm_1', 'Leaves are green.');
const SKY = item('itm_2', 'The sky is blue.');

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}
let asked: string[] = [];
let sent: Sent[] = [];
let answers: Record<string, unknown> = {};
/** Of the item as the server has it. */
let etag = '';

beforeEach(() => {
  asked = [];
  sent = [];
  answers = {};
  etag = '"42"';
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (init.method !== 'GET') {
      const body =
        init.body instanceof FormData ? init.body : (JSON.parse(init.body as string) as unknown);
      sent.push({ method: init.method ?? '', path, headers: new Headers(init.headers), body });
      const answer = answers[path.split('?')[0] ?? ''];
      return Promise.resolve(
        answer instanceof Response
          ? answer
          : Response.json(answer ?? { item: LEAF, assessment: {} }),
      );
    }
    asked.push(path);
    if (path.startsWith('/api/items?')) {
      const found = path.includes('q=xyz') ? [] : [LEAF, SKY];
      return Promise.resolve(Response.json({ items: found, next_cursor: null }));
    }
    if (path.startsWith('/api/items/')) {
      return Promise.resolve(Response.json({ item: LEAF }, { headers: { ETag: etag } }));
    }
    if (path.startsWith('/api/students/classes')) {
      return Promise.resolve(
        Response.json({ classes: [sampleDashboard().class], next_cursor: null }),
      );
    }
    return Promise.resolve(
      Response.json(answers[path] ?? { assessments: [], next_cursor: null }, {
        headers: { ETag: '"7"' },
      }),
    );
  });
});

function show(at: string) {
  const session = { role: 'teacher', display_name: 'Ms. Rivera' } as Session;
  return renderInClass(
    <SessionContext value={session}>
      <Routes>
        <Route path="/items" element={<ItemBankPage />} />
        <Route path="/items/:itemId" element={<ItemPage />} />
        <Route path="/assessments/new" element={<NewAssessmentPage />} />
        <Route path="/assessments/:assessmentId" element={<AssessmentPage />} />
        <Route path="*" element={<Link to="/assessments/new">elsewhere</Link>} />
      </Routes>
    </SessionContext>,
    sampleDashboard(),
    at,
  );
}

it('searches while one types, says how hard each item is, and exports what is found', async () => {
  show('/items');
  const search = await screen.findByRole('searchbox', { name: 'Search the questions' });
  await userEvent.type(search, 'leaf');
  await vi.waitFor(() => expect(asked.at(-1)).toBe('/api/items?q=leaf'));
  await userEvent.selectOptions(screen.getByLabelText('Difficulty'), 'easy');
  await vi.waitFor(() => expect(asked.at(-1)).toBe('/api/items?q=leaf&difficulty=easy'));
  expect(await screen.findByRole('link', { name: 'Leaves are green.' })).toHaveAttribute(
    'href',
    '/items/itm_1',
  );
  expect(screen.getAllByText('Easy', { selector: 'span' })[0]).toBeInTheDocument();
  expect(screen.getAllByText(/90.%? right of 40 answers/)[0]).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(await screen.findByRole('menuitem', { name: /QTI/ })).toHaveAttribute(
    'href',
    '/api/items/export?format=qti&q=leaf&difficulty=easy',
  );
  await userEvent.keyboard('{Escape}');
  await userEvent.clear(search);
  await userEvent.type(search, 'xyz');
  expect(await screen.findByText(/^Nothing found/)).toBeInTheDocument();
});

it('opens the form for a new one at its address, and the list when that is closed', async () => {
  show('/items?q=leaf&new');
  const form = await screen.findByRole('dialog');
  expect(within(form).getByRole('button', { name: 'Save' })).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('searchbox')).toHaveValue('leaf');
});

it('imports a file and tells what came in and what did not', async () => {
  answers['/api/items/import'] = {
    added: 2,
    changed: 0,
    unchanged: 1,
    items: [],
    not_imported: [{ where: 'items/order.xml', reason: 'is not an interaction that the bank has' }],
    notes: ['The column colour is not known and was left out.'],
  };
  show('/items');
  await userEvent.click(await screen.findByRole('button', { name: 'Import' }));
  const dialog = await screen.findByRole('dialog');
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('there is no field for a file');
  await userEvent.upload(input, new File(['x'], 'bank.zip'));
  await userEvent.selectOptions(
    within(dialog).getByLabelText('Concept of questions that name none'),
    'photosynthesis',
  );
  await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }));
  expect(
    await within(dialog).findByText(/^2 added, 0 changed, 1 already there, 1 not/),
  ).toBeVisible();
  expect(within(dialog).getByRole('list', { name: 'Not imported' })).toHaveTextContent(
    'items/order.xml: is not an interaction',
  );
  expect(sent[0]?.path).toBe('/api/items/import?concept_id=photosynthesis');
  expect(sent[0]?.headers.get('Content-Type')).toBeNull();
  expect(sent[0]?.headers.get('Idempotency-Key')).not.toBeNull();
  expect((sent[0]?.body as FormData).get('file')).toBeInstanceOf(File);
});

it('shows an item as a student meets it, its key, and how sure its difficulty is', async () => {
  show('/items/itm_1');
  const preview = await screen.findByRole('region', { name: 'As a student meets it' });
  expect(within(preview).getByRole('radio', { name: 'True' })).not.toBeChecked();
  expect(screen.getByRole('region', { name: 'What is right' })).toHaveTextContent('True');
  expect(screen.getByRole('region', { name: 'How hard it is' })).toHaveTextContent(
    /chance of 77.%? here \(95% sure: 69.%? to 83.%?\)/,
  );
});

it('changes the version that was read and shows at the field what is wrong', async () => {
  answers['/api/items/itm_1'] = Response.json(
    {
      title: 'Invalid',
      status: 422,
      errors: [{ field: 'question.question_text', message: 'must not be blank' }],
    },
    { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
  );
  show('/items/itm_1');
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
  const question = await screen.findByRole('textbox', { name: 'Question' });
  await userEvent.clear(question);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('must not be blank')).toBeInTheDocument();
  expect(sent[0]?.headers.get('If-Match')).toBe('"42"');
  expect(sent[0]?.body).toMatchObject({
    question: { question_text: '', question_type: 'true_false', correct_answer: true },
    tags: ['leaf'],
  });
});

it('builds an assessment by keyboard: adds, moves, sets points and saves it in order', async () => {
  show('/assessments/new');
  await userEvent.type(await screen.findByLabelText('Title'), 'Friday quiz');
  await userEvent.click(await screen.findByRole('button', { name: 'Add: Leaves are green.' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add: The sky is blue.' }));
  expect(screen.getByRole('button', { name: 'Added: The sky is blue.' })).toHaveFocus();
  screen.getByRole('button', { name: 'Move question 2 up' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Move question 1 down' })).toHaveFocus();
  expect(await screen.findByText('Now question 1 of 2')).toBeInTheDocument();
  const points = screen.getByLabelText('Points of question 2');
  await userEvent.clear(points);
  await userEvent.type(points, '3');
  await userEvent.type(screen.getByLabelText('Time limit (minutes)'), '20');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('elsewhere')).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({
    class_id: 'class_001',
    title: 'Friday quiz',
    time_limit_minutes: 20,
    questions: [
      { item_id: 'itm_2', item_version: 2, points_possible: 2 },
      { item_id: 'itm_1', item_version: 2, points_possible: 3 },
    ],
  });
});

it('keeps what is being built while another page is looked at', async () => {
  show('/assessments/new');
  await userEvent.type(await screen.findByLabelText('Title'), 'Friday quiz');
  await userEvent.click(await screen.findByRole('button', { name: 'Add: Leaves are green.' }));
  await userEvent.click(screen.getByRole('link', { name: 'Back to the assessments' }));
  await userEvent.click(await screen.findByText('elsewhere'));
  expect(await screen.findByText('What you had not saved is still here.')).toBeVisible();
  expect(screen.getByLabelText('Title')).toHaveValue('Friday quiz');
  expect(screen.getByText('1. Leaves are green.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Start anew' }));
  expect(screen.getByLabelText('Title')).toHaveValue('');
});

it('says of an assessment that students have begun that it stays as it is', async () => {
  answers['/api/assessments/asm_1'] = {
    assessment: {
      assessment_id: 'asm_1',
      title: 'Taken',
      class_id: 'class_001',
      questions: [LEAF.question],
      items: [],
      changeable: false,
    },
  };
  show('/assessments/asm_1');
  expect(await screen.findByText(/^Students have begun to work on it/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: '1. Leaves are green.' })).toHaveTextContent('True');
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});

it('changes the version that was read, also where a newer one was read since', async () => {
  const { cache } = show('/items/itm_1');
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
  const save = await screen.findByRole('button', { name: 'Save' });
  etag = '"43"';
  await cache.invalidateQueries({ queryKey: keys.item('itm_1') });
  await userEvent.click(save);
  await vi.waitFor(() => expect(sent[0]?.headers.get('If-Match')).toBe('"42"'));
});

/** Whose answers to what is sent wait until they are let go, or get lost. */
function network() {
  const answering = fetch;
  let go: () => void = () => undefined;
  let lose: () => void = () => undefined;
  const fate = new Promise<void>((resolve, reject) => {
    go = resolve;
    lose = () => reject(new TypeError('network'));
  });
  fate.catch(() => undefined);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const answer = await answering(path, init);
    if (init.method !== 'GET') await fate;
    return answer;
  });
  const restore = () => vi.stubGlobal('fetch', answering);
  return { go: () => go(), lose: () => lose(), restore };
}

const keyOf = ({ headers }: Sent) => headers.get('Idempotency-Key');

it('builds an assessment once when the answer was lost and she presses again', async () => {
  show('/assessments/new');
  await userEvent.type(await screen.findByLabelText('Title'), 'Friday quiz');
  const { lose, restore } = network();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  lose();
  expect(await screen.findByText('It was not saved.')).toBeVisible();
  restore();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('elsewhere')).toBeInTheDocument();
  const [first, again] = sent.map(keyOf);
  expect(first).not.toBeNull();
  expect(again).toBe(first);
});

it('offers nothing as unsaved that was saved after she had left the page', async () => {
  show('/assessments/new');
  await userEvent.type(await screen.findByLabelText('Title'), 'Friday quiz');
  const { go } = network();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(screen.getByRole('link', { name: 'Back to the assessments' }));
  go();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await userEvent.click(await screen.findByText('elsewhere'));
  expect(await screen.findByLabelText('Title')).toHaveValue('');
});

it('takes a question that was mended after the first answer was lost', async () => {
  show('/items?new');
  const question = await screen.findByRole('textbox', { name: 'Question' });
  await userEvent.type(question, 'Roots eat soil');
  const { lose, restore } = network();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  lose();
  expect(await screen.findByText('It was not saved.')).toBeVisible();
  restore();
  await userEvent.type(question, '.');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  const [first, mended] = sent.map(keyOf);
  expect(mended).not.toBe(first);
});
