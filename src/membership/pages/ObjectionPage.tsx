import type { Charter } from '../../charter/types.ts';
import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { longest } from '../forms.ts';
import { readDraft } from '../rules/draft.ts';
import type { MesaReview, SentApplication } from '../types.ts';
import { Answers } from './Answers.tsx';
import { MesaDecisions } from './MesaDecisions.tsx';
import { mesaName } from './words.ts';

export const objectionDone = ['upheld', 'rejected'] as const;

type Props = {
  reader: Reader;
  charter: Charter;
  application: SentApplication;
  review: MesaReview;
  /** The reader refused, and may only read. */
  ownRefusal: boolean;
  form: FormState;
  done: (typeof objectionDone)[number] | null;
};

/** An objection: what the mesa decided and why, what the applicant answers, and the decision. */
export function ObjectionPage(props: Props) {
  const { reader, charter, application, review, ownRefusal, form, done } = props;
  const { t, to } = reader;
  const { submission, draft, assistedMesa } = application;
  const title = t('membership.objections.one', { name: submission.name });
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: t('membership.objections.title'), href: to('/objeciones') }]} />
      <ErrorSummary
        reader={reader}
        form={form}
        labels={
          new Map([
            ['outcome', t('membership.objections.outcome')],
            ['explanation', t('membership.review.explanation')],
          ])
        }
      />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(submission.email === null ? `membership.done.${done}-assisted` : `membership.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={title} kicker={mesaName(reader, charter, review.mesa)} />
      <section id="rechazo">
        <h2>{t('membership.objections.refusal')}</h2>
        <MesaDecisions reader={reader} charter={charter} reviews={[review]} />
      </section>
      {(review.objection?.decision || ownRefusal) && <GivenBack reader={reader} texts={writtenIn(form.values)} />}
      {!review.objection?.decision && (
        <section id="decision">
          <h2>{t('membership.objections.decide')}</h2>
          {ownRefusal ? <p>{t('membership.objections.own-refusal')}</p> : <Deciding {...props} />}
        </section>
      )}
      {Object.keys(draft).length > 0 && (
        <Answers reader={reader} charter={charter} answers={readDraft(draft, charter, assistedMesa)} />
      )}
    </Layout>
  );
}

function Deciding({ reader, application, review, form }: Props) {
  const { t, to } = reader;
  const { mesa } = review;
  return (
    <Form
      reader={reader}
      action={to(`/objeciones/${application.id}/${mesa}`)}
      submit={t('membership.objections.submit')}
      keep={`answer-${application.id}-${mesa}`}
      again={form.reasons.length > 0}
    >
      <Radios
        reader={reader}
        form={form}
        name="outcome"
        label={t('membership.objections.outcome')}
        options={objectionDone.map((value) => ({ value, label: t(`membership.objections.${value}`, { mesa }) }))}
      />
      <TextArea
        reader={reader}
        form={form}
        name="explanation"
        label={t('membership.review.explanation')}
        hint={t('membership.objections.explanation-hint', { max: longest.objection })}
      />
    </Form>
  );
}
