import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { mesaOutcome } from '../rules/mesa-outcome.ts';
import type { ListedApplication } from '../store/review-lists.ts';
import { dayOf, mesaName } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  /** Those whose applications the reader decides. */
  mesas: readonly number[];
  applications: readonly ListedApplication[];
  assists: boolean;
};

/** What waits for a decision of the reader's mesas, what its address has not confirmed yet, what was decided. */
export function ApplicationsPage(props: Props) {
  const { reader, charter, mesas, applications, assists } = props;
  const { t, to } = reader;
  const title = t('membership.list.title');
  const undecided = applications.filter(({ reviews }) =>
    reviews.some(({ mesa, decision }) => mesas.includes(mesa) && !decision),
  );
  const ready = ({ confirmedAt, assistedMesa }: ListedApplication) => confirmedAt !== null || assistedMesa !== null;
  const waiting = undecided.filter(ready);
  const unconfirmed = undecided.filter((application) => !ready(application));
  const decided = applications.filter((application) => !undecided.includes(application));
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead
        title={title}
        lead={t('membership.list.lead', { mesas: reader.list(mesas.map((n) => mesaName(reader, charter, n))) })}
      />
      {waiting.length === 0 ? (
        <EmptyState title={t('membership.list.none')}>
          <p>{t('membership.list.none-text')}</p>
        </EmptyState>
      ) : (
        <ApplicationList {...props} title={t('membership.list.waiting')} shown={waiting} />
      )}
      {unconfirmed.length > 0 && (
        <ApplicationList {...props} title={t('membership.list.unconfirmed')} shown={unconfirmed} />
      )}
      {decided.length > 0 && <ApplicationList {...props} title={t('membership.list.decided')} shown={decided} />}
      {assists && (
        <p class="actions">
          <ButtonLink look="quiet" href={to('/solicitudes/asistida')}>
            {t('membership.list.assist')}
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
}

type ListProps = Props & { title: string; shown: readonly ListedApplication[] };

function ApplicationList({ reader, charter, title, shown }: ListProps) {
  const { t, to } = reader;
  const liaison = reader.text(charter.liaison.title);
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows">
        {shown.map(({ id, name, country, at, reviews }) => (
          <li>
            <h3>
              <a href={to(`/solicitudes/${id}`)}>{name}</a>
            </h3>
            <p class="meta">
              {reader.country(country)} · {t('membership.status.sent', { day: dayOf(reader, charter, at) })}
            </p>
            <ul class="plain">
              {reviews.map((review) => (
                <li>
                  {t('ui.mesa', { n: review.mesa })}: {t(`membership.outcome.${mesaOutcome(review)}`, { liaison })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
