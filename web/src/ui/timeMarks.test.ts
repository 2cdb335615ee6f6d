import { expect, it } from 'vitest';
import { clockShort, day } from './time';
import { timeMarks } from './timeMarks';

const at = (time: string) => Date.parse(time);

it('shows times, each once and the first with its day, where all answers are of one day', () => {
  const quiz = [at('2026-11-24T10:02:00'), at('2026-11-24T10:02:30'), at('2026-11-24T10:40:00')];
  expect(timeMarks(quiz)).toEqual([
    { place: 0, label: `${day(quiz[0] ?? 0)}, ${clockShort(quiz[0] ?? 0)}` },
    { place: 2, label: clockShort(quiz[2] ?? 0) },
  ]);
});

it('names each day once, where it begins', () => {
  const weeks = [at('2026-11-09T10:00:00'), at('2026-11-09T10:05:00'), at('2026-11-16T10:00:00')];
  expect(timeMarks(weeks)).toEqual([
    { place: 0, label: day(weeks[0] ?? 0) },
    { place: 2, label: day(weeks[2] ?? 0) },
  ]);
});

it('marks nothing where there is nothing', () => {
  expect(timeMarks([])).toEqual([]);
});
