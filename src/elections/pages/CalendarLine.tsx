import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import type { Calendar, Election, Stage } from '../types.ts';
import { homeCity } from './words.ts';

type Props = { reader: Reader; charter: Charter; election: Election; stage: Stage };

/** The calendar as a line, with where the election is now, in the mechanism's zone and the reader's own. */
export function CalendarLine({ reader, charter, election, stage }: Props) {
  const { calendar, earlierCalendars } = election;
  const note = (at: Temporal.Instant) => <MomentText reader={reader} charter={charter} at={at} />;
  const steps = [
    { label: reader.t('elections.step.candidacies'), note: note(calendar.candidaciesUntil) },
    { label: reader.t('elections.step.objections'), note: note(calendar.objectionsUntil) },
    { label: reader.t('elections.step.list'), note: note(calendar.votingFrom) },
    { label: reader.t('elections.step.voting'), note: note(calendar.votingUntil) },
    { label: reader.t('elections.step.complaints'), note: note(calendar.complaintsUntil) },
    {
      label: reader.t('elections.step.proclamation'),
      note: reader.t('elections.calendar.term', { day: reader.date(election.termFrom) }),
    },
  ];
  return (
    <section>
      <h2>{reader.t('elections.calendar.title')}</h2>
      <p>{reader.t('elections.calendar.text', { city: homeCity(reader, charter) })}</p>
      <Steps reader={reader} label={reader.t('elections.calendar.title')} steps={steps} current={stepOf(stage)} />
      {earlierCalendars.length > 0 && (
        <Disclosure summary={reader.t('elections.calendar.earlier')}>
          <ul>
            {[...earlierCalendars, calendar].slice(1).map((later, index) => (
              <li>
                {reader.t(`elections.calendar.cause.${later.cause}`)}{' '}
                <Before reader={reader} charter={charter} calendar={earlierCalendars[index] ?? calendar} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

/** By the mechanism's clock, and below by the reader's own where that is another. */
export function MomentText({ reader, charter, at }: { reader: Reader; charter: Charter; at: Temporal.Instant }) {
  const zone = homeZone(charter);
  return (
    <>
      {reader.t('elections.until')} <time datetime={at.toString()}>{reader.moment(at, zone)}</time>
      {reader.zone !== null && reader.zone !== zone && (
        <span class="soft">
          {' '}
          ({reader.t('ui.zones.own')}: {reader.moment(at, reader.zone)})
        </span>
      )}
    </>
  );
}

function Before({ reader, charter, calendar }: { reader: Reader; charter: Charter; calendar: Calendar }) {
  const zone = homeZone(charter);
  return (
    <>
      {reader.t('elections.calendar.before', {
        candidacies: reader.moment(calendar.candidaciesUntil, zone),
        voting: reader.moment(calendar.votingFrom, zone),
        close: reader.moment(calendar.votingUntil, zone),
      })}
    </>
  );
}

/** Which step a stage stands in; what was called off or void stands nowhere any more. */
const stepOf = (stage: Stage): number =>
  ({
    preparing: -1,
    candidacies: 0,
    objections: 1,
    listing: 2,
    listed: 2,
    voting: 3,
    closing: 3,
    complaints: 4,
    proclaiming: 5,
    proclaimed: 6,
    void: -1,
    cancelled: -1,
  })[stage];
