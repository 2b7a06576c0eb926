import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { MesaReview } from '../types.ts';
import { Quote } from './Quote.tsx';
import { titleIn } from './words.ts';

type Props = { reader: Reader; charter: Charter; decision: MesaReview['decision'] };

/** Why a mesa refused, in the charter's words and in its own; nothing where it did not. */
export const Refusal = ({ reader, charter, decision }: Props) =>
  decision?.outcome === 'refused' && (
    <>
      <p>
        {reader.t('membership.refused.reason')} {titleIn(reader, charter.membership.refusalReasons, decision.reason)}
      </p>
      <Quote text={decision.explanation} />
    </>
  );
