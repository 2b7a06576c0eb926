import { circleRadius, regionShapes } from '../../ui/map/region-shapes.ts';
import { classesFor } from '../../ui/map/value-classes.ts';

const tones = ['#e4ddcd', '#a3c1d8', '#6c9cc2', '#38719e', '#134467'] as const;
const around = '#f3f0e8';
const border = '#ffffff';

type MapClass = { readonly color: string; readonly label: string };

/**
 * A region's countries in tones by a count of persons, as SVG without text for the printed report; `key` explains
 * the tones with the figures they stand for (`5–9`), by the page's classes, which begin at `least`. Countries without a value are in the lightest tone, which the
 * key calls `blank`: they had nobody, or too few to be shown; the land around the region is `beyond`.
 */
export function drawCountryMap(
  region: readonly string[],
  values: ReadonlyMap<string, number>,
  { blank, beyond, least = 1 }: { readonly blank: string; readonly beyond: string; readonly least?: number },
): { readonly svg: string; readonly key: readonly MapClass[] } {
  const { width, height, countries, around: land } = regionShapes(region);
  const classes = classesFor([...values.values()], least);
  const colors = tones.slice(tones.length - classes.labels.length);
  const toneOf = (value: number): string => colors[classes.of(value) - 1] ?? tones[0];
  const shapes = countries.map((shape) => {
    const fill = toneOf(values.get(shape.code) ?? 0);
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
      ...classes.labels.map((label, at) => ({ color: colors[at] ?? tones[0], label })),
      { color: tones[0], label: blank },
      { color: around, label: beyond },
    ],
  };
}
