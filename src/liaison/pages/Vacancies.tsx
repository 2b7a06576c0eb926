import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { noticeDays, stateOf } from '../rules/vacancies.ts';
import type { Round, Seat, SeatMandate } from '../types.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';
import { dayOf, lastDayBefore, placeTitle } from './titles.ts';

/** What is vacant and since when, what soon will be, and how it is filled. */
export function Vacancies({ reader, charter, seating, round, at }: LiaisonProps) {
  const open = seating.seats.filter((seat) => stateOf(seat, at) !== 'held');
  return (
    <section id="vacantes">
      <h2>{reader.t('liaison.vacancies')}</h2>
      {open.length === 0 ? (
        <p>{reader.t('liaison.vacancies.none', { days: noticeDays })}</p>
      ) : (
        <ul class="rows">
          {open.map((seat) => (
            <li>
              <p>
                <strong>{placeTitle(reader, charter, seat.place)}</strong>
                <br />
                {whenText(reader, charter, seat)}
                <br />
                {seat.next ? nextText(reader, charter, seat.next) : <HowFilled {...{ reader, charter, seat, round }} />}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function whenText(reader: Reader, charter: Charter, { holder, leftBy }: Seat): string {
  if (holder?.endsAt) return reader.t('liaison.vacancies.from', { day: dayOf(reader, charter, holder.endsAt) });
  if (leftBy?.endsAt) return reader.t('liaison.vacant.since', { day: dayOf(reader, charter, leftBy.endsAt) });
  return reader.t('liaison.vacant');
}

const nextText = (reader: Reader, charter: Charter, { name, startsAt }: NonNullable<Seat['next']>): string =>
  reader.t('liaison.vacancies.next', { name, day: dayOf(reader, charter, startsAt) });

/** Whoever holds the office either left this seat alone, or has not had its mandate yet. */
const enterText = (reader: Reader, { leftBy }: Seat, { name, personId }: SeatMandate): string =>
  reader.t(leftBy?.personId === personId ? 'liaison.vacancies.left' : 'liaison.vacancies.enter', { name });

type FilledProps = { reader: Reader; charter: Charter; seat: Seat; round: Round | null };

/** Seats of mesas by election there; those of agencies by consensus. */
function HowFilled({ reader, charter, seat, round }: FilledProps) {
  if (seat.place.kind === 'mesa') {
    if (seat.officeHolder) return <>{enterText(reader, seat, seat.officeHolder)}</>;
    return (
      <>
        {reader.t('liaison.vacancies.mesa')} <a href={reader.to('/elecciones')}>{reader.t('ui.nav.elections')}</a>
      </>
    );
  }
  if (round && !round.ended) {
    const day = lastDayBefore(reader, charter, round.closesAt);
    return <a href="#agencias">{reader.t('liaison.vacancies.round', { day })}</a>;
  }
  return <>{reader.t('liaison.vacancies.agency', { group: reader.text(charter.workingGroup.acronym) })}</>;
}
