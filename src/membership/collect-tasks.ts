import type { Deps } from '../deps.ts';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import { remembered } from '../platform/remembered.ts';
import { unreviewedMesas } from './look-for-vacancies.ts';
import { assistedMesas, mayDecideObjections, ownOrganizations, reviewedMesas } from './permissions.ts';
import { untoldSince } from './rules/telling.ts';
import { organizationsById } from './store/organizations.ts';
import { assistedApplications, objectionsWaiting, type Waiting, waitingByMesa } from './store/review-lists.ts';
import { unrepresentedIn } from './store/unrepresented.ts';
import type { Organization } from './types.ts';

/** What this room asks of a person: for the list on their own page. */
export type MembershipTasks = {
  /** Applications that wait for a decision, mesa by mesa; mesas without any left out. At `/solicitudes`. */
  readonly applications: readonly (Waiting & { readonly mesa: number })[];
  /** The same of mesas where nobody may decide: to whoever may appoint someone. At `/mandatos`. */
  readonly unread: readonly (Waiting & { readonly mesa: number })[];
  /** Objections that wait for an answer this person may give. At `/objeciones`. */
  readonly objections: Waiting;
  /** Those the person represents: each at `/mi/organizacion/<slug>`. */
  readonly organizations: readonly Pick<Organization, 'id' | 'slug' | 'name'>[];
  /** How many members of their mesas nobody represents any more. At `/sin-representante`. */
  readonly unrepresented: number;
  /** Groups without e-mail whose form the person filled in, and that wait to be told an answer. At the same place. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly since: Temporal.Instant }[];
  /** Whether the person may fill in the form of a group without e-mail: at `/solicitudes/asistida`. */
  readonly assists: boolean;
};

export async function tasksFor(
  deps: Pick<Deps, 'db' | 'charter'>,
  actor: Actor,
  at: Temporal.Instant,
): Promise<MembershipTasks> {
  const { db, charter } = deps;
  const mesas = reviewedMesas(actor, charter);
  const own = ownOrganizations(actor);
  const appoints = holds(actor, 'grant-mandates');
  const [waiting, objections, organizations, unrepresented] = await Promise.all([
    mesas.length > 0 || appoints ? waitingByMesa(db) : new Map<number, Waiting>(),
    mayDecideObjections(actor) ? objectionsWaiting(db, actor.personId) : { waiting: 0, since: null },
    remembered(db, `organizations ${own}`, () => organizationsById(db, own)),
    unrepresentedIn(db, mesas, at),
  ]);
  const waitingIn = (some: readonly number[]) =>
    some.flatMap((mesa) => {
      const found = waiting.get(mesa);
      return found ? [{ mesa, ...found }] : [];
    });
  const assisting = assistedMesas(actor, charter);
  const sent = await assistedApplications(db, assisting);
  return {
    applications: waitingIn(mesas),
    unread: appoints ? waitingIn(await unreviewedMesas(deps, [...waiting.keys()].sort(), at)) : [],
    objections,
    organizations: organizations.map(({ id, slug, name }) => ({ id, slug, name })),
    unrepresented: unrepresented.length,
    groups: sent.flatMap(({ id, name, assistedBy, reviews, toldAt }) => {
      const since = assistedBy === actor.personId ? untoldSince(reviews, toldAt) : null;
      return since ? [{ id, name, since }] : [];
    }),
    assists: assisting.length > 0,
  };
}
