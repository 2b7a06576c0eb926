import type { Charter } from '../../charter/types.ts';
import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { longest } from '../forms.ts';
import type { FoundDuplicate } from '../look-for-duplicates.ts';
import { readDraft } from '../rules/draft.ts';
import type { MesaReview, SentApplication } from '../types.ts';
import { Answers } from './Answers.tsx';
import { DuplicateList } from './DuplicateList.tsx';
import { MesaDecisions } from './MesaDecisions.tsx';
import { dayOf, mesaName } from './words.ts';

export const reviewDone = ['admitted', 'refused'] as const;

type ReviewProps = {
  reader: Reader;
  charter: Charter;
  application: SentApplication;
  reviews: readonly MesaReview[];
  /** Those for which the reader may decide. */
  mesas: readonly number[];
  duplicates: readonly FoundDuplicate[];
  assistedByName: string | null;
  form: FormState;
  done: (typeof reviewDone)[number] | null;
};

/** An application before the mesas: its answers, whom it resembles, and the decision. */
export function ReviewPage(props: ReviewProps) {
  const { reader, charter, application, reviews, mesas, duplicates, assistedByName, form, done } = props;
  const { t, to } = reader;
  const { submission, draft, assistedMesa } = application;
  const open = reviews.filter(({ mesa, decision }) => mesas.includes(mesa) && !decision);
  const ready = submission.confirmedAt !== null || assistedMesa !== null;
  return (
    <Layout
      reader={reader}
      title={submission.name}
      current="/mi"
      robots="noindex"
      failed={form.reasons.length > 0}
      enhance
    >
      <Breadcrumb reader={reader} trail={[{ label: t('membership.list.title'), href: to('/solicitudes') }]} />
      <ErrorSummary
        reader={reader}
        form={form}
        labels={
          new Map([
            ['reason', t('membership.review.reason')],
            ['explanation', t('membership.review.explanation')],
          ])
        }
      />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(submission.email === null ? `membership.done.${done}-assisted` : `membership.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead
        title={submission.name}
        kicker={t('membership.review.kicker')}
        lead={t('membership.status.sent', { day: dayOf(reader, charter, submission.at) })}
      >
        {ready && open.length > 0 && (
          <p>
            <a href="#decision">{t('membership.review.to-decision')}</a>
          </p>
        )}
      </PageHead>
      {assistedMesa !== null && (
        <Notice reader={reader} kind="attention" title={t('membership.assisted.mark')}>
          <p>
            {t('membership.review.assisted', {
              mesa: mesaName(reader, charter, assistedMesa),
              person: assistedByName ?? '',
            })}
          </p>
        </Notice>
      )}
      <DuplicateList reader={reader} charter={charter} duplicates={duplicates} />
      {Object.keys(draft).length > 0 ? (
        <Answers reader={reader} charter={charter} answers={readDraft(draft, charter, assistedMesa)} />
      ) : (
        <p>{t('membership.review.emptied')}</p>
      )}
      <section id="decision">
        <h2>{t('membership.review.decision')}</h2>
        {!ready && <p>{t('membership.review.unconfirmed', { email: submission.email ?? '' })}</p>}
        {ready && open.map((review) => <Deciding {...props} mesa={review.mesa} />)}
        {!open.some(({ mesa }) => ready && `${mesa}` === form.values.mesa) && (
          <GivenBack reader={reader} texts={writtenIn(form.values)} />
        )}
        <MesaDecisions
          reader={reader}
          charter={charter}
          reviews={reviews.filter((review) => !ready || !open.includes(review))}
        />
      </section>
    </Layout>
  );
}

function Deciding({ reader, charter, application, form, mesa }: ReviewProps & { mesa: number }) {
  const { t, to } = reader;
  const action = to(`/solicitudes/${application.id}`);
  const written = application.submission.email !== null;
  const failed = form.values.mesa === String(mesa) && form.values.outcome === 'refused';
  const shown = failed ? form : { values: {}, reasons: [] };
  return (
    <section class={`thread mesa-${mesa}`}>
      <h3>{mesaName(reader, charter, mesa)}</h3>
      <Form reader={reader} action={action} submit={t('membership.review.admit', { mesa })}>
        <input type="hidden" name="mesa" value={mesa} />
        <input type="hidden" name="outcome" value="admitted" />
        <p>{t(written ? 'membership.review.admit-text' : 'membership.review.admit-text-assisted')}</p>
      </Form>
      <Disclosure summary={t('membership.review.refuse-open')} open={failed}>
        <p>
          {t(written ? 'membership.review.refuse-text' : 'membership.review.refuse-text-assisted', {
            days: charter.membership.objectionDays,
          })}
        </p>
        <Form
          reader={reader}
          action={action}
          submit={t('membership.review.refuse', { mesa })}
          keep={`refusal-${application.id}-${mesa}`}
          again={failed}
          danger
        >
          <input type="hidden" name="mesa" value={mesa} />
          <input type="hidden" name="outcome" value="refused" />
          <Radios
            reader={reader}
            form={shown}
            name="reason"
            id={failed ? undefined : `reason-${mesa}`}
            label={t('membership.review.reason')}
            hint={t('membership.review.reason-hint')}
            options={charter.membership.refusalReasons.map(({ key, title }) => ({
              value: key,
              label: reader.text(title),
            }))}
          />
          <TextArea
            reader={reader}
            form={shown}
            name="explanation"
            id={failed ? undefined : `explanation-${mesa}`}
            label={t('membership.review.explanation')}
            hint={t('membership.review.explanation-hint', { max: longest.objection })}
          />
        </Form>
      </Disclosure>
    </section>
  );
}
