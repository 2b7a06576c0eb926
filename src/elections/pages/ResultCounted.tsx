import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { digestOfFile } from '../rules/count-file.ts';
import type { Count, Seat } from '../store/results.ts';
import { balanceTitle, limitTexts } from './ballot-words.ts';
import type { FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { StageBars } from './StageBars.tsx';
import { StageList } from './StageList.tsx';

export type CountedProps = {
  count: Count;
  /** Who would take which office if nothing changes, before anyone is proclaimed. */
  expected: readonly { readonly name: string; readonly office: string }[];
  seats: readonly Seat[];
};

/** A vote that was counted: who was elected, how, and what everyone can check it with. */
export function ResultCounted({ count, expected, seats, ...frame }: FrameProps & CountedProps) {
  const { reader, charter } = frame;
  const props = { reader, charter, ...count };
  return (
    <>
      <Elected {...frame} {...{ count, expected, seats }} />
      <StageBars {...props} />
      <section>
        <h2>{reader.t('ballots.result.how')}</h2>
        <p>{reader.t('ballots.result.how.text')}</p>
        <p>{quotaWords(reader, count.result, count.file.seats)}</p>
        <Bounds {...props} />
        <StageList {...props} />
      </section>
      <Checks {...frame} count={count} />
    </>
  );
}

function Elected({ reader, charter, count, expected, seats }: FrameProps & CountedProps) {
  const { t } = reader;
  const { file } = count;
  return (
    <section>
      <h2>{t('ballots.result.elected')}</h2>
      <Holders reader={reader} charter={charter} {...{ count, expected, seats }} />
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
  );
}

/** Those who hold the offices; who would, while nobody is proclaimed; or the elected in their order. */
function Holders({ reader, charter, count, expected, seats }: Pick<FrameProps, 'reader' | 'charter'> & CountedProps) {
  const { t } = reader;
  if (seats.length > 0) {
    return (
      <DefinitionList
        items={seats.map(({ name, office, how, endedAt }) => ({
          term: officeTitle(reader, charter, office),
          value: `${name}${how === 'elected' ? '' : ` (${t(`ballots.how.${how}`)})`}${endedAt ? `, ${t('ballots.result.ended')}` : ''}`,
        }))}
      />
    );
  }
  if (expected.length > 0) {
    return (
      <>
        <p>{t('ballots.result.expected')}</p>
        <DefinitionList
          items={expected.map(({ name, office }) => ({ term: officeTitle(reader, charter, office), value: name }))}
        />
      </>
    );
  }
  return (
    <ol class="ranking">
      {count.result.winners.map((winner) => (
        <li>
          <strong>{count.file.candidates[winner]}</strong>
        </li>
      ))}
    </ol>
  );
}

/** What was published, for whoever counts again or looks for their own receipt. */
function Checks({ count, ...frame }: FrameProps & { count: Count }) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
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
