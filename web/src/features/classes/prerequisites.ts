import type { SchoolConcept } from '@/api/types';

/** What the chosen concepts build on and is not chosen, nearest first; each once. */
export function missingPrerequisites(
  all: SchoolConcept[],
  chosen: readonly string[],
): SchoolConcept[] {
  const byId = new Map(all.map((concept) => [concept.concept_id, concept]));
  const missing = new Map<string, SchoolConcept>();
  const visit = (conceptId: string) => {
    for (const id of byId.get(conceptId)?.prerequisites ?? []) {
      const needed = byId.get(id);
      if (needed === undefined || missing.has(id)) continue;
      if (!chosen.includes(id)) missing.set(id, needed);
      visit(id);
    }
  };
  chosen.forEach(visit);
  return [...missing.values()];
}

/** The chosen concepts with all that they build on; what was missing stands before what needs it. */
export function withPrerequisites(all: SchoolConcept[], chosen: readonly string[]): string[] {
  const byId = new Map(all.map((concept) => [concept.concept_id, concept]));
  const placed = new Set<string>();
  const place = (conceptId: string) => {
    if (placed.has(conceptId)) return;
    for (const id of byId.get(conceptId)?.prerequisites ?? []) {
      if (!chosen.includes(id)) place(id);
    }
    placed.add(conceptId);
  };
  chosen.forEach(place);
  return [...placed];
}
