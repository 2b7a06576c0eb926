import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoIdentity, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { alpha2 } from './iso-numeric.ts';

type Land = Feature<Polygon | MultiPolygon, { name: string }>;

export type CountryShape = {
  readonly code: string;
  /** SVG path data in whole units of the map. */
  readonly path: string;
  /** Where a mark for the country stands. */
  readonly x: number;
  readonly y: number;
  /** Too small to be seen as a shape: to be drawn as a circle. */
  readonly tiny: boolean;
};

type RegionShapes = {
  readonly width: number;
  readonly height: number;
  readonly countries: readonly CountryShape[];
  /** The land around, for orientation. */
  readonly around: string;
};

const width = 640;
const margin = 6;
/** Square units under which an island of a country is left out, and a whole country is drawn as a circle. */
const leastIsland = 5;
const leastCountry = 45;
/** Radius of that circle; circles that would overlap are moved apart. */
export const circleRadius = 7;

const drawn = new Map<string, RegionShapes>();

/**
 * The region's countries as path data, equal-area, from Natural Earth 1:50 million (world-atlas).
 * Drawn once a region; codes that the atlas does not draw apart are left out.
 */
export function regionShapes(region: readonly string[]): RegionShapes {
  const key = region.join();
  const known = drawn.get(key) ?? draw(new Set(region));
  drawn.set(key, known);
  return known;
}

function draw(region: ReadonlySet<string>): RegionShapes {
  const world = readWorld();
  const globe = landOf(world);
  const { height, project, shows } = projectionFor(globe.filter((land) => region.has(codeOf(land))));
  const plain = landOf(flatten(world, project));
  const neighbours = new Set(globe.filter((land) => !region.has(codeOf(land)) && shows(land)).map(({ id }) => id));
  const frame = geoIdentity().clipExtent([
    [0, 0],
    [width, height],
  ]);
  const around = geoPath(frame).digits(0);
  return {
    width,
    height,
    countries: apart(plain.filter((land) => region.has(codeOf(land))).map(shapeOf)),
    around: plain
      .filter(({ id }) => neighbours.has(id))
      .map((land) => compact(around(withoutSpecks(land)) ?? ''))
      .join(''),
  };
}

const codeOf = (land: Land): string => alpha2.get(String(land.id)) ?? '';

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

function readWorld(): World {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

const landOf = (world: World): Land[] =>
  feature(world, world.objects.countries).features.filter(
    (each): each is Land => each.geometry.type === 'Polygon' || each.geometry.type === 'MultiPolygon',
  );

/** Centred on the region and filled by its larger lands: far small islands may fall outside. */
function projectionFor(inside: readonly Land[]) {
  const lands: FeatureCollection = { type: 'FeatureCollection', features: inside.flatMap(largerParts) };
  const [longitude, latitude] = geoCentroid(lands);
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .fitWidth(width - 2 * margin, lands);
  const bounds = geoPath(projection).bounds(lands);
  const height = Math.ceil(bounds[1][1] - bounds[0][1] + 2 * margin);
  const [x, y] = projection.translate();
  projection.translate([x - bounds[0][0] + margin, y - bounds[0][1] + margin]);
  return {
    height,
    project: ([longitude = 0, latitude = 0]: Position): Position => projection([longitude, latitude]) ?? [0, 0],
    /** Shows within the map, and is not so far round the globe that its shape turns inside out. */
    shows: (land: Land): boolean => {
      const [[left, top], [right, bottom]] = geoPath(projection).bounds(land);
      return right > 0 && left < width && bottom > 0 && top < height && right - left < 4 * width;
    },
  };
}

function largerParts(land: Land): Feature<Polygon>[] {
  const least = 0.02 * geoArea(land);
  return parts(land)
    .map(polygon)
    .filter((part) => geoArea(part) >= least);
}

/**
 * The atlas with its arcs on the map's plane: whole units, without the points that do not show.
 * Arcs are shared by neighbours, so borders still meet.
 */
function flatten(world: World, project: (position: Position) => Position): World {
  const { scale, translate } = world.transform ?? { scale: [1, 1], translate: [0, 0] };
  const arcs = world.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const positions = arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      const [px = 0, py = 0] = project([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
      return [Math.round(px), Math.round(py)];
    });
    return simplify(positions, 0.75);
  });
  const { transform: _, ...rest } = world;
  return { ...rest, arcs };
}

/** Douglas–Peucker: points nearer than `tolerance` to the line between their neighbours go. */
function simplify(points: Position[], tolerance: number): Position[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  points.forEach((point, index) => {
    const away = distanceTo(point, first, last);
    if (away > distance) {
      farthest = index;
      distance = away;
    }
  });
  if (distance <= tolerance) return [first, last];
  const before = simplify(points.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...simplify(points.slice(farthest), tolerance)];
}

function distanceTo([x = 0, y = 0]: Position, [ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

const plane = geoPath().digits(0);

function shapeOf(land: Land): CountryShape {
  const main = mainland(land);
  const [x, y] = plane.centroid(main);
  const tiny = plane.area(main) < leastCountry;
  return {
    code: codeOf(land),
    path: tiny ? '' : compact(plane(withoutSpecks(land)) ?? ''),
    x: Math.round(x),
    y: Math.round(y),
    tiny,
  };
}

const parts = ({ geometry }: Pick<Land, 'geometry'>): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const polygon = (coordinates: Position[][]): Feature<Polygon> => ({
  type: 'Feature',
  properties: null,
  geometry: { type: 'Polygon', coordinates },
});

/** Moves circles apart until none covers another, each step half for either: neighbours stay neighbours. */
function apart(shapes: readonly CountryShape[]): CountryShape[] {
  const circles = shapes.filter(({ tiny }) => tiny).map(({ code, x, y }) => ({ code, x, y }));
  const least = 2 * circleRadius + 1;
  for (let step = 0; step < 200; step++) {
    for (const [index, one] of circles.entries()) {
      for (const other of circles.slice(index + 1)) {
        const distance = Math.hypot(other.x - one.x, other.y - one.y) || 1;
        const push = Math.max(0, least - distance) / 2 / distance;
        const [dx, dy] = [(other.x - one.x || 1) * push, (other.y - one.y) * push];
        one.x -= dx;
        one.y -= dy;
        other.x += dx;
        other.y += dy;
      }
    }
  }
  const moved = new Map(circles.map(({ code, x, y }) => [code, { x: Math.round(x), y: Math.round(y) }]));
  return shapes
    .map((shape) => ({ ...shape, ...moved.get(shape.code) }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** A country's largest piece of land, by which it is centred. */
function mainland(land: Land): Feature<Polygon> {
  return parts(land)
    .map(polygon)
    .reduce((largest, part) => (plane.area(part) > plane.area(largest) ? part : largest));
}

const withoutSpecks = (land: Land): Feature<MultiPolygon> => ({
  type: 'Feature',
  properties: null,
  geometry: {
    type: 'MultiPolygon',
    coordinates: parts(land).filter((part) => Math.abs(plane.area(polygon(part))) >= leastIsland),
  },
});

/** Path data with relative steps, which are shorter and compress better than positions. */
function compact(path: string): string {
  return path.replace(/M([^Z]+)Z/g, (_, ring: string) => {
    const points = ring.split('L').map((pair) => pair.split(',').map(Number));
    let [x, y] = [0, 0];
    const steps = points.flatMap(([px = 0, py = 0], index) => {
      const step = [px - x, py - y];
      [x, y] = [px, py];
      return index === 0 ? [] : [step.join(' ').replace(' -', '-')];
    });
    const [start] = points;
    return `M${start?.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
  });
}
