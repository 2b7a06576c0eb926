import type { Reader } from '../../platform/reader.ts';
import type { Discrepancy } from '../rule-types.ts';
import { sourceInForce } from '../rules/rules-in-force.ts';
import type { Charter } from '../types.ts';
import { sourceText } from './SourceLine.tsx';

export const discrepanciesAnchor = 'diferencias';

/** Where the documents say different things: each reading with its source, and the one that is followed. */
export function Discrepancies({ reader, charter }: { reader: Reader; charter: Charter }) {
  if (charter.discrepancies.length === 0) return null;
  return (
    <section id={discrepanciesAnchor} aria-labelledby={`${discrepanciesAnchor}-titulo`}>
      <h2 id={`${discrepanciesAnchor}-titulo`}>{reader.t('charter.rules.discrepancies.title')}</h2>
      <p>{reader.t('charter.rules.discrepancies.lead')}</p>
      <ul class="rows">
        {charter.discrepancies.map((discrepancy) => (
          <li id={`diferencia-${discrepancy.key}`}>
            <h3>{reader.text(discrepancy.title)}</h3>
            <Readings reader={reader} charter={charter} discrepancy={discrepancy} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The readings of one discrepancy, for the page of the body it is about as well. */
export function Readings({
  reader,
  charter,
  discrepancy,
}: {
  reader: Reader;
  charter: Charter;
  discrepancy: Discrepancy;
}) {
  return (
    <>
      <ul class="bullets">
        {discrepancy.readings.map(({ text, source }) => (
          <li>
            {reader.text(text)}{' '}
            <span class="meta">({sourceText(reader, sourceInForce(charter, source, reader.language))})</span>
          </li>
        ))}
      </ul>
      <p>
        <strong>{reader.t('charter.rules.discrepancies.followed')}</strong> {reader.text(discrepancy.followed)}
      </p>
    </>
  );
}
