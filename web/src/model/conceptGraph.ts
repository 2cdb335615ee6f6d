import type { Concept } from '@/api/types';

export type ConceptNode = Pick<Concept, 'concept_id' | 'position' | 'prerequisites'>;

/** Concepts in layers: each stands one layer after the last of those that it builds on. */
export function layersOf<T extends ConceptNode>(concepts: readonly T[]): T[][] {
  const byId = new Map(concepts.map((concept) => [concept.concept_id, concept]));
  const depths = new Map<string, number>();
  const under = new Set<string>();
  const depthOf = (concept: T): number => {
    const known = depths.get(concept.concept_id);
    if (known !== undefined) return known;
    under.add(concept.concept_id);
    // A circle in the data is cut where it closes: the map is still drawn.
    const depth = concept.prerequisites
      .map((id) => byId.get(id))
      .filter((other) => other !== undefined)
      .filter(({ concept_id }) => !under.has(concept_id))
      .reduce((deepest, other) => Math.max(deepest, depthOf(other) + 1), 0);
    under.delete(concept.concept_id);
    depths.set(concept.concept_id, depth);
    return depth;
  };
  const layers: T[][] = [];
  for (const concept of [...concepts].sort((a, b) => a.position - b.position)) {
    (layers[depthOf(concept)] ??= []).push(concept);
  }
  return layers;
}

/** All that a concept rests on, directly or through others; never itself. */
export function basesOf(conceptId: string, concepts: readonly ConceptNode[]): Set<string> {
  return reached(conceptId, (id) =>
    concepts.filter(({ concept_id }) => concept_id === id).flatMap((one) => one.prerequisites),
  );
}

/** All that rests on a concept, directly or through others; never itself. */
export function followersOf(conceptId: string, concepts: readonly ConceptNode[]): Set<string> {
  return reached(conceptId, (id) =>
    concepts
      .filter(({ prerequisites }) => prerequisites.includes(id))
      .map(({ concept_id }) => concept_id),
  );
}

function reached(start: string, next: (id: string) => string[]): Set<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next(id)) {
      if (other !== start && !found.has(other)) {
        found.add(other);
        open.push(other);
      }
    }
  }
  return found;
}
