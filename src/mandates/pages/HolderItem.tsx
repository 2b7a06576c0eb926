import { agencyWords } from '../../charter/rules/agency-words.ts';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { lastDay } from '../../charter/rules/last-day.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { endCauses } from '../end-mandate.ts';
import { lacksAgency } from '../rules/agency-named.ts';
import { seatsEndingWith } from '../rules/seats-of-offices.ts';
import type { Holder } from '../store/mandates.ts';
import { officeTitle } from './body-title.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  holder: Holder;
  /** Everyone on the page: the holder's other mandates among them. */
  holders: readonly Holder[];
  at: Temporal.Instant;
  /** What was sent and refused; of this mandate or of another. */
  end: FormState;
};

export const causeId = (mandate: string): string => `cause-${mandate}`;
export const agencyId = (mandate: string): string => `agency-${mandate}`;

/** Who holds what, until when, by what, and a way to end it. */
export function HolderItem({ reader, charter, holder, holders, at, end }: Props) {
  const isComing = Temporal.Instant.compare(holder.startsAt, at) > 0;
  const own = holders.filter(({ personId }) => personId === holder.personId);
  const withSeat = seatsEndingWith(charter, holder, own, at).length > 0;
  return (
    <li>
      <p>
        <strong>{holder.name}</strong>
        {holder.onBehalfOf && ` (${agencyWords(reader, charter, holder.onBehalfOf)})`}{' '}
        {holder.example && <ExampleMark reader={reader} />}
        <br />
        {officeTitle(reader, charter, holder.office)} · {termText(reader, charter, holder, isComing)}
        <br />
        <span class="meta">{reader.text(holder.source.text)}</span>
      </p>
      {lacksAgency(charter, holder) && <AgencyForm reader={reader} charter={charter} holder={holder} end={end} />}
      <EndForm {...{ reader, charter, holder, isComing, withSeat, end }} />
    </li>
  );
}

function termText(reader: Reader, charter: Charter, { startsAt, endsAt }: Holder, isComing: boolean): string {
  const from = reader.date(startsAt.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
  const term = endsAt
    ? reader.t('mandates.term.until', { from, to: reader.date(lastDay(charter, endsAt)) })
    : reader.t(isComing ? 'mandates.term.open-ahead' : 'mandates.term.open', { from });
  return isComing ? reader.t('mandates.term.ahead', { term }) : term;
}

type FormProps = Pick<Props, 'reader' | 'charter' | 'holder' | 'end'>;
type EndProps = FormProps & { isComing: boolean; withSeat: boolean };

/** For which agency: a mandate that was entered without it can only read. */
function AgencyForm({ reader, charter, holder, end }: FormProps) {
  const isOurs = end.values.mandate === holder.id && end.values.agency !== undefined;
  return (
    <Disclosure summary={reader.t('mandates.agency.open')} open={isOurs}>
      <p>{reader.t('mandates.agency.text')}</p>
      <form action={reader.to('/mandatos/agencia')} method="post" novalidate>
        <input type="hidden" name="mandate" value={holder.id} />
        <Select
          reader={reader}
          form={isOurs ? end : { values: {}, reasons: [] }}
          name="agency"
          id={agencyId(holder.id)}
          label={reader.t('mandates.agency.which', { name: holder.name })}
          prompt={reader.t('mandates.agency.choose')}
          options={charter.agencies.map(({ key, acronym, name }) => ({
            value: key,
            label: `${reader.text(acronym)} · ${reader.text(name)}`,
          }))}
        />
        <Button>{reader.t('mandates.agency.submit')}</Button>
      </form>
    </Disclosure>
  );
}

function EndForm({ reader, charter, holder, isComing, withSeat, end }: EndProps) {
  const isOurs = end.values.mandate === holder.id && end.values.agency === undefined;
  return (
    <Disclosure summary={reader.t(isComing ? 'mandates.end.open-ahead' : 'mandates.end.open')} open={isOurs}>
      {withSeat && <p>{reader.t('mandates.end.seat', { body: reader.text(charter.liaison.title) })}</p>}
      <form action={reader.to('/mandatos/fin')} method="post" novalidate>
        <input type="hidden" name="mandate" value={holder.id} />
        <Select
          reader={reader}
          form={isOurs ? end : { values: {}, reasons: [] }}
          name="cause"
          id={causeId(holder.id)}
          label={reader.t('mandates.end.cause', { name: holder.name })}
          prompt={reader.t('mandates.end.choose')}
          options={endCauses.map((cause) => ({ value: cause, label: reader.t(`mandates.cause.${cause}`) }))}
        />
        <Button look="danger">{reader.t(isComing ? 'mandates.end.submit-ahead' : 'mandates.end.submit')}</Button>
      </form>
    </Disclosure>
  );
}
