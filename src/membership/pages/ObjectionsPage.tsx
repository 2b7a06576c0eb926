import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { mesaOutcome } from '../rules/mesa-outcome.ts';
import type { ListedApplication } from '../store/review-lists.ts';
import { dayOf, mesaName } from './words.ts';

type Props = { reader: Reader; charter: Charter; applications: readonly ListedApplication[] };

/** Objections to refusals: those that wait, then those answered. */
export function ObjectionsPage({ reader, charter, applications }: Props) {
  const { t, to } = reader;
  const title = t('membership.objections.title');
  const liaison = reader.text(charter.liaison.title);
  const rows = applications.flatMap((application) =>
    application.reviews.flatMap((review) =>
      review.objection ? [{ application, review, objection: review.objection }] : [],
    ),
  );
  const tables = [
    ['waiting', rows.filter(({ objection }) => !objection.decision)],
    ['decided', rows.filter(({ objection }) => objection.decision)],
  ] as const;
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead title={title} lead={t('membership.objections.lead', { days: charter.membership.objectionDays })} />
      {tables[0][1].length === 0 && <EmptyState title={t('membership.objections.none')} />}
      {tables.map(
        ([kind, shown]) =>
          shown.length > 0 && (
            <section>
              <h2>{t(`membership.objections.${kind}`)}</h2>
              <ul class="rows">
                {shown.map(({ application, review, objection }) => (
                  <li>
                    <h3>
                      <a href={to(`/objeciones/${application.id}/${review.mesa}`)}>{application.name}</a>
                    </h3>
                    <p class="meta">
                      {mesaName(reader, charter, review.mesa)} ·{' '}
                      {t('membership.objections.filed', { day: dayOf(reader, charter, objection.at) })}
                    </p>
                    <p>{t(`membership.outcome.${mesaOutcome(review)}`, { liaison })}</p>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </Layout>
  );
}
