import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { fieldId } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { FoundDuplicate } from '../look-for-duplicates.ts';
import { readDraft } from '../rules/draft.ts';
import { fieldsOf, type JoiningStep, joiningSteps, stepPaths } from '../rules/joining-steps.ts';
import type { JoiningApplication } from '../types.ts';
import { Answers } from './Answers.tsx';
import { AssistedNotice, checkPlace, JoiningLine } from './StepPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  token: string;
  application: JoiningApplication;
  reasons: readonly Reason[];
  /** Members that it may be already; only those named in public are said. */
  duplicates: readonly FoundDuplicate[];
};

/** The answers, to be checked before they are sent. */
export function CheckPage({ reader, charter, token, application, reasons, duplicates }: Props) {
  const { t, to } = reader;
  const title = t('membership.check.title');
  const assisted = application.assistedMesa !== null;
  const change = (step: JoiningStep) => to(`/sumarse/${token}/${stepPaths[step]}?revisar=si`);
  const placeOf = (field: string): string => {
    const step = joiningSteps.find((one) => fieldsOf(one, charter).includes(field)) ?? 'organization';
    return `${change(step)}#${fieldId(field)}`;
  };
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex" failed={reasons.length > 0} enhance>
      <JoiningLine reader={reader} token={token} current={joiningSteps.length} />
      <ErrorSummary reader={reader} form={{ reasons }} hrefOf={placeOf} />
      <AssistedNotice reader={reader} charter={charter} application={application} />
      <PageHead title={title} kicker={checkPlace(reader)} lead={t('membership.check.lead')} />
      <MaybeMember reader={reader} duplicates={duplicates} />
      <Answers
        reader={reader}
        charter={charter}
        answers={readDraft(application.draft, charter, application.assistedMesa)}
        change={change}
      />
      <section id="enviar">
        <h2>{t('membership.check.send')}</h2>
        <p>{t(assisted ? 'membership.check.send-assisted' : 'membership.check.send-text')}</p>
        <p>{t('membership.check.already')}</p>
        <Form reader={reader} action={to(`/sumarse/${token}/revisar`)} submit={t('membership.check.submit')} />
      </section>
    </Layout>
  );
}

function MaybeMember({ reader, duplicates }: Pick<Props, 'reader' | 'duplicates'>) {
  const { t, to } = reader;
  const named = duplicates.filter(({ known, verdict }) => known.listed && verdict !== 'possible').slice(0, 3);
  if (named.length === 0) return null;
  return (
    <Notice reader={reader} kind="attention" title={t('membership.check.maybe')}>
      <ul>
        {named.map(({ known }) => (
          <li>
            <a href={to(`/miembros/${known.slug}`)}>{known.names[0]}</a> (
            {known.countries.map((code) => reader.country(code)).join(', ')})
          </li>
        ))}
      </ul>
      <p>{t('membership.check.maybe-text')}</p>
    </Notice>
  );
}
