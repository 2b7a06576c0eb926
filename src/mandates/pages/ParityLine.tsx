import { rulePath } from '../../charter/rules/rules-in-force.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { ParityStanding } from '../rules/parity-standing.ts';

type Props = { reader: Reader; charter: Charter; standing: ParityStanding | 'withheld' | null };

/** How a mesa's offices stand against the parity rule, and the rule; nothing where there is nothing to say. */
export function ParityLine({ reader, charter, standing }: Props) {
  if (standing === null) return null;
  const path = charter.rules.some(({ key }) => key === 'parity') ? rulePath('parity') : '/reglas#elections';
  return (
    <p>
      {reader.t(`mandates.parity.${standing}`, { n: charter.report.smallCellThreshold })}{' '}
      <a href={reader.to(path)}>{reader.t('mandates.parity.rule')}</a>
    </p>
  );
}
