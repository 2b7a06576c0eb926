import type { Reader } from '../../platform/reader.ts';

/** How many organizations are not named to the reader, and who sees them. */
export function Unnamed({ reader, n }: { reader: Reader; n: number }) {
  if (n === 0) return null;
  return (
    <p>
      {reader.t('mesas.members.unlisted', { n })} {reader.t('elections.roll.unnamed')}
    </p>
  );
}
