import { Facts } from '../../ui/components/Facts.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { isExtended } from '../rules/closing.ts';
import type { Complaint } from '../store/complaints.ts';
import type { Stage } from '../types.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { type CountedProps, ResultCounted } from './ResultCounted.tsx';
import { SecrecyNote } from './SecrecyNote.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps &
  Omit<CountedProps, 'count'> & {
    stage: Stage;
    /** Null where nothing was counted. */
    count: CountedProps['count'] | null;
    complaints: readonly Complaint[];
  };

/** What came of a vote: who was elected, how the count went, and everything needed to check it. */
export function ResultPage({ stage, count, expected, seats, complaints, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  const { closed } = election;
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.result.title')}
      {...(closed && { lead: t(`ballots.outcome.${closed.outcome}`) })}
      wide
    >
      <Standing {...frame} stage={stage} />
      {closed && (
        <Facts
          reader={reader}
          facts={[
            { value: closed.voted, label: t('ballots.result.voted') },
            { value: closed.entitled, label: t('ballots.result.entitled') },
            ...(count ? [{ value: count.result.quota, label: t('ballots.result.quota') }] : []),
          ]}
        />
      )}
      {count && <ResultCounted {...frame} {...{ count, expected, seats }} />}
      <Complaints {...frame} stage={stage} complaints={complaints} />
      <SecrecyNote reader={reader} />
    </ElectionFrame>
  );
}

function Standing({ reader, charter, election, stage }: FrameProps & { stage: Stage }) {
  const { t } = reader;
  if (stage === 'proclaimed') return <p>{t('ballots.result.proclaimed')}</p>;
  if (stage === 'cancelled' && election.cancelled) {
    return (
      <Notice reader={reader} kind="attention" title={t('ballots.result.annulled')}>
        <p>{reader.text(election.cancelled.reason)}</p>
      </Notice>
    );
  }
  if (stage === 'void') {
    const isForCards = election.closed?.outcome === 'no-quorum' && !isExtended(election);
    return (
      <p>{isForCards ? `${t('ballots.result.few-cards')} ${t('ballots.result.void')}` : t('ballots.result.void')}</p>
    );
  }
  const until = homeMoment(reader, charter, election.calendar.complaintsUntil);
  return (
    <Notice reader={reader} kind="attention">
      <p>{t(stage === 'complaints' ? 'ballots.result.provisional' : 'ballots.result.waiting', { until })}</p>
      <p>{t('ballots.result.replaced')}</p>
    </Notice>
  );
}

function Complaints({ reader, election, stage, complaints }: FrameProps & Pick<Props, 'stage' | 'complaints'>) {
  const { t } = reader;
  const decided = complaints.filter(({ decision }) => decision !== null);
  if (complaints.length === 0 && stage !== 'complaints') return null;
  return (
    <section>
      <h2>{t('ballots.complaints.title')}</h2>
      {stage === 'complaints' && (
        <p>
          <a href={reader.to(`${electionPath(election)}/reclamacion`)}>{t('ballots.complaints.file')}</a>
        </p>
      )}
      {complaints.length > 0 && (
        <p>{t('ballots.complaints.count', { filed: complaints.length, decided: decided.length })}</p>
      )}
      <ul class="rows">
        {decided.map(({ ground, decision }) => (
          <li>
            <p>
              {t('ballots.complaints.ground', { ground: t(`ballots.ground.${ground}`) })}{' '}
              {decision && (
                <strong>
                  {t('ballots.complaints.decided', { outcome: t(`ballots.complaints.${decision.outcome}`) })}
                </strong>
              )}
            </p>
            <p>{decision?.explanation}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
