import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { isDecided, mesaOutcome } from '../rules/mesa-outcome.ts';
import type { MesaReview } from '../types.ts';
import { Quote } from './Quote.tsx';
import { Refusal } from './Refusal.tsx';
import { dayOf, mesaName } from './words.ts';

type Props = { reader: Reader; charter: Charter; reviews: readonly MesaReview[] };

/** What each mesa decided, by whom, with the words that were sent; mesas that did not decide yet say so. */
export function MesaDecisions({ reader, charter, reviews }: Props) {
  const { t } = reader;
  const liaison = reader.text(charter.liaison.title);
  return (
    <>
      {reviews.map((review) => {
        const { decision, objection, mesa } = review;
        return (
          <section class={`thread mesa-${mesa}`}>
            <h3>{mesaName(reader, charter, mesa)}</h3>
            <p>
              <strong>{t(`membership.outcome.${mesaOutcome(review)}`, { liaison })}</strong>
              {decision &&
                !objection &&
                ` ${t('membership.outcome.by', { day: day(decision.at), person: decision.byName })}`}
            </p>
            {decision && objection && (
              <p>{t('membership.outcome.refused-first', { day: day(decision.at), person: decision.byName })}</p>
            )}
            <Refusal reader={reader} charter={charter} decision={decision} />
            {objection && (
              <>
                <p>{t('membership.objection.theirs', { day: day(objection.at) })}</p>
                <Quote text={objection.text} />
              </>
            )}
            {objection?.decision && isDecided(review) && (
              <>
                <p>
                  {t('membership.objection.answered', {
                    day: day(objection.decision.at),
                    person: objection.decision.byName,
                  })}
                </p>
                <Quote text={objection.decision.explanation} />
              </>
            )}
          </section>
        );
      })}
    </>
  );

  function day(at: Temporal.Instant): string {
    return dayOf(reader, charter, at);
  }
}
