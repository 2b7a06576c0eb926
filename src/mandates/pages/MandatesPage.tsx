import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Contents, WithContents } from '../../ui/components/Contents.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Place } from '../rules/appointable.ts';
import { parityStanding } from '../rules/parity-standing.ts';
import type { Holder } from '../store/mandates.ts';
import { bodyTitle } from './body-title.ts';
import { agencyId, causeId, HolderItem } from './HolderItem.tsx';
import { ParityLine } from './ParityLine.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  places: readonly Place[];
  /** Those who hold an office now, and those who will. */
  holders: readonly Holder[];
  at: Temporal.Instant;
  /** The form that gives a mandate, and the one that ends one or names its agency, as they were sent and refused. */
  grant: FormState;
  end: FormState;
  once: string;
  done: 'granted' | 'ended' | 'agency' | null;
};

/** The operator's page: who holds which office now, and how to give or end a mandate that no election gives. */
export function MandatesPage(props: Props) {
  const { reader, charter, places, holders, grant, end, done } = props;
  const title = reader.t('mandates.page.title');
  const bodies = [...new Set(places.map(({ body }) => body))].filter((body) =>
    holders.some((holder) => holder.body === body),
  );
  return (
    <Layout
      reader={reader}
      title={title}
      robots="noindex"
      failed={grant.reasons.length + end.reasons.length > 0}
      example={holders.some(({ example }) => example)}
      enhance
      wide
    >
      <WithContents
        head={
          <>
            <PageHead title={title} lead={reader.t('mandates.page.lead')} />
            {done && (
              <Notice reader={reader} kind="done">
                {reader.t(`mandates.done.${done}`)}
              </Notice>
            )}
            <ErrorSummary reader={reader} form={grant} labels={grantLabels(reader)} />
            <EndFaults {...props} />
          </>
        }
        contents={
          <Contents
            title={reader.t('mandates.page.contents')}
            items={[
              { label: reader.t('mandates.grant.title'), href: '#otorgar' },
              ...bodies.map((body) => ({ label: bodyTitle(reader, charter, body), href: `#${anchorOf(body)}` })),
            ]}
          />
        }
      >
        {holders.length === 0 && <EmptyState title={reader.t('mandates.page.none')} />}
        {bodies.map((body) => (
          <BodySection {...props} body={body} />
        ))}
        <p>
          <a href={reader.to('/personas/segundo-factor')}>{reader.t('mandates.page.lost-factor')}</a>
        </p>
        <section id="otorgar">
          <h2>{reader.t('mandates.grant.title')}</h2>
          <p>{reader.t('mandates.grant.text')}</p>
          <GrantForm {...props} />
        </section>
      </WithContents>
    </Layout>
  );
}

const anchorOf = (body: Place['body']): string => body.replace(':', '-');

/** Beside the mandate it was about, where that still stands on the page. */
function EndFaults({ reader, holders, end }: Props) {
  const { mandate } = end.values;
  const about = holders.find(({ id }) => id === mandate);
  const reasons = end.reasons.map(({ field, ...reason }) =>
    about && (field === 'cause' || field === 'agency') ? { ...reason, field } : reason,
  );
  const labels = new Map(
    about && [
      ['cause', reader.t('mandates.end.cause', { name: about.name })],
      ['agency', reader.t('mandates.agency.which', { name: about.name })],
    ],
  );
  const hrefOf = (field: string) => `#${(field === 'agency' ? agencyId : causeId)(String(mandate))}`;
  return <ErrorSummary reader={reader} form={{ reasons }} labels={labels} hrefOf={hrefOf} />;
}

/** Holders in the order of the charter's offices. */
function BodySection({ reader, charter, places, holders, at, end, body }: Props & { body: Place['body'] }) {
  const ranks = new Map(places.map(({ key }, rank) => [key, rank]));
  const rankOf = ({ office }: Holder): number => ranks.get(`${body}/${office}`) ?? places.length;
  const held = holders.filter((holder) => holder.body === body).toSorted((one, other) => rankOf(one) - rankOf(other));
  const now = held.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, at) <= 0);
  return (
    <section id={anchorOf(body)}>
      <h2>{bodyTitle(reader, charter, body)}</h2>
      {body.startsWith('mesa:') && (
        <ParityLine reader={reader} charter={charter} standing={parityStanding(charter.parity, now)} />
      )}
      <ul class="rows">
        {held.map((holder) => (
          <HolderItem reader={reader} charter={charter} holder={holder} holders={holders} at={at} end={end} />
        ))}
      </ul>
    </section>
  );
}

/** The form stands far down the page; what speaks against it, at its top. */
const grantLabels = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    (
      [
        ['name', 'mandates.grant.name'],
        ['email', 'mandates.grant.email'],
        ['language', 'mandates.grant.language'],
        ['office', 'mandates.grant.office'],
        ['onBehalfOf', 'mandates.grant.on-behalf'],
        ['agency', 'mandates.grant.agency'],
        ['from', 'mandates.grant.from'],
        ['until', 'mandates.grant.until'],
        ['source', 'mandates.grant.source'],
      ] as const
    ).map(([field, label]) => [field, reader.t(label)]),
  );

function GrantForm({ reader, charter, places, grant: form, once, at }: Props) {
  const bodies = [...new Set(places.map(({ body }) => body))];
  return (
    <Form reader={reader} action={reader.to('/mandatos')} submit={reader.t('mandates.grant.submit')} once={once}>
      <TextField reader={reader} form={form} name="name" label={reader.t('mandates.grant.name')} autocomplete="off" />
      <EmailField
        reader={reader}
        form={form}
        name="email"
        label={reader.t('mandates.grant.email')}
        hint={reader.t('mandates.grant.email-hint')}
        autocomplete="off"
      />
      {charter.languages.length > 1 && (
        <LanguageField reader={reader} form={form} name="language" label={reader.t('mandates.grant.language')} />
      )}
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
            .map(({ key, office }) => ({ value: key, label: officeIn(reader, body, reader.text(office.title)) })),
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
      {charter.agencies.length > 0 && (
        <Select
          reader={reader}
          form={form}
          name="agency"
          label={reader.t('mandates.grant.agency')}
          hint={reader.t('mandates.grant.agency-hint')}
          prompt={reader.t('mandates.grant.no-agency')}
          optional
          options={charter.agencies.map(({ key, acronym, name }) => ({
            value: key,
            label: `${reader.text(acronym)} · ${reader.text(name)}`,
          }))}
        />
      )}
      <DateTimeField
        reader={reader}
        form={form}
        name="from"
        kind="date"
        label={reader.t('mandates.grant.from')}
        value={at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString()}
      />
      <DateTimeField
        reader={reader}
        form={form}
        name="until"
        kind="date"
        label={reader.t('mandates.grant.until')}
        hint={reader.t('mandates.grant.until-hint')}
        optional
      />
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

/** A closed list shows no heading: which mesa's secretariat it is, the choice itself says. */
const officeIn = (reader: Reader, body: Place['body'], title: string): string =>
  body.startsWith('mesa:') ? `${title} · ${reader.t('mandates.body.mesa', { n: Number(body.slice(5)) })}` : title;
