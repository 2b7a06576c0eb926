import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import type { Reader } from '../platform/reader.ts';
import type { Task } from '../ui/components/TaskList.tsx';
import { hostingMandate, invitingMandate } from './permissions.ts';
import { endOf } from './rules/answer-times.ts';
import { stateOf } from './rules/invitation-states.ts';
import { aboutNoting } from './rules/noting.ts';
import { themesAfter } from './store/attendance.ts';
import { findGathering } from './store/gatherings.ts';
import { invitationsTo } from './store/invitations.ts';

/**
 * What dialogues ask of someone now, for the list on their own page: invitations to their address that wait for an
 * answer, the door of those they confirmed, and on the day the lists of those present that they keep.
 */
export async function dialogueInvitationTasks(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly Task[]> {
  return [
    ...(await invitationTasks(db, charter, reader, actor, at)),
    ...(await hostTasks(db, charter, reader, actor, at)),
  ];
}

type Db = Deps['db'];
type Charter = Deps['charter'];

async function invitationTasks(
  db: Db,
  charter: Charter,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const invitation of actor.email ? await invitationsTo(db, actor.email) : []) {
    const gathering = await findGathering(db, invitation.dialogueId);
    const over = gathering && endOf(gathering.themes);
    if (!gathering?.times || !over || Temporal.Instant.compare(at, over) >= 0) continue;
    const state = stateOf(invitation);
    const waits = state === 'waiting' && Temporal.Instant.compare(at, gathering.times.closesAt) < 0;
    if (!waits && state !== 'online' && state !== 'in-person') continue;
    const zone = reader.zone ?? homeZone(charter);
    const moment = reader.moment(
      waits ? (gathering.deadline ?? gathering.times.startsAt) : gathering.times.startsAt,
      zone,
    );
    tasks.push({
      title: reader.text(gathering.dialogue.title),
      detail: reader.t(waits ? 'dialogues.door.task.answer' : 'dialogues.door.task.day', { moment }),
      href: reader.to(`/mis-invitaciones/${invitation.id}`),
      action: reader.t(waits ? 'dialogues.door.task.answer-do' : 'dialogues.door.task.day-do'),
    });
  }
  return tasks;
}

/** Hours after a theme in which its host is still reminded of the list. */
const remindedHours = 24;

async function hostTasks(
  db: Db,
  charter: Charter,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<Task[]> {
  const zone = reader.zone ?? homeZone(charter);
  const hosts = actor.mandates.some(({ powers }) => powers.includes('host-session'));
  if (!hosts) return [];
  const themes = await themesAfter(db, at.subtract({ hours: remindedHours }));
  return themes.flatMap(({ slug, id, n, title, startsAt }) =>
    aboutNoting({ startsAt }, at).length === 0 && hostingMandate(actor, id) !== null
      ? [
          {
            title: reader.t('dialogues.attendance.title'),
            detail: reader.t('dialogues.door.task.theme', {
              title: reader.text(title),
              moment: reader.moment(startsAt, zone),
            }),
            href: reader.to(`/conversatorios/${slug}/asistencia/${n}`),
            action: reader.t('dialogues.attendance.open'),
          },
        ]
      : [],
  );
}

/** Dialogues ahead, and those just over, to which this person invites: each with its lists. */
export async function invitationPlaces(
  { db }: Pick<Deps, 'db'>,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly { readonly label: string; readonly href: string }[]> {
  if (invitingMandate(actor) === null) return [];
  const themes = await themesAfter(db, at.subtract({ hours: remindedHours }));
  const bySlug = new Map(themes.map(({ slug, dialogue }) => [slug, dialogue]));
  return [...bySlug].map(([slug, title]) => ({
    label: `${reader.t('dialogues.invite.title')}: ${reader.text(title)}`,
    href: reader.to(`/conversatorios/${slug}/invitaciones`),
  }));
}
