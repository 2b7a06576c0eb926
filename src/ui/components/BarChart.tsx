import { scaleLinear } from 'd3-scale';
import { Chart, type ChartProps, share } from './Chart.tsx';

type Bar = {
  label: string;
  value: number;
  /** Takes the thread's colour and stitch of a mesa: only where the bar is that mesa's. */
  mesa?: number;
  /** A remainder, several merged: drawn paler. */
  rest?: boolean;
};

type Props = ChartProps & {
  rows: readonly Bar[];
  /** What is counted, in the plural: heads the table's column. */
  unit: string;
  /** What the rows are: `Sector`. */
  of: string;
  /** Counts of one whole: the table then says each row's share. */
  whole?: boolean;
};

/** Horizontal bars with their labels and figures beside them. */
export function BarChart({ rows, unit, of, whole, ...chart }: Props) {
  const { reader, title } = chart;
  const length = scaleLinear([0, Math.max(1, ...rows.map(({ value }) => value))], [0, 100]);
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  return (
    <Chart
      {...chart}
      class="bars"
      columns={[
        { label: of },
        { label: unit, numeric: true },
        ...(whole ? [{ label: reader.t('ui.chart.share'), numeric: true }] : []),
      ]}
      rows={rows.map(({ label, value }) => [
        label,
        reader.number(value),
        ...(whole ? [share(reader, value, total)] : []),
      ])}
    >
      <div
        class="plot"
        role="img"
        aria-label={`${title}: ${rows.map(({ label, value }) => `${label} ${reader.number(value)}`).join(', ')}`}
      >
        {rows.map(({ label, value, mesa, rest }) => (
          <>
            <span class="label">{label}</span>
            <svg class={mesa ? `mesa-${mesa}` : rest ? 'rest' : undefined} aria-hidden="true">
              <rect width={`${round(length(value))}%`} height="100%" />
            </svg>
            <span class="value">{reader.number(value)}</span>
          </>
        ))}
      </div>
    </Chart>
  );
}

const round = (percent: number) => Math.round(percent * 10) / 10;
