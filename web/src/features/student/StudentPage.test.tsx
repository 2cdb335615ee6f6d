import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Dashboard } from '@/api/types';
import { renderInClass } from '@/testing/render';
import { sampleDashboard, samplePath } from '@/testing/sampleClass';
import { StudentPage } from './StudentPage';

const answers: Record<string, unknown> = {};
const asked: string[] = [];

beforeEach(() => {
  sessionStorage.clear();
  asked.length = 0;
  Object.assign(answers, {
    '/mastery/': { history: [], next_cursor: null },
    '/explain': {
      explanation: {
        concept_id: 'photosynthesis',
        mastery: 0.5,
        summary: 'Seven of twelve answers were right.',
        inputs: ['12 answers since January'],
        what_would_change: 'One more right answer lifts it to about 68%.',
        model_version: 'bkt-1',
        next_answer: {
          chance: 0.58,
          usual: 0.61,
          secure: false,
          wheel_spinning: true,
          reasons: [
            { evidence: 'a', points: -4, sentence: 'The latest answers: lowers it by 4 points.' },
          ],
          model_version: null,
        },
      },
    },
    '/next': {
      next: {
        concept_id: 'ecosystems',
        concept_name: 'Ecosystems',
        kind: 'probe',
        reason: 'Nothing was asked about Ecosystems yet.',
        chance_of_success: 0.4,
        question: { assessment_id: 'a', title: 'Weekly', question_id: 'q', question_text: 'Why?' },
      },
    },
    '/access-log': {
      openings: [
        {
          at: '2026-03-02T08:00:00Z',
          action: 'read',
          what: 'iep',
          class_id: null,
          role: 'teacher',
          name: 'Ms Rivera',
        },
        {
          at: '2026-03-02T07:00:00Z',
          action: 'read',
          what: 'iep',
          class_id: null,
          role: 'teacher',
          name: 'Ms Rivera',
        },
      ],
      next_cursor: null,
    },
    '/iep': { iep: null },
    '/student_002/history?limit=20': { history: [], next_cursor: null },
    '/path': { learning_path: samplePath({ student_id: 'student_002' }) },
  });
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const known = Object.entries(answers).filter(([part]) => path.includes(part));
    return Promise.resolve(Response.json(known.at(-1)?.[1] ?? {}));
  });
});

const open = (studentId: string, dashboard = sampleDashboard(Date.now())) =>
  renderInClass(
    <Routes>
      <Route path="/classes/:classId/students/:studentId" element={<StudentPage />} />
    </Routes>,
    dashboard,
    `/classes/class_001/students/${studentId}`,
  );

it('shows the same mastery as the class, with how sure it is', () => {
  open('student_002');
  const mastery = screen.getByRole('region', { name: 'Mastery' });
  expect(within(mastery).getAllByRole('listitem')[0]).toHaveTextContent(
    'Cell structure Developing47%3 answers · likely 33% to 58%',
  );
});

it('names the one thing to ask next, with a question', async () => {
  open('student_002');
  const next = screen.getByRole('region', { name: 'Ask next' });
  expect(await within(next).findByText(/40% likely/)).toBeVisible();
  expect(next).toHaveTextContent('Ecosystems');
  expect(next).toHaveTextContent('from “Weekly”: Why?');
});

it('leaves what to ask next where it is when an alert arrives', () => {
  open('student_002');
  const next = screen.getByRole('region', { name: 'Ask next' });
  const now = screen.getByRole('region', { name: 'Right now' });
  expect(next.compareDocumentPosition(now)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

it('closes a new password only for who has noted it', async () => {
  const user = userEvent.setup();
  answers['/sign-ins'] = {
    sign_ins: [
      {
        student_id: 'student_002',
        student_name: 'Bo Kim',
        login: 'bo.kim',
        password: 'word-of-bo',
        choose_password: false,
      },
    ],
    not_given: [],
  };
  open('student_002');
  const give = screen.getByRole('button', { name: 'Give a new password' });
  await user.click(give);
  const dialog = await screen.findByRole('dialog', { name: /^A new password for/ });
  await user.click(within(dialog).getByRole('button', { name: 'Give a new password' }));
  expect(await screen.findByText('word-of-bo')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull();
  expect(screen.getByText('word-of-bo')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have noted it' }));
  await vi.waitFor(() => expect(screen.queryByText('word-of-bo')).toBeNull());
});

it('says why there is nothing to ask next', async () => {
  answers['/next'] = { next: null };
  const sample = sampleDashboard(Date.now());
  const said = async (dashboard: Dashboard, words: string) => {
    const { unmount } = open('student_002', dashboard);
    expect(await screen.findByText(words)).toBeVisible();
    unmount();
  };
  await said(sample, 'Nothing: all of this is mastered.');
  await said({ ...sample, concepts: [], mastery: [] }, 'Nothing: this class has no concepts yet.');
  await said(
    { ...sample, class: { ...sample.class, archived_at: '2026-03-01T08:00:00Z' } },
    'Nothing: this class is archived.',
  );
});

it('puts a student into a group only once she has answered', () => {
  const sample = sampleDashboard(Date.now());
  const { unmount } = open('student_003', sample);
  expect(screen.getByText('Needs support')).toBeVisible();
  unmount();
  open('student_003', { ...sample, mastery: [] });
  expect(screen.getByText(/Cell structure is secure/)).toBeVisible();
  expect(screen.queryByText('Needs support')).toBeNull();
});

it('says in one line what the IEP does by itself and what needs the teacher', () => {
  open('student_002');
  expect(screen.getByRole('region', { name: 'IEP' })).toHaveTextContent(
    'Applied by itself: Extended time (×1.5)Needs you: Preferential seating',
  );
});

it('tells why, only when asked', async () => {
  const user = userEvent.setup();
  open('student_002');
  expect(asked.some((path) => path.endsWith('/explain'))).toBe(false);
  const first = screen.getAllByText('Why?')[0];
  if (first === undefined) throw new Error('nothing explains itself');
  await user.click(first);
  expect(await screen.findByText('Seven of twelve answers were right.')).toBeVisible();
  expect(screen.getByText(/One more right answer/)).toBeVisible();
  expect(screen.getByText(/58% likely.*against 61% for a usual answer/)).toBeVisible();
  expect(screen.getByText(/lowers it by 4 points/)).toBeVisible();
  expect(screen.getByText(/no three right answers in a row lately/)).toBeVisible();
  expect(screen.queryByText('Secure:')).toBeNull();
});

it('shows new recommendations with their reasons without a reload', async () => {
  const user = userEvent.setup();
  open('student_002').change((before) => before);
  await user.click(screen.getByRole('button', { name: 'Generate Recommendations' }));
  expect(await screen.findByText(/Cell structure is secure/)).toBeVisible();
});

it('shows work that belongs to no quiz here without asking for one', async () => {
  const user = userEvent.setup();
  answers['/student_002/history?limit=20'] = {
    history: [
      {
        assessment_id: 'sent',
        title: null,
        grading_id: 'grd_sent',
        score_percentage: 80,
        total_points_earned: 4,
        total_points_possible: 5,
        graded_at: '2026-03-02T10:00:00Z',
        needs_review: false,
      },
    ],
    next_cursor: null,
  };
  answers['/assessments/sent/results/'] = {
    graded_assessment: {
      grading_id: 'grd_sent',
      question_results: [
        {
          question_id: 'q1',
          question_text: 'Plants also respire.',
          answer: true,
          points_earned: 4,
          points_possible: 5,
          feedback: '',
          graded_by: 'rules-1',
        },
      ],
    },
  };
  open('student_002');
  await user.click(await screen.findByRole('button', { name: /^Untitled assessment/ }));
  expect(await screen.findByText('Plants also respire.')).toBeVisible();
  expect(asked).not.toContain('/api/assessments/sent');
});

it('reaches work that is older than the newest twenty', async () => {
  const user = userEvent.setup();
  const work = (name: string) => ({
    assessment_id: name,
    title: name,
    grading_id: `grd_${name}`,
    score_percentage: 80,
    total_points_earned: 4,
    total_points_possible: 5,
    graded_at: '2026-03-02T10:00:00Z',
    needs_review: false,
  });
  answers['/student_002/history?limit=20'] = {
    history: [work('Newest quiz')],
    next_cursor: 'next',
  };
  answers['/student_002/history?limit=20&cursor=next'] = {
    history: [work('Oldest quiz')],
    next_cursor: null,
  };
  open('student_002');
  const list = screen.getByRole('region', { name: 'Assessments' });
  expect(await within(list).findByText('Newest quiz')).toBeVisible();
  await user.click(within(list).getByRole('button', { name: 'Show older' }));
  expect(await within(list).findByText('Oldest quiz')).toBeVisible();
  expect(within(list).queryByRole('button', { name: 'Show older' })).toBeNull();
});

it('says so when the student is not in the class', () => {
  open('student_999');
  expect(screen.getByRole('heading', { name: 'No such student' })).toBeVisible();
});

it('hands out the whole record, and says who opened it', async () => {
  open('student_002');
  const record = screen.getByRole('region', { name: 'Record' });
  expect(within(record).getByRole('link', { name: 'Tables (ZIP)' })).toHaveAttribute(
    'href',
    '/api/students/students/student_002/export?format=zip',
  );
  await userEvent.click(within(record).getByRole('button', { name: 'Who opened it' }));
  const list = await within(record).findByRole('list', { name: /Who opened this record/ });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(list).toHaveTextContent('Ms RiveraOpened: IEP 2 times');
});
