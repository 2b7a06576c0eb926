import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { ownLabel, ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import { type AgendaItem, buildAgenda } from '../rules/agenda.ts';
import { agendaLengths } from '../rules/agenda-lengths.ts';
import type { Theme } from '../types.ts';
import type { Door, DoorPageProps } from './DoorPage.tsx';
import { interpretationField } from './interpretation-field.tsx';
import { langOf } from './PublicTheme.tsx';
import { shortDay, titleOf, zonesFor } from './titles.ts';
import { ZoneChoice } from './ZoneChoice.tsx';

/** The door of each theme, and the language one listens in. */
export function DoorRooms(props: DoorPageProps) {
  const { reader, charter, invitation, gathering, doors, base, choosesZone } = props;
  const { venue } = gathering.dialogue;
  return (
    <section id="puerta">
      <h2>{reader.t('dialogues.door.title')}</h2>
      {invitation.attends === 'in-person' && venue && (
        <p>{reader.t('dialogues.door.come', { venue: reader.text(venue) })}</p>
      )}
      {doors.map((door) => (
        <OneDoor {...props} door={door} />
      ))}
      <ZoneChoice reader={reader} charter={charter} path={base} choosing={choosesZone} />
      <Listening {...props} />
    </section>
  );
}

function OneDoor({ reader, charter, base, at, invitation, door }: DoorPageProps & { door: Door }) {
  const { theme, times, room, channels } = door;
  const title = reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) });
  const opened = Temporal.Instant.compare(at, times.opens) >= 0;
  const closed = Temporal.Instant.compare(at, times.closes) >= 0;
  const channel = channels.find(({ language }) => language === invitation.interpretation);
  return (
    <article>
      <h3 lang={langOf(reader, theme.title)}>{title}</h3>
      {!closed && (
        <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={theme.startsAt} until={theme.endsAt} />
      )}
      {closed ? (
        <p>{reader.t('dialogues.door.over')}</p>
      ) : opened && room ? (
        <>
          <p>
            <ButtonLink href={reader.to(`${base}/sala/${theme.n}`)}>
              {reader.t('dialogues.door.enter', { n: theme.n })}
            </ButtonLink>
          </p>
          <p>
            {reader.t(room === 'external' ? 'dialogues.door.enter-shared' : 'dialogues.door.enter-own')}{' '}
            {reader.t('dialogues.door.enter-noted')}
          </p>
          <Now reader={reader} charter={charter} theme={theme} at={at} />
        </>
      ) : (
        <p>
          {room
            ? reader.t('dialogues.door.opens', { minutes: minutesBefore(door) })
            : reader.t('dialogues.door.no-room')}
        </p>
      )}
      {!closed && channel && (
        <p>
          {reader.t('dialogues.door.channel', {
            language: languageTitle(reader, channel.language),
            label: channel.label,
          })}{' '}
          {opened && channel.url !== null && (
            <a href={reader.to(`${base}/canal/${theme.n}`)}>{reader.t('dialogues.door.listen', { n: theme.n })}</a>
          )}
        </p>
      )}
      {!closed && !channel && invitation.interpretation !== null && channels.length > 0 && (
        <p>{reader.t('dialogues.door.no-channel', { language: languageTitle(reader, invitation.interpretation) })}</p>
      )}
    </article>
  );
}

const minutesBefore = ({ theme, times }: Door): number =>
  Math.round(times.opens.until(theme.startsAt).total({ unit: 'minutes' }));

type NowProps = { reader: Reader; charter: Charter; theme: Theme; at: Temporal.Instant };

/** The order of the session, with the part it should be at. The talks are one part: they follow each other closely. */
function Now({ reader, charter, theme, at }: NowProps) {
  const { order } = charter.dialogue;
  const agenda = buildAgenda(theme, charter.dialogue, agendaLengths(order, theme.minutes));
  const zones = zonesFor(reader, charter);
  const [home] = zones;
  if (!agenda.ok || !home) return null;
  const parts = startsOf(agenda.value);
  const current = parts.findLastIndex(({ startsAt }) => Temporal.Instant.compare(startsAt, at) <= 0);
  return (
    <Steps
      reader={reader}
      label={reader.t('dialogues.door.agenda')}
      current={current}
      steps={parts.map(({ part, startsAt }) => ({
        label: titleOf(reader, order, part),
        note: (
          <>
            {zones
              .map(({ zone, city }) =>
                reader.t('dialogues.door.at', { time: timeIn(reader, startsAt, zone, home.zone), city }),
              )
              .join(' · ')}
            <time
              datetime={startsAt.toString()}
              data-own-clock={zones.map(({ zone }) => zone).join(' ')}
              data-said={reader.t('dialogues.door.at', { time: '$time', city: ownLabel(reader) })}
            />
          </>
        ),
      }))}
    />
  );
}

/** `23:30`; `sáb, 5 dic, 00:30` where the day is another than at `home`. */
function timeIn(reader: Reader, at: Temporal.Instant, zone: string, home: string): string {
  const [here, there] = [zone, home].map((each) => at.toZonedDateTimeISO(each).toPlainDate());
  const time = reader.time(at, zone);
  return here && there && !here.equals(there) ? `${shortDay(reader, here)}, ${time}` : time;
}

/** The first item of every part. */
const startsOf = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items.filter(({ part }, index) => items[index - 1]?.part !== part);

/** In which language one listens: remembered, and changed at any time. */
function Listening({ reader, charter, invitation, base, failed, form }: DoorPageProps) {
  const shown = failed === 'interpretation' ? form : emptyForm;
  return (
    <Form
      reader={reader}
      action={reader.to(`${base}/interpretacion`)}
      reasons={shown.reasons}
      submit={reader.t('dialogues.door.remember')}
    >
      {interpretationField({ reader, charter, invitation, form: shown, id: 'field-listen' })}
    </Form>
  );
}
