import type { Child } from 'hono/jsx';

export type Column = { label: string; numeric?: boolean };
type Props = {
  caption: string;
  columns: readonly Column[];
  /** Cells in the columns' order; the first of each row is its heading. */
  rows: readonly (readonly Child[])[];
  total?: readonly Child[];
};

/** A table that scrolls sideways in its own region where it does not fit. */
export function DataTable({ caption, columns, rows, total }: Props) {
  return (
    <section class="table" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, numeric }) => (
              <th scope="col" class={numeric ? 'numeric' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <Row columns={columns} cells={cells} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row columns={columns} cells={total} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Row({ columns, cells }: { columns: readonly Column[]; cells: readonly Child[] }) {
  return (
    <tr>
      {cells.map((cell, index) =>
        index === 0 ? (
          <th scope="row">{cell}</th>
        ) : (
          <td class={columns[index]?.numeric ? 'numeric' : undefined}>{cell}</td>
        ),
      )}
    </tr>
  );
}
