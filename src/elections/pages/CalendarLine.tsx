import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { ownZone, ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import { deadlineOf } from '../rules/stage.ts';
import type { Calendar, Election, Stage } from '../types.ts';
import { homeCity } from './words.ts';

type Props = { reader: Reader; charter: Charter; election: Election; stage: Stage };

/** The calendar as a line, with where the election is now, in the mechanism's zone and the reader's own. */
export function CalendarLine({ reader, charter, election, stage }: Props) {
  const { calendar, earlierCalendars } = election;
  const note = (at: Temporal.Instant) => (
    <>
      {reader.t('elections.until')} <MomentText reader={reader} charter={charter} at={at} />
    </>
  );
  const ended = endOf(election, stage);
  const dated = (
    [
      ['candidacies', calendar.candidaciesUntil],
      ['objections', calendar.objectionsUntil],
      ['list', calendar.votingFrom],
      ['voting', calendar.votingUntil],
      ['complaints', calendar.complaintsUntil],
    ] as const
  ).filter(([, until]) => ended === null || Temporal.Instant.compare(until, ended) <= 0);
  const proclamation = {
    label: reader.t('elections.step.proclamation'),
    note: reader.t('elections.calendar.term', { day: reader.date(election.termFrom) }),
  };
  const steps = [
    ...dated.map(([step, until]) => ({ label: reader.t(`elections.step.${step}`), note: note(until) })),
    ...(ended === null ? [proclamation] : []),
  ];
  return (
    <section>
      <h2>{reader.t('elections.calendar.title')}</h2>
      <p>{reader.t('elections.calendar.text', { city: homeCity(reader, charter) })}</p>
      {steps.length > 0 && (
        <Steps
          reader={reader}
          label={reader.t('elections.calendar.title')}
          steps={steps}
          current={ended === null ? stepOf(stage) : steps.length}
          tall
        />
      )}
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

/** The next moment of the calendar, on the clocks of the region and on the reader's own. */
export function NextDeadline({ reader, charter, election, stage }: Props) {
  const deadline = deadlineOf(stage);
  if (!deadline) return null;
  const ours = charter.zones.map(({ zone, city }) => ({ zone, city: reader.text(city) }));
  const own = reader.zone;
  const isOther = own !== null && ours.every(({ zone }) => zone !== own);
  return (
    <section>
      <h2>{reader.t(`elections.moment.${deadline}`)}</h2>
      <ZoneTimes
        reader={reader}
        zones={isOther ? [...ours, ownZone(reader, own)] : ours}
        from={election.calendar[deadline]}
      />
    </section>
  );
}

/** By the mechanism's clock, and below by the reader's own where that is another. */
export function MomentText({ reader, charter, at }: { reader: Reader; charter: Charter; at: Temporal.Instant }) {
  const zone = homeZone(charter);
  return (
    <>
      <time datetime={at.toString()}>{reader.moment(at, zone)}</time>
      {reader.zone !== null && reader.zone !== zone && <span class="soft"> ({reader.moment(at, reader.zone)})</span>}
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

/** When an election ended without anyone elected: of its calendar only what was over by then came to pass. */
function endOf({ closed, cancelled }: Election, stage: Stage): Temporal.Instant | null {
  if (stage === 'cancelled') return cancelled?.at ?? null;
  return stage === 'void' ? (closed?.at ?? null) : null;
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
