import type { Reader } from '../../platform/reader.ts';
import { type CountryShape, circleRadius, regionShapes } from '../map/region-shapes.ts';
import { classesFor } from '../map/value-classes.ts';
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
