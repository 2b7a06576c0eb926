import { scaleThreshold } from 'd3-scale';
import type { Reader } from '../../platform/reader.ts';
import { type CountryShape, circleRadius, regionShapes } from '../map/region-shapes.ts';
import { Chart, type ChartProps } from './Chart.tsx';

type Props = ChartProps & {
  /** ISO 3166-1 alpha-2 codes of the countries that are drawn, whether or not they have a value. */
  region: readonly string[];
  /** By alpha-2 code. Those outside the region are listed beneath. */
  values: ReadonlyMap<string, number>;
  unit: string;
  /** Smaller values are never shown: the lowest class begins here. */
  least?: number;
  /** What the key says of countries of the region without a colour, and of those outside it. */
  blank?: string;
  beyond?: string;
};

/** A region's countries shaded by a count in at most four classes. */
export function CountryMap({ region, values, unit, least = 1, blank, beyond, ...chart }: Props) {
  const { reader, title } = chart;
  const shapes = regionShapes(region);
  const classes = classesFor([...values.values()], least);
  const drawn = new Set(shapes.countries.map(({ code }) => code));
  const rows = rowsOf(reader, values);
  const outside = rows.filter(({ code }) => !drawn.has(code));
  return (
    <Chart
      {...chart}
      class="map"
      columns={[{ label: reader.t('ui.map.country') }, { label: unit, numeric: true }]}
      rows={rows.map(({ name, figure }) => [name, figure])}
    >
      <svg
        viewBox={`0 0 ${shapes.width} ${shapes.height}`}
        role="img"
        aria-label={`${title}: ${reader.t('ui.map.summary', { countries: values.size })}`}
      >
        <path class="around" d={shapes.around} />
        {shapes.countries.map((shape) => (
          <Country
            shape={shape}
            name={nameWith(reader, shape.code, values)}
            shade={classes.of(values.get(shape.code) ?? 0)}
          />
        ))}
      </svg>
      <ul class="key">
        {classes.labels.map((label, index) => (
          <Key look={`c${index + 1}`} label={label} />
        ))}
        {blank && <Key look="c0" label={blank} />}
        {beyond && <Key look="c0 around" label={beyond} />}
      </ul>
      {outside.length > 0 && (
        <p class="note">
          {reader.t('ui.map.outside', { list: reader.list(outside.map(({ name, figure }) => `${name} (${figure})`)) })}
        </p>
      )}
    </Chart>
  );
}

const Key = ({ look, label }: { look: string; label: string }) => (
  <li>
    <svg aria-hidden="true">
      <rect class={look} width="100%" height="100%" />
    </svg>
    {label}
  </li>
);

function Country({ shape, name, shade }: { shape: CountryShape; name: string; shade: number }) {
  const look = shade > 0 ? `c${shade}` : undefined;
  const title = shade > 0 ? <title>{name}</title> : null;
  return shape.tiny ? (
    <circle class={look} cx={shape.x} cy={shape.y} r={circleRadius}>
      {title}
    </circle>
  ) : (
    <path class={look} d={shape.path}>
      {title}
    </path>
  );
}

const nameWith = (reader: Reader, code: string, values: ReadonlyMap<string, number>) => {
  const value = values.get(code);
  return value === undefined ? reader.country(code) : `${reader.country(code)}: ${reader.number(value)}`;
};

/** Largest first, then by name. */
function rowsOf(reader: Reader, values: ReadonlyMap<string, number>) {
  const byName = new Intl.Collator(reader.language);
  return [...values]
    .map(([code, value]) => ({ code, value, name: reader.country(code), figure: reader.number(value) }))
    .sort((one, other) => other.value - one.value || byName.compare(one.name, other.name));
}

/** Where a class begins, for the largest value it must hold: round numbers that a legend can say. */
const ladders = [
  [2, 3, 4],
  [2, 4, 8],
  [2, 5, 10],
  [5, 10, 20],
  [10, 25, 50],
  [20, 50, 100],
  [50, 100, 250],
  [100, 500, 1000],
] as const;

/**
 * Classes from `least` on that spread these values best: the ladder whose top step is the last below half the maximum
 * or so.
 */
export function classesFor(values: readonly number[], least = 1) {
  const most = Math.max(least, ...values);
  const steps = ladders.findLast((ladder) => ladder[2] <= Math.max(4, most / 1.5)) ?? ladders[0];
  const starts = values.length === 0 ? [] : [least, ...steps.filter((step) => least < step && step <= most)];
  const of = scaleThreshold<number, number>(starts, [0, 1, 2, 3, 4].slice(0, starts.length + 1));
  const labels = starts.map((from, index) => {
    const to = (starts[index + 1] ?? most + 1) - 1;
    return from === to ? `${from}` : `${from}–${to}`;
  });
  return { of: (value: number) => of(value), labels };
}
