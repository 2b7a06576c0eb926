import type { Charter } from '../../charter/types.ts';
import { emptyForm, type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { Thread } from '../../ui/components/Thread.tsx';
import { impediments, refusals, type Standing } from '../rules/admission.ts';
import { candidacyStanding } from '../rules/candidacy.ts';
import type { Objection } from '../store/candidacies.ts';
import type { Candidacy, Election, Stage } from '../types.ts';
import { Statements } from './CandidatePage.tsx';
import { ManagedElection, reviewPath } from './ManagedElection.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  stage: Stage;
  candidacy: Candidacy;
  standing: Standing;
  objections: readonly Objection[];
  mayOversee: boolean;
  /** Is a candidate here, or proposed one: decides nothing. */
  involved: boolean;
  /** Which form was refused: the decision, or the answer to an objection by its id. */
  failed: string | null;
  form: FormState;
};

/** One candidacy for those who decide on it: what the rules find, the candidate's words, the objections. */
export function ReviewPage(props: Props) {
  const { reader, charter, election, stage, candidacy, mayOversee, involved, failed, form } = props;
  const state = candidacyStanding(stage, candidacy);
  const decides = mayOversee && !involved && ['candidacies', 'objections', 'listing'].includes(stage);
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.review.title', { name: candidacy.name })}
      lead={`${candidacy.organizationName} · ${reader.t(`elections.state.${state}`)}`}
      failed={form.reasons.length > 0}
      managed
    >
      {failed !== null && !isShown(props, decides) && (
        <>
          <ErrorSummary reader={reader} form={{ reasons: withoutFields(form.reasons) }} />
          <GivenBack reader={reader} texts={writtenIn(form.values)} />
        </>
      )}
      <Findings {...props} />
      {mayOversee && involved && <p>{reader.t('elections.review.involved')}</p>}
      {candidacy.decision?.reason && <Reasoned reader={reader} decision={candidacy.decision} />}
      {decides && isToDecide(props) && <Decide {...props} />}
      <Objections {...props} decides={decides} />
      {candidacy.acceptedAt && <Statements reader={reader} charter={charter} candidacy={candidacy} />}
    </ManagedElection>
  );
}

/** Reasons of a form that is not on the page: there is no field to lead to. */
const withoutFields = (reasons: FormState['reasons']): FormState['reasons'] =>
  reasons.map(({ field: _, ...reason }) => reason);

/** Whether the form that was refused is still on the page to say why. */
const isShown = (props: Props, decides: boolean): boolean =>
  decides &&
  (props.failed === 'decision'
    ? isToDecide(props)
    : props.objections.some((one) => one.id === props.failed && one.answer === null));

const isToDecide = ({ stage, candidacy }: Props): boolean =>
  ['accepted', 'proposed'].includes(candidacyStanding(stage, candidacy));

/** What the acts and mandates on record say against it, each in words with its dates. */
function Findings({ reader, standing }: Props) {
  const found = impediments(standing);
  if (found.length === 0) {
    return <p>{reader.t('elections.review.clear')}</p>;
  }
  return (
    <Notice reader={reader} kind="attention" title={reader.t('elections.review.found')}>
      <ul>
        {found.map((one) => (
          <li>{reader.t(`elections.refusal.${one}`)}</li>
        ))}
        {standing.barriers.map((reason) => (
          <li>{reader.reason(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Reasoned({ reader, decision }: { reader: Reader; decision: NonNullable<Candidacy['decision']> }) {
  const reason = refusals.find((one) => one === decision.reason);
  return (
    <section>
      <h2>{reader.t('elections.review.reason')}</h2>
      {reason && <p>{reader.t(`elections.refusal.${reason}`)}</p>}
      {decision.explanation && <p>{decision.explanation}</p>}
    </section>
  );
}

function Decide({ reader, election, candidacy, failed, form }: Props) {
  const shown = failed === 'decision' ? form : emptyForm;
  return (
    <section>
      <h2>{reader.t('elections.review.decide')}</h2>
      <Form
        reader={reader}
        action={reader.to(`${reviewPath(election, candidacy.id)}/decision`)}
        reasons={shown.reasons}
        submit={reader.t('elections.review.submit')}
        keep={`decision-${candidacy.id}`}
      >
        <Radios
          reader={reader}
          form={shown}
          name="outcome"
          label={reader.t('elections.review.outcome')}
          options={(['admitted', 'refused'] as const).map((value) => ({
            value,
            label: reader.t(`elections.review.${value}`),
          }))}
        />
        {reasonFields(reader, shown)}
        <TextArea
          reader={reader}
          form={shown}
          name="explanation"
          label={reader.t('elections.review.explanation')}
          hint={reader.t('elections.review.explanation-hint')}
          optional
        />
      </Form>
    </section>
  );
}

/** Called, not rendered. */
const reasonFields = (reader: Reader, form: FormState, id?: string) => (
  <Select
    reader={reader}
    form={form}
    name="reason"
    id={id}
    label={reader.t('elections.review.reason-field')}
    prompt={reader.t('elections.review.reason-none')}
    options={refusals
      .filter((value) => value !== 'not-accepted')
      .map((value) => ({ value, label: reader.t(`elections.refusal.${value}`) }))}
    optional
  />
);

function Objections({ reader, election, candidacy, objections, decides, failed, form }: Props & { decides: boolean }) {
  if (objections.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('elections.object.all')}</h2>
      {objections.map((one) => (
        <>
          <Thread meta={one.organizationName ?? reader.t('elections.object.candidate')}>{one.text}</Thread>
          {one.answer && (
            <p>
              <strong>{reader.t(`elections.object.${one.answer.outcome}`)}.</strong> {one.answer.explanation}
            </p>
          )}
          {!one.answer && decides && (
            <AnswerForm
              reader={reader}
              election={election}
              candidacy={candidacy}
              objection={one}
              form={failed === one.id ? form : emptyForm}
            />
          )}
        </>
      ))}
    </section>
  );
}

type AnswerProps = Pick<Props, 'reader' | 'election' | 'candidacy' | 'form'> & { objection: Objection };

function AnswerForm({ reader, election, candidacy, objection, form }: AnswerProps) {
  const field = (name: string) => `field-${name}-${objection.id}`;
  return (
    <Form
      reader={reader}
      action={reader.to(`${reviewPath(election, candidacy.id)}/objecion`)}
      reasons={form.reasons}
      hrefOf={(name) => `#${field(name)}`}
      submit={reader.t('elections.object.submit-answer')}
      keep={`objection-answer-${objection.id}`}
    >
      <input type="hidden" name="objection" value={objection.id} />
      <Radios
        reader={reader}
        form={form}
        name="outcome"
        id={field('outcome')}
        label={reader.t('elections.object.outcome')}
        options={(['upheld', 'dismissed'] as const).map((value) => ({
          value,
          label: reader.t(`elections.object.choose.${value}`),
        }))}
      />
      {candidacy.decision?.outcome === 'admitted' && reasonFields(reader, form, field('reason'))}
      <TextArea
        reader={reader}
        form={form}
        name="explanation"
        id={field('explanation')}
        label={reader.t('elections.object.explanation')}
      />
    </Form>
  );
}
