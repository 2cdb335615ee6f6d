/** A key leaves nothing to be unsure of, and a teacher decides. */
export const isJudged = (gradedBy: string): boolean =>
  gradedBy !== 'teacher' && !gradedBy.startsWith('rules-');

/** By what it was graded, with the version of what judged, for who wants to ask about it. */
export function graderWords(gradedBy: string): string {
  if (gradedBy === 'teacher') return 'Graded by a teacher';
  return `Graded by ${graderName(gradedBy)}`;
}

export const graderName = (gradedBy: string): string =>
  isJudged(gradedBy) ? `the computer (${gradedBy.replaceAll('_', ' ')})` : 'the key';
