import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { readDraft } from '../rules/draft.ts';
import { unfinishedDays } from '../rules/keeping.ts';
import type { JoiningApplication } from '../types.ts';
import { dayOf, mesaName } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  mesas: readonly number[];
  drafts: readonly JoiningApplication[];
  reviews: boolean;
  once: string;
  form: FormState;
};

/** Begins the form of a group without e-mail, or goes on with one begun. */
export function AssistedPage({ reader, charter, mesas, drafts, reviews, once, form }: Props) {
  const { t, to } = reader;
  const title = t('membership.assisted.title');
  const only = mesas.length === 1 ? String(mesas[0]) : undefined;
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      {reviews && (
        <Breadcrumb reader={reader} trail={[{ label: t('membership.list.title'), href: to('/solicitudes') }]} />
      )}
      <PageHead title={title} lead={t('membership.assisted.lead')} />
      <ul>
        <li>{t('membership.assisted.read')}</li>
        <li>{t('membership.assisted.vouch')}</li>
        <li>{t('membership.assisted.other')}</li>
      </ul>
      <Form
        reader={reader}
        action={to('/solicitudes/asistida')}
        reasons={form.reasons}
        submit={t('membership.assisted.start')}
        once={once}
      >
        <Radios
          reader={reader}
          form={form}
          name="mesa"
          label={t('membership.assisted.mesa')}
          value={only}
          options={mesas.map((n) => ({ value: String(n), mesa: n, label: mesaName(reader, charter, n) }))}
        />
      </Form>
      {drafts.length > 0 && (
        <section id="empezadas">
          <h2>{t('membership.assisted.drafts')}</h2>
          <p>{t('membership.assisted.drafts-text', { days: unfinishedDays })}</p>
          <ul class="rows">
            {drafts.map((draft) => (
              <li>
                <Draft reader={reader} charter={charter} draft={draft} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

function Draft({ reader, charter, draft }: { reader: Reader; charter: Charter; draft: JoiningApplication }) {
  const { t, to } = reader;
  const name = readDraft(draft.draft, charter, draft.assistedMesa).name || t('membership.assisted.unnamed');
  return (
    <form method="post" action={to('/solicitudes/asistida/seguir')}>
      <p>
        <strong>{name}</strong> · {t('ui.mesa', { n: draft.assistedMesa ?? 0 })} ·{' '}
        {t('membership.assisted.saved', { day: dayOf(reader, charter, draft.savedAt) })}
      </p>
      <input type="hidden" name="application" value={draft.id} />
      <Button look="quiet">{t('membership.assisted.continue', { name })}</Button>
    </form>
  );
}
