import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import type { Reader } from '../platform/reader.ts';
import { remembered } from '../platform/remembered.ts';
import type { Task } from '../ui/components/TaskList.tsx';
import { answerUntil } from './pages/answer-until.ts';
import { hostingMandate, invitingMandate } from './permissions.ts';
import { endOf } from './rules/answer-times.ts';
import { stateOf } from './rules/invitation-states.ts';
import { answersOpen } from './rules/invitations.ts';
import { aboutNoting } from './rules/noting.ts';
import { type ThemeAround, themesAfter } from './store/attendance.ts';
import { dialoguesById } from './store/dialogues.ts';
import { type Gathering, gatheringsOf } from './store/gatherings.ts';
import { type InvitationCard, invitationsTo } from './store/invitations.ts';

/** A task with the moment it is for: from when, and where it is under way for a while, until when. */
export type DatedTask = Task & { readonly from: Temporal.Instant; readonly until?: Temporal.Instant };

/** What invitations and lists of those present come to on someone's own page. */
type InvitationWork = {
  /** Invitations to their address that wait for an answer, the door of those they confirmed, the lists they keep now. */
  readonly tasks: readonly DatedTask[];
  /** Dialogues ahead, and those just over, to which this person invites: each with its lists. */
  readonly places: readonly { readonly label: string; readonly href: string }[];
};

export async function collectInvitationWork(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<InvitationWork> {
  const hosts = actor.mandates.some(({ powers }) => powers.includes('host-session'));
  const invites = invitingMandate(actor) !== null;
  const zone = reader.zone ?? homeZone(charter);
  const [invitations, themes] = await Promise.all([
    invitationTasks(db, reader, zone, actor, at),
    hosts || invites ? themesAfter(db, at.subtract({ hours: remindedHours })) : [],
  ]);
  return {
    tasks: [...invitations, ...themes.flatMap((theme) => hostTask(reader, zone, actor, theme, at) ?? [])],
    places: invites ? invitingPlaces(reader, themes) : [],
  };
}

async function invitationTasks(
  db: Database,
  reader: Reader,
  zone: string,
  actor: Actor,
  at: Temporal.Instant,
): Promise<DatedTask[]> {
  const { email } = actor;
  if (email === null) return [];
  const invitations = await remembered(db, `invitations to ${email}`, () => invitationsTo(db, email));
  const ids = [...new Set(invitations.map(({ dialogueId }) => dialogueId))];
  const gatherings = await remembered(db, `gatherings ${ids}`, async () =>
    gatheringsOf(db, await dialoguesById(db, ids)),
  );
  return invitations.flatMap((invitation) => {
    const gathering = gatherings.find(({ dialogue }) => dialogue.id === invitation.dialogueId);
    return (gathering && invitationTask(reader, zone, invitation, gathering, at)) ?? [];
  });
}

function invitationTask(
  reader: Reader,
  zone: string,
  invitation: InvitationCard,
  { dialogue, themes, times }: Gathering,
  at: Temporal.Instant,
): DatedTask | null {
  const over = endOf(themes);
  if (!times || times.cancelled || !over || Temporal.Instant.compare(at, over) >= 0) return null;
  const state = stateOf(invitation);
  const waits = state === 'waiting' && answersOpen(times, at);
  if (!waits && state !== 'online' && state !== 'in-person') return null;
  return {
    title: reader.t('dialogues.door.task.title', { title: reader.text(dialogue.title) }),
    detail: waits
      ? `${reader.t('dialogues.door.task.answer')} ${answerUntil(reader, times, zone)}`
      : reader.t('dialogues.door.task.day', { moment: reader.moment(times.startsAt, zone) }),
    href: reader.to(`/mis-invitaciones/${invitation.id}`),
    action: reader.t(waits ? 'dialogues.door.task.answer-do' : 'dialogues.door.task.day-do'),
    from: waits ? times.closesAt : times.startsAt,
    ...(!waits && { until: over }),
  };
}

/** Hours after a theme in which its host is still reminded of the list. */
const remindedHours = 24;

function hostTask(
  reader: Reader,
  zone: string,
  actor: Actor,
  { slug, id, n, title, startsAt, endsAt, reportedAt }: ThemeAround,
  at: Temporal.Instant,
): DatedTask | null {
  if (aboutNoting({ startsAt, reportedAt }, at).length > 0 || hostingMandate(actor, id) === null) return null;
  return {
    title: reader.t('dialogues.attendance.task', { n, title: reader.text(title) }),
    detail: reader.moment(startsAt, zone),
    href: reader.to(`/conversatorios/${slug}/asistencia/${n}`),
    action: reader.t('dialogues.attendance.open'),
    from: startsAt,
    until: endsAt,
  };
}

function invitingPlaces(reader: Reader, themes: readonly ThemeAround[]): InvitationWork['places'] {
  const bySlug = new Map(themes.map(({ slug, dialogue }) => [slug, dialogue]));
  return [...bySlug].map(([slug, title]) => ({
    label: `${reader.t('dialogues.invite.title')}: ${reader.text(title)}`,
    href: reader.to(`/conversatorios/${slug}/invitaciones`),
  }));
}
