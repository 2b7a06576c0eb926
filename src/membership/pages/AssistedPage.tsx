import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { readDraft } from '../rules/draft.ts';
import { unfinishedDays } from '../rules/keeping.ts';
import { mesaOutcome } from '../rules/mesa-outcome.ts';
import { untoldSince } from '../rules/telling.ts';
import type { AssistedApplication } from '../store/review-lists.ts';
import type { JoiningApplication } from '../types.ts';
import { dayOf, mesaName } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  mesas: readonly number[];
  drafts: readonly JoiningApplication[];
  /** Those of groups that know the answers through whoever assists. */
  sent: readonly AssistedApplication[];
  reviews: boolean;
  once: string;
  form: FormState;
  done: 'told' | null;
};

/** Begins the form of a group without e-mail, goes on with one begun, and says what is to be told to which group. */
export function AssistedPage({ reader, charter, mesas, drafts, sent, reviews, once, form, done }: Props) {
  const { t, to } = reader;
  const title = t('membership.assisted.title');
  const only = mesas.length === 1 ? String(mesas[0]) : undefined;
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      {reviews && (
        <Breadcrumb reader={reader} trail={[{ label: t('membership.list.title'), href: to('/solicitudes') }]} />
      )}
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`membership.done.${done}`)}</p>
        </Notice>
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
      {sent.length > 0 && (
        <section id="enviadas">
          <h2>{t('membership.assisted.sent')}</h2>
          <p>{t('membership.assisted.sent-text')}</p>
          <ul class="rows">
            {sent.map((application) => (
              <li>
                <Sent reader={reader} charter={charter} application={application} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

/** What each mesa answered, the page on which it stands whole, and whether the group knows. */
function Sent({
  reader,
  charter,
  application,
}: Pick<Props, 'reader' | 'charter'> & { application: AssistedApplication }) {
  const { t, to } = reader;
  const { id, name, at, reviews, toldAt } = application;
  const liaison = reader.text(charter.liaison.title);
  const isUntold = untoldSince(reviews, toldAt) !== null;
  return (
    <>
      <p>
        <strong>{name}</strong> · {t('membership.status.sent', { day: dayOf(reader, charter, at) })}
      </p>
      <ul>
        {reviews.map((review) => (
          <li>
            {t('ui.mesa', { n: review.mesa })}: {t(`membership.outcome.${mesaOutcome(review)}`, { liaison })}
          </li>
        ))}
      </ul>
      {isUntold && <p>{t('membership.assisted.untold')}</p>}
      {!isUntold && toldAt && <p>{t('membership.assisted.told', { day: dayOf(reader, charter, toldAt) })}</p>}
      <form method="post" action={to('/solicitudes/asistida/seguir')}>
        <input type="hidden" name="application" value={id} />
        <p class="actions">
          <Button look="quiet">{t('membership.assisted.see', { name })}</Button>
        </p>
      </form>
      {isUntold && (
        <form method="post" action={to('/solicitudes/asistida/avisado')}>
          <input type="hidden" name="application" value={id} />
          <p class="actions">
            <Button>{t('membership.assisted.tell')}</Button>
          </p>
        </form>
      )}
    </>
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
