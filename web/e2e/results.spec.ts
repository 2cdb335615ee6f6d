import { expect, test } from './fixtures';

test('the results of a question move when a submission arrives', async ({ windowOf, terminal }) => {
  const submit = async (studentId: string, answer: string) => {
    const response = await terminal.post('/api/assessments/submit', {
      data: {
        assessment_id: 'exit_ticket',
        student_id: studentId,
        questions: [
          {
            question_id: 'q1',
            question_text: 'Which of them makes its own food?',
            question_type: 'multiple_choice',
            concept_id: 'ecosystems',
            points_possible: 1,
            options: [
              { option_id: 'fern', text: 'A fern' },
              { option_id: 'fox', text: 'A fox' },
            ],
            correct_answer: 'fern',
          },
        ],
        responses: [{ question_id: 'q1', answer }],
      },
    });
    expect(response.status()).toBe(200);
  };
  await submit('student_004', 'fox');
  const page = await windowOf('teacher');
  await page.goto('/classes/class_001/results?assessment=exit_ticket');
  const question = page.getByRole('region', { name: /makes its own food/ });
  await expect(question.getByRole('listitem')).toHaveText([/A fox\s*1 of 1/]);
  await submit('student_005', 'fern');
  await expect(question).toContainText('1 of 2');
  await expect(question).toContainText('Right: A fern');
});
