import { describe, expect, it } from 'vitest';
import type { ConceptNode } from '@/model/conceptGraph';
import { sampleConcepts } from '@/testing/sampleClass';
import { layOut, NODE, type Layout, type Point } from './layout';

/** A repeatable graph of many concepts, each building on up to three earlier ones. */
const many = (count: number): ConceptNode[] =>
  Array.from({ length: count }, (_, position) => ({
    concept_id: `c${position}`,
    position,
    prerequisites: [...new Set([1, 7, 13].map((step) => position - step * (1 + (position % 3))))]
      .filter((other) => other >= 0)
      .map((other) => `c${other}`),
  }));

const graphs = [sampleConcepts(), many(12), many(30)];
const corner = (layout: Layout, id: string): Point => {
  const place = layout.places.get(id);
  if (place === undefined) throw new Error(`${id} has no place`);
  return place;
};
const overlap = (a: Point, b: Point) =>
  Math.abs(a.x - b.x) < NODE.width && Math.abs(a.y - b.y) < NODE.height;

describe('the layout of the concept map', () => {
  it('gives every concept a place inside the map, and none over another', () => {
    for (const concepts of graphs) {
      const { places, width, height } = layOut(concepts);
      expect(places.size).toBe(concepts.length);
      const corners = [...places.values()];
      corners.forEach((one, index) => {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.y).toBeGreaterThanOrEqual(0);
        expect(one.x + NODE.width).toBeLessThanOrEqual(width);
        expect(one.y + NODE.height).toBeLessThanOrEqual(height);
        expect(corners.slice(index + 1).filter((other) => overlap(one, other))).toEqual([]);
      });
    }
  });

  it('draws each prerequisite from left to right', () => {
    for (const concepts of graphs) {
      const layout = layOut(concepts);
      expect(layout.edges).toHaveLength(
        concepts.reduce((sum, { prerequisites }) => sum + prerequisites.length, 0),
      );
      for (const { from, to } of layout.edges) {
        expect(corner(layout, from).x + NODE.width).toBeLessThan(corner(layout, to).x);
      }
    }
  });

  it('leads no line through a concept', () => {
    for (const concepts of graphs) {
      const { edges, places } = layOut(concepts);
      for (const { points } of edges) {
        // Between two layers a line is free; inside one it runs level in a lane of its own.
        for (let at = 1; at + 1 < points.length; at += 2) {
          const [enter, leave] = [points[at], points[at + 1]];
          expect(enter?.y).toBe(leave?.y);
          const hit = [...places.values()].filter(
            ({ x, y }) => x === enter?.x && enter.y > y && enter.y < y + NODE.height,
          );
          expect(hit).toEqual([]);
        }
      }
    }
  });

  it('draws a map without any concept, and one whose data goes round in a circle', () => {
    expect(layOut([]).places.size).toBe(0);
    const circle = [
      { concept_id: 'a', position: 0, prerequisites: ['b'] },
      { concept_id: 'b', position: 1, prerequisites: ['a'] },
    ];
    expect(layOut(circle).edges).toHaveLength(1);
  });
});
