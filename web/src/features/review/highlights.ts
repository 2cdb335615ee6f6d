/** A stretch of an answer, and whether a grader gave points for it. */
export interface Stretch {
  text: string;
  evidence: boolean;
}

/** Cuts an answer where quotations from it begin and end; what overlaps is marked once. */
export function highlights(answer: string, quotations: readonly string[]): Stretch[] {
  const marked = new Array<boolean>(answer.length).fill(false);
  for (const quotation of quotations) {
    const from = quotation === '' ? -1 : answer.indexOf(quotation);
    if (from >= 0) marked.fill(true, from, from + quotation.length);
  }
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 1; at <= answer.length; at += 1) {
    if (at === answer.length || marked[at] !== marked[from]) {
      stretches.push({ text: answer.slice(from, at), evidence: marked[from] === true });
      from = at;
    }
  }
  return stretches;
}
