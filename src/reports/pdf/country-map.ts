import { circleRadius, regionShapes } from '../../ui/map/region-shapes.ts';

const tones = ['#e4ddcd', '#a3c1d8', '#6c9cc2', '#38719e', '#134467'] as const;
const around = '#f3f0e8';
const border = '#ffffff';

type MapClass = { readonly color: string; readonly label: string };

/**
 * A region's countries in tones by a count of persons, as SVG without text for the printed report; `key` explains
 * the tones with the figures they stand for (`5–9`). Countries without a value are in the lightest tone, which the
 * key calls `blank`: they had nobody, or too few to be shown; the land around the region is `beyond`.
 */
export function drawCountryMap(
  region: readonly string[],
  values: ReadonlyMap<string, number>,
  { blank, beyond }: { readonly blank: string; readonly beyond: string },
): { readonly svg: string; readonly key: readonly MapClass[] } {
  const { width, height, countries, around: land } = regionShapes(region);
  const classes = classesOf([...values.values()]);
  const shapes = countries.map((shape) => {
    const fill = toneOf(classes, values.get(shape.code) ?? 0);
    return shape.tiny
      ? `<circle fill="${fill}" cx="${shape.x}" cy="${shape.y}" r="${circleRadius}"/>`
      : `<path fill="${fill}" d="${shape.path}"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path fill="${around}" d="${land}"/><g stroke="${border}" stroke-width="0.8">${shapes.join('')}</g></svg>`;
  return {
    svg,
    key: [
      ...classes.map(({ color, from, to }) => ({ color, label: from === to ? `${from}` : `${from}–${to}` })),
      { color: tones[0], label: blank },
      { color: around, label: beyond },
    ],
  };
}

type ValueClass = { readonly color: string; readonly from: number; readonly to: number };

/** At most four classes between the least and the greatest value, each twice as wide as the one before. */
function classesOf(values: readonly number[]): readonly ValueClass[] {
  const some = values.filter((value) => value > 0);
  if (some.length === 0) return [];
  const [least, most] = [Math.min(...some), Math.max(...some)];
  const count = Math.min(tones.length - 1, most - least + 1);
  const unit = (most - least + 1) / (2 ** count - 1);
  const starts = Array.from({ length: count }, (_, at) => Math.ceil(least + unit * (2 ** at - 1)));
  return starts.map((from, at) => ({
    color: tones[at + tones.length - count] ?? tones[0],
    from,
    to: (starts[at + 1] ?? most + 1) - 1,
  }));
}

const toneOf = (classes: readonly ValueClass[], value: number): string =>
  classes.find(({ from, to }) => from <= value && value <= to)?.color ?? tones[0];
