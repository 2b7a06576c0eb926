import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { fieldId } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import type { ListContent } from '../publish-list.ts';
import { fillsRest } from '../rules/by-election.ts';
import { momentNames } from '../rules/calendar.ts';
import { quorumOf } from '../rules/quorum.ts';
import { isBeforeVoting } from '../rules/stage.ts';
import type { Objection } from '../store/candidacies.ts';
import type { Candidacy, Election, Stage } from '../types.ts';
import { CalendarLine } from './CalendarLine.tsx';
import { electionPath, ManagedElection, managePath } from './ManagedElection.tsx';
import { balanceLines, Relaxed } from './RulesOfCount.tsx';
import { scrutinyPath } from './ScrutinyPage.tsx';
import { WaitingCandidacies } from './WaitingCandidacies.tsx';
import { officeTitles } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  stage: Stage;
  candidacies: readonly Candidacy[];
  objections: readonly Objection[];
  /** What the list would freeze now. */
  content: ListContent;
  mayConvene: boolean;
  mayOversee: boolean;
  /** Why it could not be announced, or the list not be published. */
  refused: readonly Reason[];
  cancelling: FormState;
  done: ManageDone | null;
};

export const manageDone = [
  'prepared',
  'saved',
  'announced',
  'calendar',
  'cancelled',
  'decided',
  'answered',
  'listed',
] as const;
type ManageDone = (typeof manageDone)[number];

/** Where an election is run: what the rules make of it, what waits, and the acts of the stage. */
export function ManagePage(props: Props) {
  const { reader, charter, election, stage, refused, cancelling, done } = props;
  const announces = stage === 'preparing' && props.mayConvene;
  const publishes = stage === 'listing' && props.mayOversee;
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.manage.title')}
      lead={`${reader.t(`elections.stage.${stage}`)}. ${reader.t(`elections.now.${stage}`)}`}
      failed={refused.length > 0 || cancelling.reasons.length > 0}
      done={done && `elections.done.${done}`}
    >
      {!announces && !publishes && <ErrorSummary reader={reader} form={{ reasons: refused }} />}
      {announces && <Announce {...props} />}
      {stage !== 'preparing' && <WaitingCandidacies {...props} />}
      {publishes && <Publish {...props} />}
      {election.listedAt && props.mayOversee && (
        <p class="actions">
          <ButtonLink href={reader.to(scrutinyPath(election))}>{reader.t('ballots.links.scrutiny')}</ButtonLink>
        </p>
      )}
      <Preview {...props} />
      <CalendarLine reader={reader} charter={charter} election={election} stage={stage} />
      {props.mayConvene && <Change {...props} />}
    </ManagedElection>
  );
}

function Announce({ reader, election, refused }: Props) {
  return (
    <section>
      <h2>{reader.t('elections.announce.title')}</h2>
      <p>{reader.t('elections.announce.text')}</p>
      <ErrorSummary
        reader={reader}
        form={{ reasons: refused }}
        labels={preparedLabels(reader)}
        hrefOf={(field) => `${reader.to(`${managePath(election)}/datos`)}#${fieldId(field)}`}
      />
      <Form
        reader={reader}
        action={reader.to(`${managePath(election)}/convocatoria`)}
        submit={reader.t('elections.announce.submit')}
        aside={<a href={reader.to(`${managePath(election)}/datos`)}>{reader.t('elections.call.data')}</a>}
      />
    </section>
  );
}

/** What was right when it was prepared may be too late now: where each field is called, on the page of the data. */
const preparedLabels = (reader: Reader): ReadonlyMap<string, string> =>
  new Map([
    ...momentNames.map((name) => [name, reader.t(`elections.moment.${name}`)] as const),
    ['seats', reader.t('elections.call.seats')],
    ['termFrom', reader.t('elections.call.term')],
  ]);

/** What the rules make of the call. */
function Preview({ reader, charter, election, content }: Props) {
  const { elections } = charter;
  const items = [
    { term: reader.t('elections.preview.offices'), value: officeTitles(reader, charter, election) },
    { term: reader.t('elections.preview.seats'), value: reader.number(election.seats) },
    { term: reader.t('elections.preview.term'), value: reader.date(election.termFrom) },
    {
      term: reader.t('elections.preview.candidates'),
      value: reader.t('elections.preview.candidates-text', {
        n: elections.candidatesPerSeat * election.seats,
        days: elections.days.extension,
      }),
    },
    {
      term: reader.t('elections.preview.quorum'),
      value: reader.t(election.listedAt ? 'elections.preview.quorum-frozen' : 'elections.preview.quorum-text', {
        percent: elections.quorumPercent,
        n: quorumOf(elections, content.roll.length),
        of: content.roll.length,
      }),
    },
    ...balanceLines(reader, charter, content.bounds, election.seats).map(({ balance, value }) => ({
      term: balance,
      value,
    })),
    { term: reader.t('elections.preview.secrecy'), value: reader.t(`elections.secrecy.${election.secrecy}`) },
  ];
  return (
    <section>
      <h2>{reader.t('elections.preview.title')}</h2>
      <DefinitionList items={items} />
      {fillsRest(election) && <p>{reader.t('elections.page.rest')}</p>}
      <Relaxed reader={reader} relaxed={content.relaxed} />
    </section>
  );
}

function Publish({ reader, election, content, refused }: Props) {
  return (
    <section>
      <h2>{reader.t('elections.publish.title')}</h2>
      <p>{reader.t('elections.publish.text', { candidates: content.standing.length, roll: content.roll.length })}</p>
      <Form
        reader={reader}
        action={reader.to(`${managePath(election)}/lista`)}
        reasons={refused}
        submit={reader.t('elections.publish.submit')}
      />
    </section>
  );
}

function Change({ reader, charter, election, stage, cancelling }: Props) {
  if (!isBeforeVoting(stage)) return null;
  return (
    <section>
      <h2>{reader.t('elections.manage.change')}</h2>
      <p class="actions">
        <ButtonLink
          look="quiet"
          href={reader.to(`${managePath(election)}/${stage === 'preparing' ? 'datos' : 'calendario'}`)}
        >
          {reader.t(stage === 'preparing' ? 'elections.call.data' : 'elections.calendar.change')}
        </ButtonLink>
        {stage !== 'preparing' && (
          <ButtonLink look="quiet" href={reader.to(electionPath(election))}>
            {reader.t('elections.manage.public')}
          </ButtonLink>
        )}
      </p>
      <Disclosure summary={reader.t('elections.cancel.title')} open={cancelling.reasons.length > 0}>
        <p>{reader.t('elections.cancel.text')}</p>
        <Form
          reader={reader}
          action={reader.to(`${managePath(election)}/cancelacion`)}
          reasons={cancelling.reasons}
          submit={reader.t('elections.cancel.submit')}
          keep={`election-cancel-${election.id}`}
          danger
        >
          {textInputs({
            reader,
            form: cancelling,
            languages: charter.languages,
            name: 'reason',
            label: reader.t('elections.cancel.reason'),
            needed: 'all',
            rows: 3,
          })}
        </Form>
      </Disclosure>
    </section>
  );
}
