import { scaleLinear } from 'd3-scale';
import { Chart, type ChartProps, share } from './Chart.tsx';

type Props = ChartProps & { rows: readonly { label: string; value: number }[]; unit: string; of: string };

/** One whole as a bar of its parts, in their order, each named beneath with its figure. At most four. */
export function ShareBar({ rows, unit, of, ...chart }: Props) {
  const { reader, title } = chart;
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  const width = scaleLinear([0, Math.max(1, total)], [0, 100]);
  const starts = rows.map((_, index) => rows.slice(0, index).reduce((sum, { value }) => sum + value, 0));
  return (
    <Chart
      {...chart}
      class="share"
      columns={[{ label: of }, { label: unit, numeric: true }, { label: reader.t('ui.chart.share'), numeric: true }]}
      rows={rows.map(({ label, value }) => [label, reader.number(value), share(reader, value, total)])}
    >
      <div
        role="img"
        aria-label={`${title}: ${rows.map(({ label, value }) => `${label} ${share(reader, value, total)}`).join(', ')}`}
      >
        <svg class="whole" aria-hidden="true">
          {rows.map(({ value }, index) => (
            <rect
              class={`part-${index + 1}`}
              x={`${round(width(starts[index] ?? 0))}%`}
              width={`${round(width(value))}%`}
              height="100%"
            />
          ))}
        </svg>
        <ul class="key">
          {rows.map(({ label, value }, index) => (
            <li>
              <svg aria-hidden="true">
                <rect class={`part-${index + 1}`} width="100%" height="100%" />
              </svg>
              {label} <b>{reader.number(value)}</b>
              <span class="soft"> {share(reader, value, total)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Chart>
  );
}

const round = (percent: number) => Math.round(percent * 100) / 100;
