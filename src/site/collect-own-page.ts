import type { Deps } from '../deps.ts';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import { tasksFor as membershipTasks } from '../membership/collect-tasks.ts';
import type { Reader } from '../platform/reader.ts';
import type { Task } from '../ui/components/TaskList.tsx';

/** What stands on a person's own page: what is asked of them now, room by room, and what their mandates open. */
export type OwnPageContent = {
  readonly tasks: readonly Task[];
  readonly places: readonly { readonly label: string; readonly href: string }[];
};

export async function collectOwnPage(deps: Deps, reader: Reader, actor: Actor): Promise<OwnPageContent> {
  const membership = await membershipTasks(deps, actor);
  const tasks: Task[] = [
    ...membership.applications.map(({ mesa, waiting }) => ({
      title: reader.t('site.task.applications', { n: waiting }),
      detail: reader.t('site.task.mesa', { n: mesa }),
      href: reader.to('/solicitudes'),
      action: reader.t('site.task.review'),
      mesa,
    })),
    ...(membership.objections > 0
      ? [
          {
            title: reader.t('site.task.objections', { n: membership.objections }),
            href: reader.to('/objeciones'),
            action: reader.t('site.task.decide'),
          },
        ]
      : []),
  ];
  const places = [
    ...openedBy(deps, reader, actor),
    ...membership.organizations.map(({ slug, name }) => ({
      label: `${reader.t('site.place.represent-organization')}: ${name}`,
      href: reader.to(`/mi/organizacion/${slug}`),
    })),
  ];
  return { tasks, places };
}

const placeOf = {
  'review-applications': '/solicitudes',
  'assist-joining': '/solicitudes/asistida',
  'import-members': '/miembros/importar',
  'decide-objections': '/objeciones',
  'convene-dialogue': '/conversatorios',
  'grant-mandates': '/mandatos',
} as const;

function openedBy({ charter }: Deps, reader: Reader, actor: Actor): OwnPageContent['places'] {
  const dialogue = reader.text(charter.dialogue.title);
  return (Object.keys(placeOf) as (keyof typeof placeOf)[])
    .filter((power) => holds(actor, power))
    .map((power) => ({ label: reader.t(`site.place.${power}`, { dialogue }), href: reader.to(placeOf[power]) }));
}
