import type { Charter } from '../../charter/types.ts';
import { courseOf } from '../../dialogues/rules/standing.ts';
import { electionPath } from '../../elections/pages/ManagedElection.tsx';
import { electionTitle, homeMoment } from '../../elections/pages/words.ts';
import { deadlineOf, stageOf } from '../../elections/rules/stage.ts';
import type { Election } from '../../elections/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import type { DialogueLine } from '../store.ts';

/** When each theme is held. */
export const sessionsOf = (themes: DialogueLine['themes']) =>
  themes.map(({ startsAt, endsAt }) => ({
    startsAt: Temporal.Instant.from(startsAt),
    endsAt: Temporal.Instant.from(endsAt),
  }));

type Props = {
  reader: Reader;
  charter: Charter;
  /** The dialogue that is under way or comes next. */
  dialogue: DialogueLine | null;
  elections: readonly Election[];
  at: Temporal.Instant;
};

/** What comes next: the dialogue, and what elections wait for, which is mostly sooner. */
export function Next({ reader, charter, dialogue, elections, at }: Props) {
  const underWay = courseOf(sessionsOf(dialogue?.themes ?? []), at) === 'under-way';
  const ahead = <Elections reader={reader} charter={charter} elections={elections} at={at} />;
  return (
    <section>
      <p class="kicker">{reader.t(underWay ? 'dialogues.list.under-way' : 'site.home.next')}</p>
      {!underWay && ahead}
      <Dialogue reader={reader} charter={charter} dialogue={dialogue} at={at} />
      {underWay && ahead}
    </section>
  );
}

function Dialogue({ reader, charter, dialogue, at }: Omit<Props, 'elections'>) {
  if (!dialogue) {
    return (
      <>
        <h2>{reader.t('site.home.next-none')}</h2>
        <p>{reader.t('site.home.next-none-text', { months: charter.cadence.dialogueMonths })}</p>
      </>
    );
  }
  const session = sessionsOf(dialogue.themes).find(({ endsAt }) => Temporal.Instant.compare(endsAt, at) > 0);
  return (
    <>
      <h2>
        <a href={reader.to(`/conversatorios/${dialogue.slug}`)}>{reader.text(dialogue.title)}</a>
      </h2>
      {session ? (
        <ZoneTimes
          reader={reader}
          from={session.startsAt}
          until={session.endsAt}
          zones={charter.zones.map(({ zone, city }) => ({ zone, city: reader.text(city) }))}
        />
      ) : (
        <p>{reader.date(dialogue.heldOn)}</p>
      )}
    </>
  );
}

/** Elections told: the others are on their own page. */
const most = 4;

/** Public elections by the moment they wait for, the nearest first. */
function Elections({ reader, charter, elections, at }: Omit<Props, 'dialogue'>) {
  const ahead = elections
    .flatMap((election) => {
      const deadline = deadlineOf(stageOf(election, at));
      return deadline ? [{ election, deadline, moment: election.calendar[deadline] }] : [];
    })
    .toSorted((one, other) => Temporal.Instant.compare(one.moment, other.moment))
    .slice(0, most);
  if (ahead.length === 0) return null;
  return (
    <ul class="rows">
      {ahead.map(({ election, deadline, moment }) => (
        <li>
          <a href={reader.to(electionPath(election))}>{electionTitle(reader, charter, election)}</a>
          <br />
          {reader.t(`elections.moment.${deadline}`)}: {homeMoment(reader, charter, moment)}
        </li>
      ))}
    </ul>
  );
}
