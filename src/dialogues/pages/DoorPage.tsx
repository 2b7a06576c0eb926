import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import { inviters } from '../mail.tsx';
import type { DoorTimes } from '../rules/door.ts';
import { type InvitationState, stateOf } from '../rules/invitation-states.ts';
import { answersOpen } from '../rules/invitations.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { InvitationCard } from '../store/invitations.ts';
import type { InterpretationChannel, RoomKind, Theme } from '../types.ts';
import { answerUntil } from './answer-until.ts';
import { DoorAnswer } from './DoorAnswer.tsx';
import { DoorRooms } from './DoorRooms.tsx';
import { langOf } from './PublicTheme.tsx';
import { zonesFor } from './titles.ts';
import { ZoneChoice } from './ZoneChoice.tsx';

export const doorDone = ['confirmed', 'changed', 'declined', 'withdrawn', 'listens', 'moved'] as const;
export type DoorDone = (typeof doorDone)[number];
export type DoorForm = 'seat' | 'decline' | 'withdraw' | 'substitute' | 'interpretation';

/** A theme's door as this person finds it. */
export type Door = {
  readonly theme: Theme;
  readonly times: DoorTimes;
  /** What kind of room is behind it; null: none yet. */
  readonly room: RoomKind | null;
  readonly channels: readonly InterpretationChannel[];
};

export type DoorPageProps = {
  reader: Reader;
  charter: Charter;
  invitation: InvitationCard;
  gathering: Gathering;
  doors: readonly Door[];
  /** Where this page is, without the language: its forms and rooms are below it. */
  base: string;
  at: Temporal.Instant;
  /** The form that was refused, and what it held. */
  failed: DoorForm | null;
  form: FormState;
  done: DoorDone | null;
  /** They asked for a choice of zones. */
  choosesZone: boolean;
};

/** An invited person's own page: what they are invited to, their answer, and on the day the door. */
export function DoorPage(props: DoorPageProps) {
  const { reader, charter, invitation, gathering, failed, done } = props;
  const { dialogue } = gathering;
  const state = stateOf(invitation);
  const confirmed = confirms(state);
  return (
    <Layout
      reader={reader}
      title={`${reader.t('dialogues.door.kicker')} · ${reader.text(dialogue.title)}`}
      current="/conversatorios"
      robots="noindex"
      example={dialogue.example}
      failed={failed !== null}
      enhance
    >
      <PageHead
        kicker={reader.t('dialogues.door.kicker')}
        title={reader.text(dialogue.title)}
        lead={reader.t('dialogues.door.for', { name: invitation.name, institution: invitation.institution })}
      />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(doneWords[done])}</p>
        </Notice>
      )}
      <Standing {...props} state={state} />
      {confirmed ? <DoorRooms {...props} /> : <When {...props} />}
      <DoorAnswer {...props} state={state} />
      <About reader={reader} charter={charter} gathering={gathering} />
    </Layout>
  );
}

/** Where one is between the invitation and the day, and what is asked now. */
function Standing({ reader, charter, gathering, at, state }: DoorPageProps & { state: InvitationState }) {
  const { times, dialogue } = gathering;
  const open = times !== null && answersOpen(times, at);
  const answered = state !== 'waiting';
  const zone = zonesFor(reader, charter)[0]?.zone ?? 'UTC';
  const saysNo = state === 'declined' || state === 'withdrawn';
  const missed = state === 'waiting' && !open;
  const said = [
    reader.t(missed ? 'dialogues.door.closed' : stateWords[state]),
    ...(open && saysNo ? [reader.t('dialogues.door.state.may-confirm')] : []),
    ...(open && !confirms(state) ? [answerUntil(reader, times, zone)] : []),
  ];
  return (
    <>
      {!saysNo && !missed && (
        <Steps
          reader={reader}
          steps={[
            { label: reader.t('dialogues.door.step.invited') },
            { label: reader.t('dialogues.door.step.answer') },
            { label: reader.t('dialogues.door.step.day'), note: reader.date(dialogue.heldOn) },
          ]}
          current={answered ? 2 : 1}
        />
      )}
      {said.length > 0 && <p class="lead">{said.join(' ')}</p>}
    </>
  );
}

const confirms = (state: InvitationState): boolean => state === 'online' || state === 'in-person';

/** What it is about and when, for those who have not said yet that they come. */
function When({ reader, charter, gathering, base, choosesZone }: DoorPageProps) {
  const { dialogue, themes } = gathering;
  return (
    <section>
      <h2>{reader.t('dialogues.door.when')}</h2>
      {themes.map((theme) => (
        <>
          <h3 lang={langOf(reader, theme.title)}>
            {reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
          </h3>
          <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={theme.startsAt} until={theme.endsAt} />
        </>
      ))}
      <ZoneChoice reader={reader} charter={charter} path={base} choosing={choosesZone} />
      {dialogue.venue && <p>{reader.t('dialogues.door.venue', { venue: reader.text(dialogue.venue) })}</p>}
    </section>
  );
}

function About({ reader, charter, gathering }: Pick<DoorPageProps, 'reader' | 'charter' | 'gathering'>) {
  const { slug } = gathering.dialogue;
  return (
    <section>
      <h2>{reader.t('dialogues.door.about')}</h2>
      <p>
        <a href={reader.to(`/conversatorios/${slug}`)}>{reader.t('dialogues.door.public')}</a>
        {' · '}
        <a href={reader.to(`/conversatorios/${slug}/calendario.ics`)} download>
          {reader.t('dialogues.calendar.link')}
        </a>
      </p>
      <p>{reader.t('dialogues.mail.personal')}</p>
      <p>{reader.t('dialogues.mail.decides', { offices: inviters(reader, charter) })}</p>
      <p>{reader.t('dialogues.mail.privacy', { mechanism: reader.text(charter.name) })}</p>
    </section>
  );
}

const stateWords = {
  waiting: 'dialogues.door.state.waiting',
  'in-person': 'dialogues.door.state.in-person',
  online: 'dialogues.door.state.online',
  declined: 'dialogues.door.state.declined',
  withdrawn: 'dialogues.door.state.withdrawn',
  ended: 'dialogues.door.state.ended',
} as const satisfies Record<InvitationState, MessageKey>;

const doneWords = {
  confirmed: 'dialogues.door.done.confirmed',
  changed: 'dialogues.door.done.changed',
  declined: 'dialogues.door.done.declined',
  withdrawn: 'dialogues.door.done.withdrawn',
  listens: 'dialogues.door.done.listens',
  moved: 'dialogues.door.done.moved',
} as const satisfies Record<DoorDone, MessageKey>;
