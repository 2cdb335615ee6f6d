import { describe, expect, it } from 'vitest';
import { sampleConcepts } from '@/testing/sampleClass';
import { basesOf, followersOf, layersOf, type ConceptNode } from './conceptGraph';

const graph = (edges: Record<string, string[]>): ConceptNode[] =>
  Object.entries(edges).map(([concept_id, prerequisites], position) => ({
    concept_id,
    prerequisites,
    position,
  }));
const ids = (layers: ConceptNode[][]) =>
  layers.map((layer) => layer.map(({ concept_id }) => concept_id));

describe('the graph of concepts', () => {
  it('puts each concept one layer after the last of those that it builds on', () => {
    expect(ids(layersOf(sampleConcepts()))).toEqual([
      ['cell_structure'],
      ['photosynthesis', 'dna_replication'],
      ['cellular_respiration'],
      ['ecosystems'],
    ]);
  });

  it('keeps the order of the class within a layer, and takes concepts in any order', () => {
    const [first, ...others] = graph({ a: [], b: [], c: ['b'], d: ['a', 'c'] });
    if (first === undefined) throw new Error('no concepts');
    expect(ids(layersOf([...others.reverse(), first]))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('ends and keeps every concept when the data goes round in a circle', () => {
    const layers = layersOf(graph({ a: ['c'], b: ['a'], c: ['b'], d: ['d', 'unknown'] }));
    expect(layers.flat()).toHaveLength(4);
    expect(layers.every((layer) => layer.length > 0)).toBe(true);
  });

  it('knows all that a concept rests on and all that rests on it', () => {
    const concepts = sampleConcepts();
    expect(basesOf('cellular_respiration', concepts)).toEqual(
      new Set(['cell_structure', 'photosynthesis']),
    );
    expect(followersOf('photosynthesis', concepts)).toEqual(
      new Set(['cellular_respiration', 'ecosystems']),
    );
    expect(basesOf('a', graph({ a: ['b'], b: ['a'] }))).toEqual(new Set(['b']));
  });
});
