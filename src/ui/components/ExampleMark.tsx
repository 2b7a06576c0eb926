import type { Reader } from '../../platform/reader.ts';

/** Marks one figure, table or name as made up for the example. */
export function ExampleMark({ reader }: { reader: Reader }) {
  return <span class="example-mark">{reader.t('ui.example.mark')}</span>;
}

/** The strip above the pages of a house that holds the example: what of it is real, what is made up. */
export function ExampleStrip({ reader }: { reader: Reader }) {
  return (
    <aside class="example-strip" aria-label={reader.t('ui.example.mark')}>
      <p>{reader.t('ui.example.strip')}</p>
    </aside>
  );
}
