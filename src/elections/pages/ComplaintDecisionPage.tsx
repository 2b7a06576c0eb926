import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Result } from '../../platform/result.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import type { Complaint } from '../store/complaints.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { scrutinyPath } from './ScrutinyPage.tsx';

type Props = FrameProps & { complaint: Complaint; permitted: Result<null>; form: FormState; takesTwo: boolean };

/** One complaint, and what was decided of it or is to be. */
export function ComplaintDecisionPage({ complaint, permitted, form, takesTwo, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  const { id, ground, text, proposal, decision } = complaint;
  const at = `${scrutinyPath(election)}/reclamaciones/${id}`;
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.complaints.one')}
      lead={t(`ballots.ground.${ground}`)}
      failed={form.reasons.length > 0}
      own
    >
      <blockquote>{text}</blockquote>
      {decision && (
        <p>
          <strong>{t(`ballots.complaints.${decision.outcome}`)}</strong>: {decision.explanation}
        </p>
      )}
      {!decision && proposal && (
        <Notice reader={reader} kind="attention" title={t('ballots.complaints.proposed')}>
          <p>{proposal.explanation}</p>
          <p>{t('ballots.complaints.proposed.text')}</p>
        </Notice>
      )}
      {!decision && !permitted.ok && <p>{permitted.reasons.map((reason) => reader.reason(reason)).join(' ')}</p>}
      {(decision || !permitted.ok) && <GivenBack reader={reader} texts={writtenIn(form.values)} />}
      {!decision && permitted.ok && proposal && (
        <Form reader={reader} action={reader.to(`${at}/confirmacion`)} submit={t('ballots.complaints.confirm')} />
      )}
      {!decision && permitted.ok && <Deciding {...{ reader, form, takesTwo, at, id }} isProposed={proposal !== null} />}
      <p>
        <a href={reader.to(scrutinyPath(election))}>{t('ballots.scrutiny.title')}</a>
      </p>
    </ElectionFrame>
  );
}

type DecidingProps = {
  reader: Reader;
  form: FormState;
  takesTwo: boolean;
  at: string;
  id: string;
  isProposed: boolean;
};

/** The first overseer decides either way; whoever does not confirm a proposal says why. */
function Deciding({ reader, form, takesTwo, at, id, isProposed }: DecidingProps) {
  const { t } = reader;
  const field = { reader, form };
  return (
    <Form
      reader={reader}
      action={reader.to(at)}
      reasons={form.reasons}
      submit={t(isProposed ? 'ballots.complaints.reject' : 'ballots.complaints.decide')}
      keep={`complaint-decision-${id}`}
    >
      {isProposed ? (
        <input type="hidden" name="outcome" value="dismissed" />
      ) : (
        <Radios
          {...field}
          name="outcome"
          label={t('ballots.complaints.outcome')}
          options={[
            { value: 'dismissed', label: t('ballots.complaints.dismiss') },
            {
              value: 'upheld',
              label: t('ballots.complaints.uphold'),
              hint: t(takesTwo ? 'ballots.complaints.uphold.two' : 'ballots.complaints.uphold.hint'),
            },
          ]}
        />
      )}
      <TextArea
        {...field}
        name="explanation"
        label={t('ballots.complaints.explanation')}
        hint={t('ballots.complaints.explanation.hint')}
        maxlength={3000}
      />
    </Form>
  );
}
