import type { Charter } from '../../charter/types.ts';
import { electionPath } from '../../elections/pages/ManagedElection.tsx';
import { electionTitle } from '../../elections/pages/words.ts';
import type { Reader } from '../../platform/reader.ts';
import { noticeDays, stateOf } from '../rules/vacancies.ts';
import type { Place, Seat, SeatMandate } from '../types.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';
import { dayOf, lastDayBefore, placeTitle } from './titles.ts';

/** What is vacant and since when, what soon will be, and how it is filled. */
export function Vacancies(props: LiaisonProps) {
  const { reader, charter, seating, at } = props;
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
                {seat.next ? nextText(reader, charter, seat.next) : <HowFilled {...props} seat={seat} />}
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

type FilledProps = LiaisonProps & { seat: Seat };

/** Seats of mesas by election there; those of agencies by consensus. */
function HowFilled({ seat, ...props }: FilledProps) {
  const { reader, charter, round } = props;
  const { place, officeHolder } = seat;
  if (place.kind === 'mesa') {
    if (officeHolder) return <>{enterText(reader, seat, officeHolder)}</>;
    return <ByMesa {...props} place={place} />;
  }
  if (round && !round.ended) {
    const day = lastDayBefore(reader, charter, round.closesAt);
    return <a href="#agencias">{reader.t('liaison.vacancies.round', { day })}</a>;
  }
  return <>{reader.t('liaison.vacancies.agency', { group: reader.text(charter.workingGroup.acronym) })}</>;
}

/** By the election that is called; by the ballots of the last one; or by an election that somebody must call. */
function ByMesa({ reader, charter, fillingOf, convenes, place }: LiaisonProps & { place: Place & { kind: 'mesa' } }) {
  const filling = fillingOf(place);
  if (filling.by === 'call') {
    return (
      <>
        {reader.t(filling.wasElected ? 'liaison.vacancies.exhausted' : 'liaison.vacancies.mesa')}{' '}
        {convenes.includes(place.mesa) && (
          <a href={reader.to(`/elecciones/nueva?mesa=mesa:${place.mesa}${filling.wasElected ? '&cargos=1' : ''}`)}>
            {reader.t(filling.wasElected ? 'liaison.vacancies.call' : 'elections.list.new')}
          </a>
        )}
      </>
    );
  }
  const { by, election } = filling;
  const path = by === 'papers' ? `${electionPath(election)}/resultado` : electionPath(election);
  return (
    <>
      {reader.t(`liaison.vacancies.${by}`)} <a href={reader.to(path)}>{electionTitle(reader, charter, election)}</a>
    </>
  );
}
