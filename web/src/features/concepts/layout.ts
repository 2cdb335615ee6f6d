import { layersOf, type ConceptNode } from '@/model/conceptGraph';

export interface Point {
  x: number;
  y: number;
}

/** A connection from a concept to one that builds on it. */
interface Edge {
  from: string;
  to: string;
  /** Where it leaves, where it passes each layer between, where it arrives. */
  points: Point[];
}

export interface Layout {
  width: number;
  height: number;
  /** The upper left corner of each concept, layer by layer, each from top to bottom. */
  places: Map<string, Point>;
  edges: Edge[];
}

/** In CSS pixels. */
export const NODE = { width: 196, height: 152 };
const GAP = { x: 76, y: 20 };
/** What a connection takes of a layer that it only passes. */
const LANE = 26;
const EDGE_OF_MAP = 6;

interface Slot {
  id: string;
  height: number;
  /** The slots of the layer before that lead here. */
  after: string[];
}

/**
 * Layers from left to right. A connection over several layers gets a lane in each that it passes, so
 * that no line runs through a concept; within a layer each slot stands near those that lead to it.
 */
export function layOut(concepts: readonly ConceptNode[]): Layout {
  const layers = slotsOf(concepts);
  const tall = Math.max(0, ...layers.map(heightOf));
  const tops = new Map<string, Point>();
  const middles = new Map<string, number>();
  layers.forEach((layer, depth) => {
    let y = EDGE_OF_MAP + (tall - heightOf(layer)) / 2;
    for (const slot of ordered(layer, middles)) {
      tops.set(slot.id, { x: EDGE_OF_MAP + depth * (NODE.width + GAP.x), y });
      middles.set(slot.id, y + slot.height / 2);
      y += slot.height + GAP.y;
    }
  });
  const known = new Set(concepts.map(({ concept_id }) => concept_id));
  const places = new Map([...tops].filter(([id]) => known.has(id)));
  return {
    width: Math.max(0, layers.length * (NODE.width + GAP.x) - GAP.x) + 2 * EDGE_OF_MAP,
    height: tall + 2 * EDGE_OF_MAP,
    places,
    edges: edgesOf(concepts, depthsOf(concepts), tops),
  };
}

const lane = (from: string, to: string, depth: number) => `${from} > ${to} @ ${depth}`;

function depthsOf(concepts: readonly ConceptNode[]): Map<string, number> {
  return new Map(
    layersOf(concepts).flatMap((layer, depth) =>
      layer.map(({ concept_id }) => [concept_id, depth] as const),
    ),
  );
}

/** The connections that run forward; one that closes a circle is named in the list, not drawn. */
function forward(concept: ConceptNode, depths: Map<string, number>): [string, number, number][] {
  const end = depths.get(concept.concept_id) ?? 0;
  return concept.prerequisites.flatMap((id) => {
    const start = depths.get(id);
    return start === undefined || start >= end
      ? []
      : [[id, start, end] as [string, number, number]];
  });
}

function slotsOf(concepts: readonly ConceptNode[]): Slot[][] {
  const depths = depthsOf(concepts);
  const layers: Slot[][] = layersOf(concepts).map((layer) =>
    layer.map((concept) => ({
      id: concept.concept_id,
      height: NODE.height,
      after: forward(concept, depths).map(([from, start, end]) =>
        end - start === 1 ? from : lane(from, concept.concept_id, end - 1),
      ),
    })),
  );
  for (const concept of concepts) {
    for (const [from, start, end] of forward(concept, depths)) {
      for (let depth = start + 1; depth < end; depth += 1) {
        const before = depth === start + 1 ? from : lane(from, concept.concept_id, depth - 1);
        layers[depth]?.push({
          id: lane(from, concept.concept_id, depth),
          height: LANE,
          after: [before],
        });
      }
    }
  }
  return layers;
}

const heightOf = (layer: Slot[]) =>
  layer.reduce((sum, { height }) => sum + height, 0) + GAP.y * Math.max(0, layer.length - 1);

function ordered(layer: Slot[], middles: Map<string, number>): Slot[] {
  const pull = ({ after }: Slot) =>
    after.reduce((sum, id) => sum + (middles.get(id) ?? 0), 0) / Math.max(1, after.length);
  return [...layer].sort((a, b) => pull(a) - pull(b));
}

function edgesOf(
  concepts: readonly ConceptNode[],
  depths: Map<string, number>,
  tops: Map<string, Point>,
): Edge[] {
  const at = (id: string) => tops.get(id) ?? { x: 0, y: 0 };
  return concepts.flatMap((concept) =>
    forward(concept, depths).map(([from, start, end]) => {
      const points = [{ x: at(from).x + NODE.width, y: at(from).y + NODE.height / 2 }];
      for (let depth = start + 1; depth < end; depth += 1) {
        const { x, y } = at(lane(from, concept.concept_id, depth));
        points.push({ x, y: y + LANE / 2 }, { x: x + NODE.width, y: y + LANE / 2 });
      }
      const to = at(concept.concept_id);
      points.push({ x: to.x, y: to.y + NODE.height / 2 });
      return { from, to: concept.concept_id, points };
    }),
  );
}
