import type { Charter } from '../../charter/types.ts';
import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { longest } from '../forms.ts';
import { readDraft } from '../rules/draft.ts';
import { isAdmitted, isDecided, mesaOutcome } from '../rules/mesa-outcome.ts';
import type { MesaReview, SentApplication } from '../types.ts';
import { Quote } from './Quote.tsx';
import { Refusal } from './Refusal.tsx';
import { dayOf, lastDay, mesaName, objectionIsOver, officeTitles } from './words.ts';

export const applicationDone = ['sent', 'sent-assisted', 'confirmed', 'again', 'objected'] as const;

type ApplicationProps = {
  reader: Reader;
  charter: Charter;
  token: string;
  application: SentApplication;
  reviews: readonly MesaReview[];
  /** Those where nobody holds an office that answers now. */
  unread: readonly number[];
  at: Temporal.Instant;
  done: (typeof applicationDone)[number] | null;
  /** The address to confirm, after a refusal. */
  emailForm: FormState;
  /** An objection, after a refusal; its field `mesa` says to which refusal. */
  objectionForm: FormState;
};

/** What has become of an application: where it is, what each mesa decided, what can be done, what happens next. */
export function ApplicationPage(props: ApplicationProps) {
  const { reader, charter, application, reviews, done, emailForm, objectionForm } = props;
  const { t } = reader;
  const title = application.submission.name;
  const failed = emailForm.reasons.length + objectionForm.reasons.length > 0;
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex" failed={failed} enhance>
      <ErrorSummary
        reader={reader}
        form={{ reasons: [...emailForm.reasons, ...objectionForm.reasons] }}
        labels={
          new Map([
            ['email', t('membership.field.email')],
            ['text', t('membership.objection.label')],
          ])
        }
      />
      {done && (
        <Notice reader={reader} kind="done">
          <p>
            {t(
              done === 'objected' && application.submission.email === null
                ? 'membership.done.objected-assisted'
                : `membership.done.${done}`,
            )}
          </p>
        </Notice>
      )}
      <PageHead
        title={title}
        kicker={t('membership.status.kicker')}
        lead={t('membership.status.sent', { day: dayOf(reader, charter, application.submission.at) })}
      />
      <Process {...props} />
      <Confirming {...props} />
      <section id="mesas">
        <h2>{t('membership.status.mesas')}</h2>
        {reviews.map((review) => (
          <MesaPart {...props} review={review} />
        ))}
      </section>
      <Next {...props} />
    </Layout>
  );
}

/** The first step that is not done is where it is; an objection is read after the mesas, by others. */
function Process({ reader, charter, application, reviews }: ApplicationProps) {
  const { t } = reader;
  const { assistedMesa, submission } = application;
  const answered = reviews.filter(({ decision }) => decision !== null).length;
  const objected = reviews.some(({ objection }) => objection !== null);
  const confirmed = submission.confirmedAt !== null;
  const steps = [
    { label: t('membership.process.sent'), done: true },
    ...(assistedMesa === null
      ? [{ label: t(confirmed ? 'membership.process.confirmed' : 'membership.process.confirm'), done: confirmed }]
      : []),
    {
      label: t('membership.process.review'),
      note: t('membership.process.decided', { decided: answered, of: reviews.length }),
      done: answered === reviews.length,
    },
    ...(objected
      ? [
          {
            label: t('membership.process.objection'),
            note: reader.text(charter.liaison.title),
            done: !reviews.some((review) => mesaOutcome(review) === 'objected'),
          },
        ]
      : []),
    {
      label: t(reviews.some(isAdmitted) ? 'membership.process.admitted' : 'membership.process.answer'),
      done: reviews.every(isDecided),
    },
  ];
  const current = steps.findIndex(({ done }) => !done);
  return (
    <Steps
      reader={reader}
      label={t('membership.process.label')}
      current={current < 0 ? steps.length : current}
      steps={steps}
    />
  );
}

/** While the address is not confirmed: where the link went, and how to have it sent again or elsewhere. */
function Confirming({ reader, token, application, emailForm }: ApplicationProps) {
  const { t, to } = reader;
  const { submission, assistedMesa } = application;
  if (assistedMesa !== null || submission.confirmedAt) return null;
  return (
    <section id="confirmar">
      <h2>{t('membership.confirm.waiting')}</h2>
      <p>{t('membership.confirm.waiting-text', { email: submission.email ?? '' })}</p>
      <Disclosure summary={t('membership.confirm.not-arrived')} open={emailForm.reasons.length > 0}>
        <Form reader={reader} action={to(`/sumarse/${token}/confirmacion`)} submit={t('membership.confirm.again')}>
          <EmailField
            reader={reader}
            form={emailForm}
            name="email"
            label={t('membership.field.email')}
            hint={t('membership.confirm.again-hint')}
            value={submission.email ?? undefined}
            autocomplete="email"
          />
        </Form>
      </Disclosure>
    </section>
  );
}

function MesaPart(props: ApplicationProps & { review: MesaReview }) {
  const { reader, charter, review, unread } = props;
  const { t } = reader;
  const { decision, objection } = review;
  const outcome = mesaOutcome(review);
  const liaison = reader.text(charter.liaison.title);
  return (
    <section class={`thread mesa-${review.mesa}`} id={`mesa-${review.mesa}`}>
      <h3>{mesaName(reader, charter, review.mesa)}</h3>
      <p>
        <strong>{t(`membership.outcome.${outcome}`, { liaison })}</strong>
        {decision && !objection && ` ${t('membership.outcome.on', { day: dayOf(reader, charter, decision.at) })}`}
      </p>
      {decision && objection && (
        <p>{t('membership.outcome.refused-first-on', { day: dayOf(reader, charter, decision.at) })}</p>
      )}
      {outcome === 'waiting' && unread.includes(review.mesa) && (
        <p>
          {t('membership.next.vacant', { office: reader.list(officeTitles(reader, charter, 'review-applications')) })}
        </p>
      )}
      <Refusal reader={reader} charter={charter} decision={decision} />
      {objection && (
        <>
          <p>{t('membership.objection.yours', { day: dayOf(reader, charter, objection.at) })}</p>
          <Quote text={objection.text} />
        </>
      )}
      {objection?.decision && (
        <>
          <p>{t('membership.objection.answer', { day: dayOf(reader, charter, objection.decision.at), liaison })}</p>
          <Quote text={objection.decision.explanation} />
        </>
      )}
      {outcome === 'refused' && decision && <Objecting {...props} refusedAt={decision.at} />}
    </section>
  );
}

function Objecting(props: ApplicationProps & { review: MesaReview; refusedAt: Temporal.Instant }) {
  const { reader, charter, token, review, refusedAt, at, objectionForm } = props;
  const { t, to } = reader;
  const until = lastDay(refusedAt, charter);
  const liaison = reader.text(charter.liaison.title);
  const failed = objectionForm.values.mesa === String(review.mesa) && objectionForm.reasons.length > 0;
  if (objectionIsOver(refusedAt, charter, at)) {
    return (
      <>
        <p>{t('membership.objection.over', { day: reader.date(until) })}</p>
        <GivenBack reader={reader} texts={failed ? writtenIn(objectionForm.values) : []} />
      </>
    );
  }
  return (
    <Disclosure summary={t('membership.objection.open', { day: reader.date(until) })} open={failed}>
      <p>{t('membership.objection.text', { liaison })}</p>
      <Form
        reader={reader}
        action={to(`/sumarse/${token}/objecion`)}
        submit={t('membership.objection.submit')}
        keep={`objection-${props.application.id}-${review.mesa}`}
        again={failed}
      >
        <input type="hidden" name="mesa" value={review.mesa} />
        <TextArea
          reader={reader}
          form={failed ? objectionForm : { values: {}, reasons: [] }}
          name="text"
          id={failed ? undefined : `text-${review.mesa}`}
          label={t('membership.objection.label')}
          hint={t('membership.objection.hint', { max: longest.objection })}
          rows={7}
        />
      </Form>
    </Disclosure>
  );
}

/** What happens next, and who does it. */
function Next({ reader, charter, application, reviews, at }: ApplicationProps) {
  const { t, to } = reader;
  const { assistedMesa, submission } = application;
  const written = submission.email !== null;
  const { representatives } = readDraft(application.draft, charter, assistedMesa);
  const signIn = assistedMesa === null || representatives.some(({ email }) => email !== null);
  const waiting = reviews.filter((review) => mesaOutcome(review) === 'waiting');
  const objected = reviews.filter((review) => mesaOutcome(review) === 'objected');
  const open = waiting.length + objected.length > 0;
  const admitted = reviews.some(isAdmitted);
  const office = reader.list(officeTitles(reader, charter, 'review-applications'));
  const liaison = reader.text(charter.liaison.title);
  const isObjectable = (review: MesaReview): boolean =>
    mesaOutcome(review) === 'refused' && review.decision !== null && !objectionIsOver(review.decision.at, charter, at);
  return (
    <section id="que-sigue">
      <h2>{t('membership.next.title')}</h2>
      {assistedMesa === null && !submission.confirmedAt && <p>{t('membership.next.confirm')}</p>}
      {waiting.length > 0 && (assistedMesa !== null || submission.confirmedAt) && (
        <p>{t(written ? 'membership.next.review' : 'membership.next.review-assisted', { office })}</p>
      )}
      {admitted && !signIn && <p>{t('membership.next.admitted-assisted')}</p>}
      {admitted && signIn && (
        <>
          <p>{t('membership.next.admitted')}</p>
          <p class="actions">
            <ButtonLink href={to('/mi/organizacion')}>{t('membership.next.enter')}</ButtonLink>
          </p>
        </>
      )}
      {objected.length > 0 && (
        <p>{t(written ? 'membership.next.objected' : 'membership.next.objected-assisted', { liaison })}</p>
      )}
      {!open && !admitted && (
        <p>{t(reviews.some(isObjectable) ? 'membership.next.objectable' : 'membership.next.refused')}</p>
      )}
      <p class="note">{t('membership.next.keep')}</p>
    </section>
  );
}
