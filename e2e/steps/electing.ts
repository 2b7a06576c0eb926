import { openSession } from '../../src/accounts/open-session.ts';
import type { PersonId } from '../../src/accounts/types.ts';
import { runElections } from '../../src/elections/run-elections.ts';
import { type Member, makeMembers } from '../../src/elections/testing/members.ts';
import type { Body } from '../../src/mandates/types.ts';
import { transact } from '../../src/platform/database.ts';
import { newToken } from '../../src/platform/random.ts';
import { accept } from '../../src/platform/result.ts';
import { signIn } from '../../src/testing/house.ts';
import { cookieOf } from '../served-house.ts';
import { byWire, type Wire } from './by-wire.ts';
import { type Cycle, openCycle } from './cycle.ts';
import { candidates, type Known } from './known-votes.ts';
import { arrive, follow, goTo, type Visitor } from './visitor.ts';

/** Who runs this election, and what they hold: a secretariat whose term is about to end, and two who oversee. */
const officers = {
  secretariat: { name: 'Gloria Caal', mandates: [['secretariat', 'mesa:2']] },
  liaison: {
    name: 'Tomás Quispe',
    mandates: [
      ['delegate', 'mesa:1'],
      ['liaison-member', 'liaison'],
    ],
  },
  agency: { name: 'Inés Barría', mandates: [['agency-focal-point', 'working-group']] },
} as const satisfies Record<string, { name: string; mandates: readonly (readonly [string, Body])[] }>;
type Officer = keyof typeof officers;

/** A mesa of 40 organizations that is about to elect, and the day on which it calls the election. */
export type Mesa = {
  readonly cycle: Cycle;
  readonly members: readonly Member[];
  readonly officers: Readonly<Record<Officer, { readonly name: string; readonly personId: PersonId }>>;
  readonly today: Temporal.PlainDate;
  /** The path of the election, below the language. */
  readonly home: string;
};

const zone = 'America/Costa_Rica';

export async function openMesa(): Promise<Mesa> {
  const cycle = await openCycle();
  const { deps } = cycle.site;
  const since = cycle.now().subtract({ hours: 24 * 300 });
  const made = await transact(deps.db, async (tx) =>
    accept(await makeMembers(tx, deps, 40, { body: 'mesa:2', since })),
  );
  if (!made.ok) throw new Error('no members were made');
  const today = cycle.now().toZonedDateTimeISO(zone).toPlainDate();
  const endsAt = today.add({ days: days.term }).toZonedDateTime(zone).toInstant().toString();
  const appoint = async (officer: Officer) => {
    const { name, mandates } = officers[officer];
    const held = mandates.map(([office, body]) => ({ office, body, startsAt: since.toString(), endsAt }));
    const { personId } = await signIn(deps, { name, email: `${officer}@mecanismo.example`, mandates: held });
    return { name, personId };
  };
  return {
    cycle,
    members: made.value,
    officers: {
      secretariat: await appoint('secretariat'),
      liaison: await appoint('liaison'),
      agency: await appoint('agency'),
    },
    today,
    home: `/elecciones/mesa-2-${today.add({ days: days.term }).year}`,
  };
}

/** Days after the call, each at midnight: the calendar that the platform proposes. */
export const days = { candidacies: 17, objections: 22, voting: 25, close: 30, complaints: 35, term: 38 } as const;

export const dayAfter = ({ today }: Mesa, n: number): Temporal.PlainDate => today.add({ days: n });

/** Time goes by, until midnight at the beginning of the `n`th day after the call; what falls due by itself is done. */
export async function passTo({ cycle, today }: Mesa, n: number): Promise<void> {
  const then = today.add({ days: n }).toZonedDateTime(zone).toInstant();
  cycle.pass(cycle.now().until(then));
  await runElections(cycle.site.deps);
}

/** Who holds an office comes back, and is signed in: sessions do not last as long as an election. */
export async function officerOf(mesa: Mesa, officer: Officer): Promise<Visitor> {
  const { cycle } = mesa;
  const visitor = await arrive(cycle, { name: officers[officer].name, email: `${officer}@mecanismo.example` });
  await visitor.context.addCookies([cookieOf(await sessionOf(mesa, officer), cycle.site.origin)]);
  return visitor;
}

/** The same by wire. */
export const officerByWire = async (mesa: Mesa, officer: Officer): Promise<Wire> =>
  byWire(mesa.cycle, await sessionOf(mesa, officer));

async function sessionOf({ cycle, officers }: Mesa, officer: Officer): Promise<string> {
  const { db, random } = cycle.site.deps;
  const token = newToken(random);
  const session = { personId: officers[officer].personId, token, secondFactor: true };
  await db.transaction().execute((tx) => openSession(tx, session, cycle.now()));
  return token;
}

/** From the list of what is asked of someone to the page where it is done. */
export async function followTask(visitor: Visitor, title: string): Promise<void> {
  await goTo(visitor, '/mi');
  await follow(visitor, new RegExp(`: ${title}$`), visitor.page.locator('.tasks'));
}

/** Who only reads: no account. */
export const readerOf = ({ cycle }: Mesa): Promise<Visitor> =>
  arrive(cycle, { name: 'Lectora', email: 'lectora@publico.example' });

export const memberAt = ({ members }: Mesa, at: number): Member => {
  const member = members[at];
  if (!member) throw new Error(`no member ${at}`);
  return member;
};

/**
 * The organization that a candidate comes from. None is of Alma's subregion, and no two are of one sector: of the
 * balances, parity alone is at stake.
 */
export const organizationOf = (mesa: Mesa, one: Known): Member =>
  memberAt(mesa, { Alma: 0, Berta: 1, Celia: 2, Darío: 3, Efraín: 5, Fidel: 7, Ariel: 9, Noa: 11, Sam: 6 }[one]);

export const addressOf = (one: Known): string =>
  `${one.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()}@candidaturas.example`;

export const candidateVisitor = ({ cycle }: Mesa, one: Known): Promise<Visitor> =>
  arrive(cycle, { name: candidates[one].name, email: addressOf(one) });
