import { agencyWords } from '../../charter/rules/agency-words.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import type { Seat, SeatMandate } from '../types.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';
import { agencyTitle, dayOf, lastDayBefore, placeTitle } from './titles.ts';

type Props = Pick<LiaisonProps, 'reader' | 'charter' | 'seating' | 'organizations'>;

/** Every seat of the charter: who holds it, for whom, since and until when, by which source; or that nobody does. */
export function SeatsTable({ reader, charter, seating, organizations }: Props) {
  return (
    <DataTable
      caption={reader.t('liaison.seats.caption', { n: seating.seats.length })}
      apart
      columns={(['seat', 'holder', 'for', 'term', 'source'] as const).map((column) => ({
        label: reader.t(`liaison.seats.${column}`),
      }))}
      rows={seating.seats.map((seat) => {
        const title = placeTitle(reader, charter, seat.place);
        const { holder } = seat;
        if (!holder) return [title, <strong>{vacantText(reader, charter, seat)}</strong>, '—', '—', '—'];
        return [
          title,
          <>
            {holder.name} {holder.example && <ExampleMark reader={reader} />}
          </>,
          <Behalf reader={reader} charter={charter} mandate={holder} organizations={organizations} />,
          termText(reader, charter, holder),
          reader.text(holder.source.text),
        ];
      })}
    />
  );
}

const vacantText = (reader: Reader, charter: Charter, { leftBy }: Seat): string =>
  leftBy?.endsAt
    ? reader.t('liaison.vacant.since', { day: dayOf(reader, charter, leftBy.endsAt) })
    : reader.t('liaison.vacant');

const termText = (reader: Reader, charter: Charter, { startsAt, endsAt }: SeatMandate): string =>
  endsAt
    ? reader.t('liaison.term', {
        from: dayOf(reader, charter, startsAt),
        until: lastDayBefore(reader, charter, endsAt),
      })
    : reader.t('liaison.term.open', { from: dayOf(reader, charter, startsAt) });

type BehalfProps = Pick<Props, 'reader' | 'charter' | 'organizations'> & { mandate: SeatMandate };

/** For which agency or organization; one that asked not to be in the directory is not named. */
function Behalf({ reader, charter, mandate, organizations }: BehalfProps) {
  if (mandate.agency !== null) return <>{agencyTitle(reader, charter, mandate.agency)}</>;
  const organization = mandate.organizationId === null ? undefined : organizations.get(mandate.organizationId);
  if (!organization) return <>{mandate.onBehalfOf === null ? '—' : agencyWords(reader, charter, mandate.onBehalfOf)}</>;
  if (organization.listedSince === null) return <>{reader.t('liaison.unlisted')}</>;
  return <a href={reader.to(`/miembros/${organization.slug}`)}>{organization.name}</a>;
}
