import { scaleLinear } from 'd3-scale';
import type { Reader } from '../../platform/reader.ts';
import { Chart, type ChartProps } from './Chart.tsx';

/** An objective as the loom needs it: its thread leads to everything said of it. */
export type LoomThread = { n: number; short: string; mesa: number; href: string };
export type LoomRow = { label: string; objectives: readonly number[] };

type Props = ChartProps & {
  threads: readonly LoomThread[];
  /** What took place, in the order of time, with the objectives it spoke of. */
  rows: readonly LoomRow[];
};

type Placed = LoomThread & { x: number };

const rowHeight = 46;
const headHeight = 30;
const labelLine = 16;
const weftLine = 31;

/**
 * The loom: each thread of the warp is an objective, with the colour and stitch of its mesa; each weft
 * is something that took place; each knot an objective it spoke of. Places across are shares of the
 * width and words are not scaled, so that they can be read on a phone. The table has the same as links.
 */
export function Telar({ threads, rows, ...chart }: Props) {
  const { reader, title } = chart;
  const placed = place(threads);
  const mesas = Map.groupBy(placed, ({ mesa }) => mesa);
  const height = headHeight + rows.length * rowHeight;
  return (
    <Chart
      {...chart}
      class="telar"
      open={reader.t('ui.telar.follow')}
      columns={columnsOf(reader)}
      rows={tableRows(reader, placed, rows)}
    >
      <p class="unseen">{reader.t('ui.telar.summary', { title, rows: rows.length, threads: threads.length })}</p>
      <svg height={height + 40} aria-hidden="true">
        <Weave placed={placed} />
        {[...mesas].map(([mesa, strands]) => (
          <Warp reader={reader} mesa={mesa} strands={strands} height={height} />
        ))}
        {rows.map((row, index) => (
          <Weft row={row} y={headHeight + index * rowHeight} odd={index % 2 === 1} />
        ))}
        {[...mesas].map(([mesa, strands]) => (
          <Knots mesa={mesa} strands={strands} rows={rows} />
        ))}
      </svg>
    </Chart>
  );
}

/** In groups by mesa, with an empty place between two groups. */
function place(threads: readonly LoomThread[]): Placed[] {
  const strands = [...Map.groupBy(threads, ({ mesa }) => mesa)].toSorted(([one], [other]) => one - other);
  const spaced = strands.flatMap(([, group], gap) => group.map((thread) => ({ ...thread, gap })));
  const across = scaleLinear([0, Math.max(1, spaced.length + strands.length - 2)], [3, 97]);
  return spaced.map(({ gap, ...thread }, index) => ({ ...thread, x: Math.round(across(index + gap) * 10) / 10 }));
}

/** The weft goes over one thread and under the next, and the next weft the other way about. */
function Weave({ placed }: { placed: readonly Placed[] }) {
  const path = (first: number) => {
    const bends = placed.map(({ x }, index) => {
      const next = placed[index + 1]?.x ?? 100;
      return `Q${x * 10} ${index % 2 === first ? 0 : 10} ${Math.round((x + next) * 5)} 5`;
    });
    return `M0 5${bends.join('')}`;
  };
  return (
    <defs>
      {[0, 1].map((first) => (
        <symbol id={`weft-${first}`} viewBox="0 0 1000 10" preserveAspectRatio="none">
          <path d={path(first)} vector-effect="non-scaling-stroke" />
        </symbol>
      ))}
      <path id="knot-1" d="M0-6.5 6.5 0 0 6.5-6.5 0z" />
      <circle id="knot-2" r="5.5" />
      <path id="knot-3" d="M-5-5H5V5H-5z" />
      <path id="knot-4" d="M0-6.5 6.5 5h-13z" />
    </defs>
  );
}

type WarpProps = { reader: Reader; mesa: number; strands: readonly Placed[]; height: number };

function Warp({ reader, mesa, strands, height }: WarpProps) {
  return (
    <g class={`mesa-${mesa}`}>
      <text class="head" x={`${(strands[0]?.x ?? 0) - 1}%`} y="13">
        {reader.t('ui.mesa', { n: mesa })}
      </text>
      {strands.map(({ n, short, x, href }, index) => (
        <a href={href} tabindex={-1}>
          <title>{`${n}. ${short}`}</title>
          <line class="hold" x1={`${x}%`} x2={`${x}%`} y1={headHeight - 8} y2={height + 36} />
          <line x1={`${x}%`} x2={`${x}%`} y1={headHeight - 8} y2={height + 4} />
          <text x={`${x}%`} y={height + 18 + (index % 2) * 15}>
            {n}
          </text>
        </a>
      ))}
    </g>
  );
}

function Weft({ row, y, odd }: { row: LoomRow; y: number; odd: boolean }) {
  return (
    <>
      <use class="weft" href={`#weft-${odd ? 1 : 0}`} y={y + weftLine - 4} width="100%" height="8" />
      <text class="label" y={y + labelLine}>
        {row.label}
      </text>
    </>
  );
}

type KnotsProps = { mesa: number; strands: readonly Placed[]; rows: readonly LoomRow[] };

function Knots({ mesa, strands, rows }: KnotsProps) {
  return (
    <g class={`knots mesa-${mesa}`}>
      {rows.map(({ objectives }, index) =>
        strands
          .filter(({ n }) => objectives.includes(n))
          .map(({ x }) => (
            <use href={`#knot-${knotOf(mesa)}`} x={`${x}%`} y={headHeight + index * rowHeight + weftLine} />
          )),
      )}
    </g>
  );
}

/** Four shapes: a fifth mesa begins them again. */
const knotOf = (mesa: number) => ((mesa - 1) % 4) + 1;

const columnsOf = (reader: Reader) => [
  { label: reader.t('ui.telar.objective') },
  { label: reader.t('ui.telar.mesa') },
  { label: reader.t('ui.telar.said') },
];

const tableRows = (reader: Reader, placed: readonly Placed[], rows: readonly LoomRow[]) =>
  placed
    .toSorted((one, other) => one.n - other.n)
    .map(({ n, short, mesa, href }) => [
      <a href={href}>{`${n} · ${short}`}</a>,
      mesa,
      reader.list(rows.filter(({ objectives }) => objectives.includes(n)).map(({ label }) => label)) || '—',
    ]);
