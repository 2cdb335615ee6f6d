import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { ItemView } from '@/api/types';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { ResultsPage } from './ResultsPage';

const item: ItemView = {
  question_id: 'q1',
  concept_id: 'photosynthesis',
  question_type: 'multiple_choice',
  question_text: 'Which gas do plants take in?',
  question: {
    question_id: 'q1',
    question_text: 'Which gas do plants take in?',
    question_type: 'multiple_choice',
    options: [
      { option_id: 'a', text: 'Carbon dioxide' },
      { option_id: 'b', text: 'Oxygen' },
    ],
  } as ItemView['question'],
  students: 4,
  share_right: 0.5,
  credit: 0.5,
  waiting: 1,
  median_time_ms: 12_000,
  answers: [
    { answer: 'a', students: 2, credit: 1 },
    { answer: 'b', students: 1, credit: 0 },
    { answer: null, students: 1, credit: 0 },
  ],
  other_answers: 0,
  difficulty: {
    level: 'hard',
    answers: 48,
    students: 30,
    share_right: 0.4,
    logit: 0.9,
    standard_error: 0.3,
    chance: 0.29,
    known: true,
  },
};

it('shows what was answered how often, in words, and what is right', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    if (!path.startsWith('/api/students/')) {
      return Promise.resolve(new Response(null, { status: 404 }));
    }
    return Promise.resolve(
      Response.json(
        path.includes('/questions')
          ? { questions: [item] }
          : {
              assessments: [
                {
                  assessment_id: 'quiz_1',
                  title: 'Leaf check',
                  students: 4,
                  last_graded_at: '2026-03-02T10:00:00Z',
                },
                {
                  assessment_id: 'quiz 2',
                  title: null,
                  students: 1,
                  last_graded_at: '2026-03-01T10:00:00Z',
                },
              ],
              next_cursor: null,
            },
      ),
    );
  });
  renderInClass(<ResultsPage />, sampleDashboard());
  const panel = await screen.findByRole('region', { name: '1. Which gas do plants take in?' });
  expect(
    within(panel).getByText(/50.%? right of 4 students · about 12 s each · 1 wait/),
  ).toBeInTheDocument();
  expect(within(panel).getByText('Hard, perhaps medium')).toBeInTheDocument();
  expect(within(panel).getByText(/40.%? right of 48 answers/)).toBeInTheDocument();
  const [right, wrong, none] = within(panel).getAllByRole('listitem');
  expect(right).toHaveTextContent('Right: Carbon dioxide2 of 4');
  expect(wrong).toHaveTextContent('Oxygen1 of 4');
  expect(none).toHaveTextContent('No answer');
  await userEvent.selectOptions(screen.getByLabelText('Assessment'), 'quiz 2');
  await vi.waitFor(() => expect(asked.join(' ')).toContain('/assessments/quiz%202/questions'));
  // A program sent it: nothing is stored here that could be asked for.
  expect(asked).not.toContain('/api/assessments/quiz%202');
});
