import type { Child } from 'hono/jsx';

export type Column = { label: string; numeric?: boolean };
type Props = {
  caption: string;
  columns: readonly Column[];
  /** Cells in the columns' order; the first of each row is its heading. */
  rows: readonly (readonly Child[])[];
  /** On a phone each row stands for itself, its cells one below the other: for tables that are wider than that. */
  apart?: boolean;
};

/** A table that scrolls sideways in its own region where it does not fit. */
export function DataTable({ caption, columns, rows, apart = false }: Props) {
  const is = rolesIf(apart);
  return (
    <section class={apart ? 'table apart' : 'table'} aria-label={caption} tabindex={0}>
      <table {...is('table')}>
        <caption>{caption}</caption>
        <thead {...is('rowgroup')}>
          <tr {...is('row')}>
            {columns.map(({ label, numeric }) => (
              <th scope="col" class={numeric ? 'numeric' : undefined} {...is('columnheader')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...is('rowgroup')}>
          {rows.map((cells) => (
            <Row columns={columns} cells={cells} apart={apart} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is not laid out as a table is none to a screen reader, unless it is told. */
const rolesIf = (apart: boolean) => (role: string) => (apart ? { role } : {});

type RowProps = { columns: readonly Column[]; cells: readonly Child[]; apart: boolean };

function Row({ columns, cells, apart }: RowProps) {
  const is = rolesIf(apart);
  return (
    <tr {...is('row')}>
      {cells.map((cell, index) =>
        index === 0 ? (
          <th scope="row" {...is('rowheader')}>
            {cell}
          </th>
        ) : (
          <td
            class={columns[index]?.numeric ? 'numeric' : undefined}
            data-column={apart ? columns[index]?.label : undefined}
            {...is('cell')}
          >
            {cell}
          </td>
        ),
      )}
    </tr>
  );
}
