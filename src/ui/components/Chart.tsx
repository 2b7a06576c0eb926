import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';
import { type Column, DataTable } from './DataTable.tsx';
import { ExampleMark } from './ExampleMark.tsx';

export type ChartProps = {
  reader: Reader;
  title: string;
  /** What is counted, from when, from where. */
  note?: Child;
  /** The figures are made up for the example. */
  example?: boolean;
};

type Props = ChartProps & {
  columns: readonly Column[];
  rows: readonly (readonly Child[])[];
  class?: string;
  /** What opens the table, where it is more than a table. */
  open?: string;
  children?: Child;
};

/** A drawing with its title above, its source beneath and its figures in a table that can be opened. */
export function Chart({ reader, title, note, example, columns, rows, children, class: look, open }: Props) {
  return (
    <figure class={look ? `chart ${look}` : 'chart'}>
      <figcaption>
        {title} {example && <ExampleMark reader={reader} />}
      </figcaption>
      {children}
      {note && <p class="note">{note}</p>}
      <details class="disclosure">
        <summary>
          {open ?? reader.t('ui.chart.table')}
          <span class="unseen">: {title}</span>
        </summary>
        <DataTable caption={title} columns={columns} rows={rows} />
      </details>
    </figure>
  );
}

/** `58,0 %`, `1,2 %`: what part `value` is of `total`. */
export function share(reader: Reader, value: number, total: number): string {
  const part = total === 0 ? 0 : value / total;
  return new Intl.NumberFormat(reader.language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(part);
}
