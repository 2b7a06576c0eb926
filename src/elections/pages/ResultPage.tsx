import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { isExtended } from '../rules/closing.ts';
import { digestOfFile } from '../rules/count-file.ts';
import type { Complaint } from '../store/complaints.ts';
import type { Count, Seat } from '../store/results.ts';
import type { Stage } from '../types.ts';
import { balanceTitle, limitTexts } from './ballot-words.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { SecrecyNote } from './SecrecyNote.tsx';
import { StageBars } from './StageBars.tsx';
import { StageList } from './StageList.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps & {
  stage: Stage;
  /** Null where nothing was counted. */
  count: Count | null;
  /** Who would take which office if nothing changes, before anyone is proclaimed. */
  expected: readonly { readonly name: string; readonly office: string }[];
  seats: readonly Seat[];
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
      {count && <Counted {...frame} {...{ count, expected, seats }} />}
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

function Counted({
  count,
  expected,
  seats,
  ...frame
}: FrameProps & Omit<Props, 'stage' | 'complaints' | 'count'> & { count: Count }) {
  const { reader, charter, election } = frame;
  const { t } = reader;
  const { file, result } = count;
  const props = { reader, charter, ...count };
  return (
    <>
      <section>
        <h2>{t('ballots.result.elected')}</h2>
        {seats.length === 0 && expected.length > 0 && (
          <>
            <p>{t('ballots.result.expected')}</p>
            <DefinitionList
              items={expected.map(({ name, office }) => ({ term: officeTitle(reader, charter, office), value: name }))}
            />
          </>
        )}
        {seats.length > 0 && (
          <DefinitionList
            items={seats.map(({ name, office, how, endedAt }) => ({
              term: officeTitle(reader, charter, office),
              value: `${name}${how === 'elected' ? '' : ` (${t(`ballots.how.${how}`)})`}${endedAt ? `, ${t('ballots.result.ended')}` : ''}`,
            }))}
          />
        )}
        {seats.length === 0 && expected.length === 0 && (
          <ol class="ranking">
            {result.winners.map((winner) => (
              <li>
                <strong>{file.candidates[winner]}</strong>
              </li>
            ))}
          </ol>
        )}
        {file.withdrawn.length > 0 && (
          <p>
            {t('ballots.result.gone', { names: reader.list(file.withdrawn.map((one) => file.candidates[one] ?? '')) })}
          </p>
        )}
        {file.relaxed.length > 0 && (
          <p>
            {t('ballots.result.relaxed', {
              balances: reader.list(file.relaxed.map((one) => balanceTitle(reader, one))),
            })}
          </p>
        )}
      </section>
      <StageBars {...props} />
      <section>
        <h2>{t('ballots.result.how')}</h2>
        <p>{t('ballots.result.how.text')}</p>
        <p>{quotaWords(reader, result, file.seats)}</p>
        <Bounds {...props} />
        <StageList {...props} />
      </section>
      <section>
        <h2>{t('ballots.result.check')}</h2>
        <p>{t('ballots.result.check.text')}</p>
        <ul class="bullets">
          <li>
            <a href={reader.to(`${electionPath(election)}/resultado/papeletas`)} download>
              {t('ballots.result.file')}
            </a>
          </li>
          <li>
            <a href={reader.to(`${electionPath(election)}/resultado/papeletas-blt`)} download>
              {t('ballots.result.blt')}
            </a>
          </li>
          <li>
            <a href={reader.to(`${electionPath(election)}/resultado/rondas`)} download>
              {t('ballots.result.stages-file')}
            </a>
          </li>
        </ul>
        <p class="actions">
          <ButtonLink href={reader.to(`${electionPath(election)}/resultado/recuento`)}>
            {t('ballots.recount.title')}
          </ButtonLink>
          <ButtonLink href={reader.to(`${electionPath(election)}/resultado/constancias`)} look="quiet">
            {t('ballots.receipts.title')}
          </ButtonLink>
        </p>
        <SmallPrint {...frame} count={count} />
      </section>
    </>
  );
}

/** With why it is this number: more than there are seats cannot reach it. */
const quotaWords = (reader: Reader, { quota, valid }: Count['result'], seats: number): string =>
  reader.t('ballots.result.quota.words', { quota, valid, seats, more: seats + 1, needed: quota * (seats + 1) });

function Bounds({ reader, charter, file }: Parameters<typeof StageBars>[0]) {
  const said = file.constraints.flatMap((one) => limitTexts(reader, charter, one, file.seats));
  if (said.length === 0) return null;
  return (
    <>
      <p>{reader.t('ballots.result.bounds')}</p>
      <ul class="bullets">
        {said.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      {file.constraints.some(({ category }) => category === 'gender') && (
        <p class="note">{reader.t('ballots.result.letters')}</p>
      )}
    </>
  );
}

function SmallPrint({ reader, election, count: { file } }: FrameProps & { count: Count }) {
  const { t } = reader;
  const items = [
    ['commitment', file.lots.commitment],
    ['committed', file.lots.committed],
    ['ballots', file.lots.ballots],
    ['seed', file.lots.seed],
    ['list', file.list],
    ['file', digestOfFile(file)],
  ] as const;
  return (
    <Disclosure summary={t('ballots.small-print.title')}>
      <p>{t('ballots.small-print.rule')}</p>
      <p>{t('ballots.small-print.lots')}</p>
      <p>{t('ballots.small-print.groups')}</p>
      <DefinitionList
        items={items.map(([key, value]) => ({ term: t(`ballots.small-print.${key}`), value: <code>{value}</code> }))}
      />
      <p>{t('ballots.small-print.verify')}</p>
      <p>
        <a href={`${reader.to('/registro')}?sobre=election:${election.id}`}>{t('ballots.small-print.record')}</a>
      </p>
    </Disclosure>
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
              <strong>{t(`ballots.ground.${ground}`)}</strong>:{' '}
              {decision && t(`ballots.complaints.${decision.outcome}`)}
            </p>
            <p>{decision?.explanation}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
