import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import type { Dialogue } from '../types.ts';
import { ManagedPage, managePath } from './ManagedPage.tsx';
import { tookPlaceField } from './took-place-field.tsx';

type Props = { reader: Reader; charter: Charter; form: FormState; once: string };

/** Begins the preparation of a dialogue. */
export function NewDialoguePage({ reader, charter, form, once }: Props) {
  const title = reader.t('dialogues.convene.new.title', { dialogue: reader.text(charter.dialogue.title) });
  return (
    <Layout reader={reader} title={title} robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: reader.dialogues, href: reader.to('/conversatorios') }]} />
      <PageHead title={title} lead={reader.t('dialogues.convene.new.lead')} />
      <Form
        reader={reader}
        action={reader.to('/conversatorios/nuevo')}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.new.submit')}
        once={once}
        keep="dialogue-new"
      >
        {fields({ reader, charter, form, dialogue: null })}
      </Form>
    </Layout>
  );
}

/** Changes what a dialogue is called, what it is for, when and where it is. */
export function DialogueDataPage({ dialogue, ...props }: Props & { dialogue: Dialogue }) {
  const { reader, charter, form, once } = props;
  const announced = dialogue.convenedAt !== null;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.convene.data.title')}
      lead={reader.t(announced ? 'dialogues.convene.data.announced' : 'dialogues.convene.data.lead')}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`${managePath(dialogue)}/datos`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.save')}
        once={once}
        keep={`dialogue-${dialogue.id}`}
      >
        {fields({ reader, charter, form, dialogue })}
      </Form>
    </ManagedPage>
  );
}

/** Called, not rendered: the form finds the fields' labels for its error summary. */
function fields({ reader, charter, form, dialogue }: Omit<Props, 'once'> & { dialogue: Dialogue | null }) {
  const { languages } = charter;
  const needed = dialogue?.convenedAt ? 'all' : 'first';
  const city = charter.zones.find(({ zone }) => zone === homeZone(charter))?.city;
  return [
    textInputs({
      reader,
      form,
      languages,
      name: 'title',
      label: reader.t('dialogues.convene.data.name'),
      needed,
      texts: dialogue?.title ?? null,
    }),
    textInputs({
      reader,
      form,
      languages,
      name: 'summary',
      label: reader.t('dialogues.convene.data.summary'),
      hint: reader.t('dialogues.convene.data.summary-hint'),
      needed,
      texts: dialogue?.summary ?? null,
      rows: 4,
    }),
    <DateTimeField
      reader={reader}
      form={form}
      name="heldOn"
      kind="date"
      label={reader.t('dialogues.convene.data.day')}
      hint={reader.t('dialogues.convene.data.day-hint', { city: city ? reader.text(city) : homeZone(charter) })}
      value={dialogue?.heldOn.toString()}
    />,
    ...(dialogue === null && form.reasons.some(({ code }) => code === 'dialogue-in-the-past')
      ? [tookPlaceField(reader, form)]
      : []),
    textInputs({
      reader,
      form,
      languages,
      name: 'venue',
      label: reader.t('dialogues.convene.data.venue'),
      hint: reader.t('dialogues.convene.data.venue-hint'),
      needed: 'none',
      texts: dialogue?.venue ?? null,
    }),
  ];
}
