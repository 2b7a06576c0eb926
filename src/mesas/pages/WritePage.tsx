import type { Charter, Mesa } from '../../charter/types.ts';
import { officeTitles } from '../../membership/pages/words.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { longest } from '../forms.ts';

type Props = { reader: Reader; charter: Charter; mesa: Mesa; form: FormState; sent: boolean };

/** Where a mesa is written to. */
export const writePath = (mesa: number): string => `/mesas/${mesa}/escribir`;

/** Where one chooses which mesa to write to. */
export const writeToMesasPath = '/mesas#escribir';

/** The way there, where a page tells someone to write. */
export const WriteToMesas = ({ reader }: { reader: Reader }) => (
  <p>
    <a href={reader.to(writeToMesasPath)}>{reader.t('membership.join.assisted-link')}</a>
  </p>
);

/** Anyone writes to a mesa: no account, nothing published, an answer at the address they give. */
export function WritePage({ reader, charter, mesa, form, sent }: Props) {
  const { t, to } = reader;
  const title = t('mesas.write.title', { n: mesa.n });
  return (
    <Layout reader={reader} title={title} failed={form.reasons.length > 0} enhance>
      <Breadcrumb
        reader={reader}
        trail={[
          { label: t('mesas.list.title'), href: to('/mesas') },
          { label: t('ui.mesa', { n: mesa.n }), href: to(`/mesas/${mesa.n}`) },
        ]}
      />
      {sent && (
        <Notice reader={reader} kind="done">
          <p>{t('mesas.done.sent')}</p>
        </Notice>
      )}
      <PageHead
        title={title}
        kicker={reader.text(mesa.title)}
        lead={t('mesas.write.lead', { offices: reader.list(officeTitles(reader, charter, 'review-applications')) })}
      />
      <Form reader={reader} action={to(writePath(mesa.n))} reasons={form.reasons} submit={t('mesas.write.submit')}>
        <TextField
          reader={reader}
          form={form}
          name="name"
          label={t('mesas.write.name')}
          autocomplete="name"
          maxlength={longest.name}
        />
        <TextField
          reader={reader}
          form={form}
          name="reach"
          label={t('mesas.write.reach')}
          hint={t('mesas.write.reach-hint')}
          autocomplete="email"
          maxlength={longest.reach}
          spellcheck={false}
        />
        <TextArea
          reader={reader}
          form={form}
          name="text"
          label={t('mesas.write.text')}
          hint={t('mesas.write.text-hint')}
          maxlength={longest.text}
          rows={7}
        />
      </Form>
    </Layout>
  );
}
