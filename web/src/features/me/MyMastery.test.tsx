import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { MasteryRecord } from '@/api/types';
import { renderPage } from '@/testing/render';
import { MyMastery } from './MyMastery';

const record = (concept_name: string, observations: number): MasteryRecord => ({
  student_id: 'student_001',
  concept_id: concept_name,
  concept_name,
  mastery: 0.3,
  faded_mastery: 0.3,
  level: 'struggling',
  observations,
  interval: { low: 0, high: 1 },
  last_updated: null,
  model_version: 'bkt-1',
  parameters: { p_init: 0.3, p_learn: 0.3, p_guess: 0.25, p_slip: 0.1 },
});

it('tells a student no figure about herself before she has answered', () => {
  renderPage(<MyMastery records={[record('Acids', 0), record('Bases', 2)]} />);
  const [acids, bases] = screen.getAllByRole('listitem');
  expect(acids).toHaveTextContent(/^AcidsNo answers yet$/);
  expect(bases).toHaveTextContent(/Worth another look · 30%/);
});
