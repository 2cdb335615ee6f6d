import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { samplePath } from '@/testing/sampleClass';
import { renderPage } from '@/testing/render';
import { RecommendationList } from './RecommendationList';

test('what is assumed of everyone is not shown as where the student stands', () => {
  const path = samplePath();
  const next = path.next_concepts.map((step) => ({
    ...step,
    outlook: { kind: 'advance', chance_of_success: 0.6, expected_gain: 0.001, evidence: [] },
  }));
  renderPage(<RecommendationList path={{ ...path, next_concepts: next }} library="/library" />);
  expect(screen.getByText(/no answers yet → 75%/)).toBeVisible();
  expect(screen.queryByText(/31%/)).toBeNull();
  expect(screen.getByText('Next answer 60% likely a success.')).toBeVisible();
});
