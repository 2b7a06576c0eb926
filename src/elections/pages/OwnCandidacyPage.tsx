import { rulePath } from '../../charter/rules/rules-in-force.ts';
import type { Charter } from '../../charter/types.ts';
import { officeTitle } from '../../mandates/pages/body-title.ts';
import { emptyForm, type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes, Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { statementName } from '../forms.ts';
import { refusals, takesObjections } from '../rules/admission.ts';
import { fillsRest } from '../rules/by-election.ts';
import { candidacyStanding, mayWithdraw, mayWrite, type Outlook } from '../rules/candidacy.ts';
import type { Bound, Candidacy, Election, Stage } from '../types.ts';
import { CalendarLine } from './CalendarLine.tsx';
import { Statements, sentence } from './CandidatePage.tsx';
import { ManagedElection } from './ManagedElection.tsx';
import { groupTitle, homeMoment, officeTitles } from './words.ts';

export const candidacyDone = ['proposed', 'accepted', 'withdrawn', 'objected'] as const;
type CandidacyDone = (typeof candidacyDone)[number];
export type CandidacyForm = 'accept' | 'withdraw' | 'object';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  stage: Stage;
  candidacy: Candidacy;
  outlook: readonly Outlook[];
  /** What the parity rule asks of the count; empty where there is none. */
  parity: readonly Bound[];
  /** Where this page is: by the link of a letter, or signed in. */
  base: string;
  once: string;
  failed: CandidacyForm | null;
  form: FormState;
  done: CandidacyDone | null;
};

/** The candidate's own page: what is asked, what was written, and the ways on. */
export function OwnCandidacyPage(props: Props) {
  const { reader, charter, election, stage, candidacy, failed, form, done } = props;
  const state = candidacyStanding(stage, candidacy);
  const late = failed !== null && !isShown(props) ? form : emptyForm;
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.own.title')}
      lead={reader.t(`elections.own.${state}`, {
        organization: candidacy.organizationName,
        offices: officeTitles(reader, charter, election),
      })}
      failed={form.reasons.length > 0}
      done={done && `elections.own.done.${done}`}
    >
      <ErrorSummary reader={reader} form={late} />
      <GivenBack reader={reader} texts={writtenIn(late.values)} />
      {state === 'refused' && <Refused {...props} />}
      {mayWrite(stage, candidacy) && <Accept {...props} />}
      {!mayWrite(stage, candidacy) && candidacy.acceptedAt && (
        <Statements reader={reader} charter={charter} candidacy={candidacy} />
      )}
      <CalendarLine reader={reader} charter={charter} election={election} stage={stage} />
      {state !== 'lapsed' && mayWithdraw(stage, candidacy) && <Withdraw {...props} />}
    </ManagedElection>
  );
}

/** Whether the form that was refused is still on the page to say why. */
const isShown = ({ stage, candidacy, failed }: Props): boolean =>
  (failed === 'accept' && mayWrite(stage, candidacy)) ||
  (failed === 'withdraw' && mayWithdraw(stage, candidacy)) ||
  (failed === 'object' && takesObjections(stage, candidacy));

function Accept(props: Props) {
  const { reader, charter, election, candidacy, base, failed, form } = props;
  const shown = failed === 'accept' ? form : emptyForm;
  const language =
    charter.languages.find((one) => candidacy.statements[one] && one === reader.language) ??
    charter.languages.find((one) => candidacy.statements[one]) ??
    reader.language;
  const written = candidacy.statements[language] ?? {};
  return (
    <section>
      <h2>{reader.t(candidacy.acceptedAt ? 'elections.own.change' : 'elections.own.accept')}</h2>
      <p>
        {reader.t('elections.own.until', { until: homeMoment(reader, charter, election.calendar.candidaciesUntil) })}
      </p>
      <Terms {...props} />
      <Form
        reader={reader}
        action={reader.to(`${base}/aceptacion`)}
        reasons={shown.reasons}
        submit={reader.t(candidacy.acceptedAt ? 'elections.own.save' : 'elections.own.submit')}
        keep={`candidacy-${candidacy.id}`}
      >
        <LanguageField
          reader={reader}
          form={shown}
          name="language"
          label={reader.t('elections.own.language')}
          hint={reader.t('elections.own.language-hint')}
          value={language}
        />
        {charter.selectionCriteria.map(({ key, title }) => (
          <TextArea
            reader={reader}
            form={shown}
            name={statementName(key)}
            label={sentence(reader.text(title))}
            value={written[key]}
            maxlength={1500}
            rows={4}
          />
        ))}
        {charter.parity && <Parity {...props} />}
        {charter.parity && (
          <Radios
            reader={reader}
            form={shown}
            name="gender"
            label={reader.t('elections.own.gender')}
            hint={reader.t('elections.own.gender-hint')}
            options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
            value={candidacy.gender ?? undefined}
            optional
          />
        )}
        <Checkboxes
          reader={reader}
          form={shown}
          name="consent"
          label={reader.t('elections.own.consent')}
          options={[{ value: 'yes', label: reader.t('elections.own.consent-text') }]}
          values={candidacy.acceptedAt ? ['yes'] : []}
        />
      </Form>
    </section>
  );
}

/** What each office would be for this person, by the mandates there are: the limit before it is met. */
function Terms({ reader, charter, election, outlook }: Props) {
  if (outlook.length === 0) return null;
  return (
    <>
      <h3>{reader.t('elections.own.terms')}</h3>
      <ul class="bullets">
        {outlook.map(({ office, inARow, left }) => (
          <li>
            {reader.t(left === null ? 'elections.own.term.unlimited' : 'elections.own.term', {
              office: officeTitle(reader, charter, office),
              inARow,
              left: left ?? 0,
            })}
          </li>
        ))}
      </ul>
      <p>
        {fillsRest(election) && `${reader.t('elections.page.rest')} `}
        <a href={reader.to(rulePath('reelection'))}>{reader.t('elections.own.terms.rule')}</a>
      </p>
    </>
  );
}

/** What parity leaves open to whom, and what the count gives away: read before the question. */
function Parity({ reader, charter, election, parity }: Props) {
  const [first, second, rest] = parity;
  if (!first || !second || !rest) return null;
  const asked = {
    seats: election.seats,
    first: first.min,
    second: second.min,
    one: groupTitle(reader, charter, first),
    other: groupTitle(reader, charter, second),
  };
  return (
    <>
      <h3>{reader.t('elections.own.parity')}</h3>
      <ul class="bullets">
        <li>{reader.t('elections.own.gender-asked', asked)}</li>
        <li>
          {rest.max > 0
            ? reader.t('elections.own.gender-room', { rest: rest.max })
            : reader.t('elections.own.gender-full')}
        </li>
        <li>{reader.t('elections.own.gender-count')}</li>
      </ul>
    </>
  );
}

function Refused({ reader, charter, election, stage, candidacy, base, once, failed, form }: Props) {
  const shown = failed === 'object' ? form : emptyForm;
  const reason = refusals.find((one) => one === candidacy.decision?.reason);
  return (
    <Notice reader={reader} kind="attention" title={sentence(reader.t('elections.state.refused'))}>
      {reason && <p>{reader.t(`elections.refusal.${reason}`)}</p>}
      {candidacy.decision?.explanation && <p>{candidacy.decision.explanation}</p>}
      {takesObjections(stage, candidacy) && (
        <>
          <p>
            {reader.t('elections.own.object', {
              until: homeMoment(reader, charter, election.calendar.objectionsUntil),
            })}
          </p>
          <Form
            reader={reader}
            action={reader.to(`${base}/objecion`)}
            reasons={shown.reasons}
            submit={reader.t('elections.object.submit')}
            once={once}
            keep={`own-objection-${candidacy.id}`}
          >
            <TextArea reader={reader} form={shown} name="text" label={reader.t('elections.object.text')} />
          </Form>
        </>
      )}
    </Notice>
  );
}

function Withdraw({ reader, charter, election, candidacy, base, failed, form }: Props) {
  const reasons = failed === 'withdraw' ? form.reasons : [];
  return (
    <Disclosure
      summary={reader.t(candidacy.acceptedAt ? 'elections.own.withdraw' : 'elections.own.decline')}
      open={reasons.length > 0}
    >
      <p>
        {reader.t('elections.own.withdraw-text', { until: homeMoment(reader, charter, election.calendar.votingUntil) })}
      </p>
      <Form
        reader={reader}
        action={reader.to(`${base}/retiro`)}
        reasons={reasons}
        submit={reader.t('elections.own.withdraw-do')}
        danger
      />
    </Disclosure>
  );
}
