import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { FileField } from '../../ui/components/FileField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { dayOf } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  limits: { readonly rows: number; readonly megabytes: number };
  unfinished: readonly { readonly id: string; readonly filename: string; readonly at: Temporal.Instant }[];
  keptDays: number;
  form: FormState;
  once: string;
  discarded: boolean;
};

/** Where a list is brought in. */
export function ImportPage({ reader, charter, limits, unfinished, keptDays, form, once, discarded }: Props) {
  const { t, to } = reader;
  const title = t('membership.import.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      {discarded && (
        <Notice reader={reader} kind="done">
          <p>{t('membership.import.discarded')}</p>
        </Notice>
      )}
      <PageHead title={title} lead={t('membership.import.lead')} />
      <ImportSteps reader={reader} current={0} />
      <Form
        reader={reader}
        action={to('/miembros/importar')}
        reasons={form.reasons}
        submit={t('membership.import.upload')}
        once={once}
        files
      >
        <FileField
          reader={reader}
          form={form}
          name="file"
          label={t('membership.import.file')}
          hint={t('membership.import.file.hint', limits)}
          accept=".csv,.tsv,.txt,.xlsx"
        />
      </Form>
      {unfinished.length > 0 && (
        <section>
          <h2>{t('membership.import.unfinished')}</h2>
          <p>{t('membership.import.unfinished.text', { days: keptDays })}</p>
          <ul class="rows">
            {unfinished.map(({ id, filename, at }) => (
              <li>
                <a href={to(`/miembros/importar/${id}`)}>
                  {t('membership.import.unfinished.line', { file: filename, day: dayOf(reader, charter, at) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

export const ImportSteps = ({ reader, current }: { reader: Reader; current: number }) => (
  <Steps
    reader={reader}
    current={current}
    steps={(['file', 'review', 'done'] as const).map((step) => ({ label: reader.t(`membership.import.step.${step}`) }))}
  />
);
