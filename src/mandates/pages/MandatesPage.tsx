import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { endCauses } from '../end-mandate.ts';
import type { Place } from '../rules/appointable.ts';
import type { Holder } from '../store.ts';
import { bodyTitle, officeTitle } from './body-title.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  places: readonly Place[];
  holders: readonly Holder[];
  form: FormState;
  done: 'granted' | 'ended' | null;
};

/** The operator's page: who holds which office now, and how to give or end a mandate that no election gives. */
export function MandatesPage({ reader, charter, places, holders, form, done }: Props) {
  const title = reader.t('mandates.page.title');
  const bodies = [...new Set(places.map(({ body }) => body))];
  return (
    <Layout reader={reader} title={title} robots="noindex" failed={form.reasons.length > 0} enhance>
      <PageHead title={title} lead={reader.t('mandates.page.lead')} />
      {done && (
        <Notice reader={reader} kind="done">
          {reader.t(`mandates.done.${done}`)}
        </Notice>
      )}
      {holders.length === 0 && <EmptyState title={reader.t('mandates.page.none')} />}
      {bodies.map((body) => {
        const held = holders.filter((holder) => holder.body === body);
        if (held.length === 0) return null;
        return (
          <section>
            <h2>{bodyTitle(reader, charter, body)}</h2>
            <ul class="rows">
              {held.map((holder) => (
                <li>
                  <HolderLine reader={reader} charter={charter} holder={holder} />
                  <EndForm reader={reader} holder={holder} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p>
        <a href={reader.to('/personas/segundo-factor')}>{reader.t('mandates.page.lost-factor')}</a>
      </p>
      <section id="otorgar">
        <h2>{reader.t('mandates.grant.title')}</h2>
        <p>{reader.t('mandates.grant.text')}</p>
        <GrantForm reader={reader} charter={charter} places={places} form={form} />
      </section>
    </Layout>
  );
}

type LineProps = { reader: Reader; charter: Charter; holder: Holder };

function HolderLine({ reader, charter, holder }: LineProps) {
  const day = (at: Temporal.Instant) => reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
  return (
    <p>
      <strong>{holder.name}</strong>
      {holder.onBehalfOf && ` (${holder.onBehalfOf})`} · {officeTitle(reader, charter, holder.office)} ·{' '}
      {holder.endsAt
        ? reader.t('mandates.term.until', { from: day(holder.startsAt), to: day(holder.endsAt) })
        : reader.t('mandates.term.open', { from: day(holder.startsAt) })}{' '}
      · {reader.text(holder.source.text)}
    </p>
  );
}

function EndForm({ reader, holder }: { reader: Reader; holder: Holder }) {
  const id = `cause-${holder.id}`;
  return (
    <Disclosure summary={reader.t('mandates.end.open')}>
      <form action={reader.to('/mandatos/fin')} method="post">
        <input type="hidden" name="mandate" value={holder.id} />
        <p>
          <label for={id}>{reader.t('mandates.end.cause', { name: holder.name })}</label>
          <select id={id} name="cause">
            {endCauses.map((cause) => (
              <option value={cause}>{reader.t(`mandates.cause.${cause}`)}</option>
            ))}
          </select>
        </p>
        <Button look="danger">{reader.t('mandates.end.submit')}</Button>
      </form>
    </Disclosure>
  );
}

function GrantForm({ reader, charter, places, form }: Omit<Props, 'holders' | 'done'>) {
  const bodies = [...new Set(places.map(({ body }) => body))];
  return (
    <Form
      reader={reader}
      action={`${reader.to('/mandatos')}`}
      reasons={form.reasons}
      submit={reader.t('mandates.grant.submit')}
    >
      <TextField reader={reader} form={form} name="name" label={reader.t('mandates.grant.name')} autocomplete="off" />
      <TextField
        reader={reader}
        form={form}
        name="email"
        type="email"
        label={reader.t('mandates.grant.email')}
        autocomplete="off"
      />
      <Select
        reader={reader}
        form={form}
        name="office"
        label={reader.t('mandates.grant.office')}
        prompt={reader.t('mandates.grant.choose')}
        options={bodies.map((body) => ({
          label: bodyTitle(reader, charter, body),
          options: places
            .filter((place) => place.body === body)
            .map(({ key, office }) => ({ value: key, label: reader.text(office.title) })),
        }))}
      />
      <TextField
        reader={reader}
        form={form}
        name="onBehalfOf"
        label={reader.t('mandates.grant.on-behalf')}
        hint={reader.t('mandates.grant.on-behalf-hint')}
        optional
      />
      <DateTimeField reader={reader} form={form} name="from" kind="date" label={reader.t('mandates.grant.from')} />
      <TextField
        reader={reader}
        form={form}
        name="source"
        label={reader.t('mandates.grant.source')}
        hint={reader.t('mandates.grant.source-hint')}
      />
    </Form>
  );
}
