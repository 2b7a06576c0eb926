import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { dialogueTasks } from '../dialogues/collect-dialogue-tasks.ts';
import { collectInvitationWork, type DatedTask } from '../dialogues/collect-invitation-tasks.ts';
import { noteTasks } from '../dialogues/collect-note-tasks.ts';
import { taskItem } from '../dialogues/pages/dialogue-task-items.ts';
import type { NoteTask } from '../dialogues/store/notes.ts';
import { themesNamed } from '../dialogues/store/themes.ts';
import { type ElectionTask, electionTasks } from '../elections/collect-election-tasks.ts';
import { electionTitle, homeMoment } from '../elections/pages/words.ts';
import { liaisonTasks } from '../liaison/collect-tasks.ts';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor, Body } from '../mandates/types.ts';
import { type MembershipTasks, tasksFor as membershipTasks } from '../membership/collect-tasks.ts';
import type { MessageKey } from '../platform/messages.ts';
import type { Reader } from '../platform/reader.ts';
import { type ReportTask, reportTasks } from '../reports/collect-tasks.ts';
import type { Task } from '../ui/components/TaskList.tsx';
import { inOrder } from './rules/task-order.ts';

/** What stands on a person's own page: what is asked of them now, room by room, and what their mandates open. */
type OwnPageContent = {
  readonly tasks: readonly Task[];
  readonly places: readonly { readonly label: string; readonly href: string }[];
  /** Names of the organizations the person represents, by id. */
  readonly organizations: ReadonlyMap<string, string>;
  /** What the themes they serve are called, by id. */
  readonly themes: ReadonlyMap<string, string>;
};

export async function collectOwnPage(deps: Deps, reader: Reader, actor: Actor): Promise<OwnPageContent> {
  const { db, charter, clock } = deps;
  const at = clock();
  const [membership, liaison, invitations, notes, dialogues, reports, elections, themes] = await Promise.all([
    membershipTasks(deps, actor, at),
    liaisonTasks(deps, reader, actor, at),
    collectInvitationWork(deps, reader, actor, at),
    noteTasks(db, actor, at),
    dialogueTasks(db, charter, actor, at),
    reportTasks(deps, actor, at),
    electionTasks(deps, actor, at),
    themeNames(db, reader, actor.mandates),
  ]);
  return {
    tasks: inOrder<Task>(
      [
        ...invitations.tasks,
        ...elections.map((task) => electionLine(deps, reader, task)),
        ...notes.filter(({ open }) => open).map((task) => noteLine(reader, task)),
        ...dialogues.map((task) => taskItem(reader, charter, task)),
        ...reports.map((task) => reportLine(reader, task)),
        ...liaison,
        ...membershipLines(deps, reader, membership),
      ],
      at,
    ),
    places: [
      ...openedBy(deps, reader, actor),
      ...invitations.places,
      ...membership.organizations.map(({ slug, name }) => ({
        label: `${reader.t('site.place.represent-organization')}: ${name}`,
        href: reader.to(`/mi/organizacion/${slug}`),
      })),
    ],
    themes,
    organizations: new Map(membership.organizations.map(({ id, name }) => [id, name])),
  };
}

/** What the themes are called whose offices these are, with their dialogue, by id. */
export async function themeNames(
  db: Deps['db'],
  reader: Reader,
  mandates: readonly { readonly body: Body }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = mandates.flatMap(({ body }) => (body.startsWith('theme:') ? [body.slice('theme:'.length)] : []));
  const themes = await themesNamed(db, ids);
  return new Map(
    themes.map(({ id, n, title, dialogue }) => [
      id,
      `${reader.text(dialogue)} · ${reader.t('dialogues.theme.title', { n, title: reader.text(title) })}`,
    ]),
  );
}

function membershipLines(
  { charter }: Deps,
  reader: Reader,
  { applications, unread, groups, objections, unrepresented }: MembershipTasks,
): Task[] {
  const oldest = (since: Temporal.Instant): string =>
    reader.t('site.task.since', { day: reader.date(since.toZonedDateTimeISO(homeZone(charter)).toPlainDate()) });
  const ofMesa = ({ mesa, since }: MembershipTasks['applications'][number]) => ({
    detail: [reader.t('site.task.mesa', { n: mesa }), ...(since ? [oldest(since)] : [])].join(' · '),
    mesa,
    ...(since && { from: since }),
  });
  return [
    ...applications.map((task) => ({
      ...ofMesa(task),
      title: reader.t('site.task.applications', { n: task.waiting }),
      href: reader.to('/solicitudes'),
      action: reader.t('site.task.review'),
    })),
    ...unread.map((task) => ({
      ...ofMesa(task),
      title: reader.t('site.task.unread', { n: task.waiting }),
      href: `${reader.to('/mandatos')}#otorgar`,
      action: reader.t('site.task.appoint'),
    })),
    ...groups.map(({ name, since }) => ({
      title: reader.t('site.task.tell-group', { name }),
      detail: oldest(since),
      href: `${reader.to('/solicitudes/asistida')}#enviadas`,
      action: reader.t('site.task.see-answer'),
      from: since,
    })),
    ...(objections.since
      ? [
          {
            title: reader.t('site.task.objections', { n: objections.waiting }),
            detail: oldest(objections.since),
            href: reader.to('/objeciones'),
            action: reader.t('site.task.decide'),
            from: objections.since,
          },
        ]
      : []),
    ...(unrepresented > 0
      ? [
          {
            title: reader.t('site.task.unrepresented', { n: unrepresented }),
            href: reader.to('/sin-representante'),
            action: reader.t('site.task.ask'),
          },
        ]
      : []),
  ];
}

const noteLine = (reader: Reader, task: NoteTask): DatedTask => ({
  title: reader.t('site.task.notes', { theme: reader.text(task.title) }),
  href: reader.to(`/conversatorios/${task.slug}/relatoria/${task.n}`),
  action: reader.t('site.task.write'),
  from: task.startsAt,
  until: task.endsAt,
});

function electionLine({ charter }: Deps, reader: Reader, task: ElectionTask) {
  const { kind, election, path, count, from, until } = task;
  const title = electionTitle(reader, charter, election);
  const said = (moment: Temporal.Instant): string => homeMoment(reader, charter, moment);
  return {
    title: reader.t(`elections.task.${kind}`, { n: count }),
    detail: until
      ? reader.t('elections.task.until', { election: title, until: said(until) })
      : from
        ? reader.t('elections.task.from', { election: title, from: said(from) })
        : title,
    href: reader.to(path),
    action: reader.t(taskActions[kind] ?? 'elections.task.open'),
    ...(from && { from }),
    ...(until && { until }),
  };
}

const taskActions: Partial<Record<ElectionTask['kind'], MessageKey>> = {
  vote: 'elections.task.go-vote',
  cast: 'elections.task.go-vote',
  draw: 'elections.task.go-draw',
  accept: 'elections.task.go-answer',
  propose: 'elections.task.go-propose',
  decide: 'site.task.decide',
  answer: 'elections.task.go-answer',
  complaints: 'site.task.decide',
};

const reportLine = (reader: Reader, { kind, dialogue, path, count }: ReportTask): Task => ({
  title: reader.t(`site.task.report.${kind}`, { n: count }),
  detail: reader.text(dialogue.title),
  href: reader.to(path),
  action: reader.t('site.task.go-on'),
});

const placeOf = {
  'review-applications': '/solicitudes',
  'assist-joining': '/solicitudes/asistida',
  'import-members': '/miembros/importar',
  'decide-objections': '/objeciones',
  'convene-dialogue': '/conversatorios',
  'grant-mandates': '/mandatos',
  'represent-agency': '/mesa-de-vinculacion/agencias',
} as const;

function openedBy({ charter }: Deps, reader: Reader, actor: Actor): OwnPageContent['places'] {
  const dialogues = reader.text(charter.dialogue.plural);
  return (Object.keys(placeOf) as (keyof typeof placeOf)[])
    .filter((power) => holds(actor, power))
    .map((power) => ({ label: reader.t(`site.place.${power}`, { dialogues }), href: reader.to(placeOf[power]) }));
}
