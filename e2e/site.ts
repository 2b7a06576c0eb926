import { loadExample } from '../example/load.ts';
import { cycleFile, readExample } from '../example/types.ts';
import { openSession } from '../src/accounts/open-session.ts';
import type { PersonId } from '../src/accounts/types.ts';
import { buildApp } from '../src/app.tsx';
import type { Deps } from '../src/deps.ts';
import { changesOf } from '../src/platform/database.ts';
import { newToken } from '../src/platform/random.ts';
import { copyDatabase } from '../src/platform/test-database.ts';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { candidateLinks, electionWithComplaint } from './example-elections.ts';
import { type App, serve } from './served-house.ts';

/** A house that is served at a port of its own, and asked directly where no browser is needed. */
export type Site = {
  readonly deps: Deps;
  readonly app: App;
  readonly origin: string;
  /** Nobody, and one person of each role. */
  readonly visitors: readonly Visitor[];
  /** Moves the clock; `ask` moves it to the visitor's moment. */
  setTime(at: string): void;
  ask(path: string, as: Visitor, init?: RequestInit): Promise<Response>;
  /** The same house, to be changed at will: this one's database is left behind, and no longer to be used. */
  copy(): Promise<Copy>;
  close(): Promise<void>;
};

export type Copy = {
  /** Whether anything in its database is not as it was. */
  changed(): boolean;
  readonly ask: Site['ask'];
  close(): Promise<void>;
};

/** Who looks, and when: the session's token, or null for anybody; pages they were shown the way to. */
export type Visitor = {
  readonly name: string;
  readonly token: string | null;
  readonly at?: string;
  readonly entrances?: readonly string[];
  /** Looks at what is below this only, from the entrances. */
  readonly within?: string;
};

/** While the example's next dialogue is prepared, and in its first session. */
const before = '2026-11-20T12:00:00Z';
const during = '2027-03-18T14:30:00Z';
const busyThen = new Set(['secretariat', 'agency-focal-point', 'facilitator', 'rapporteur', 'representative']);

export const anybody: Visitor = { name: 'anybody', token: null, at: before };

/** The house with the example in it, and someone signed in for each role of the demo, before and during a dialogue. */
export async function openExample(): Promise<Site> {
  const house = await openHouse({ at: before });
  await prepareHouse(house.deps);
  await loadExample(house.deps);
  const visitors: Visitor[] = [anybody];
  const links = await candidateLinks(house.deps);
  for (const { key, person } of readExample('cycle', cycleFile).signIn) {
    const token = await signInAs(house.deps, person);
    const ofRole = electionEntrances[key as keyof typeof electionEntrances] ?? [];
    const entrances = key === 'representative' ? [links.admitted, ...ofRole] : ofRole;
    visitors.push({ name: key, token, at: before, entrances });
    if (busyThen.has(key)) visitors.push({ name: `${key} on the day`, token, at: during });
  }
  await electionWithComplaint(house.deps, member);
  const site = await serveSite(house, visitors);
  const applicant = {
    ...anybody,
    name: 'applicant',
    entrances: [await beginToJoin(site), links.proposed, ...electionEntrances.anybody],
  };
  return { ...site, visitors: [...visitors, applicant, ...laterVisitors(visitors, links.refused)] };
}

/** What only elections at one stage lead to; of each route the walk looks at the first few. */
const electionEntrances = {
  anybody: [
    '/es/elecciones/mesa-2-2026/resultado',
    '/es/elecciones/mesa-2-2026/resultado/recuento',
    '/es/elecciones/mesa-2-2026/resultado/constancias',
    '/es/elecciones/mesa-4-2027/tarjetas',
    '/es/elecciones/secreto',
  ],
  secretariat: ['/es/elecciones/mesa-2-2027/gestion', '/es/elecciones/mesa-3-2027/gestion/calendario'],
  delegate: ['/es/elecciones/mesa-4-2027/tarjeta', '/es/elecciones/mesa-1-2027/papeleta'],
  'agency-focal-point': ['/es/elecciones/mesa-2-2028/escrutinio', '/es/elecciones/mesa-4-2027/tarjetas/preparar'],
  representative: ['/es/elecciones/mesa-2-2028/reclamacion'],
};

/** Whom the demo offers to sign in as a representative. */
const member = { slug: 'blue-hills-returnee-support-network', email: 'ianthe.samaroo@bluhires.example' };

/** What an election asks on other days: with the card that was drawn, and with the list to be published. */
function laterVisitors(visitors: readonly Visitor[], refused: string): readonly Visitor[] {
  const overseer = visitors.find(({ name }) => name === 'agency-focal-point');
  const within = '/elecciones';
  const [cards, candidacies] = ['/es/elecciones/mesa-4-2027', '/es/elecciones/mesa-3-2027'];
  return [
    {
      ...anybody,
      name: 'card holder',
      at: '2026-11-24T12:00:00Z',
      within,
      entrances: [cards, `${cards}/urna`, refused],
    },
    {
      name: 'overseer of the list',
      token: overseer?.token ?? null,
      at: '2026-12-06T12:00:00Z',
      within,
      entrances: [`${candidacies}/gestion`],
    },
  ];
}

/** The first page of an application to join. */
async function beginToJoin(site: Site): Promise<string> {
  const page = await (await site.ask('/es/sumarse', anybody)).text();
  const once = /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const begun = await site.ask('/es/sumarse', anybody, { method: 'POST', body: new URLSearchParams({ once }) });
  return new URL(begun.headers.get('location') ?? '', site.origin).pathname;
}

/** A session with the second factor passed, that outlives the example; the answer is the cookie's token. */
async function signInAs(deps: Deps, email: string): Promise<string> {
  const { id } = await deps.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow(() => new Error(`nobody has the address ${email}`));
  const token = newToken(deps.random);
  const session = { personId: id as PersonId, token, secondFactor: true };
  await deps.db.transaction().execute((tx) => openSession(tx, session, deps.clock()));
  const end = Temporal.Instant.from(during).add({ hours: 24 });
  await deps.db.updateTable('session').set({ expires_at: end }).where('person_id', '=', id).execute();
  return token;
}

export async function serveSite(house: House, visitors: readonly Visitor[]): Promise<Site> {
  const { deps, app, origin, close } = await serve(house);
  return {
    deps,
    app,
    origin,
    visitors,
    setTime: house.setTime,
    ask: asking(app, house, origin),
    async copy() {
      await deps.db.destroy();
      const { db, close } = await copyDatabase(house.url);
      const changes = changesOf(db);
      const { tick } = changes;
      return {
        changed: () => changes.tick !== tick,
        close,
        ask: asking(buildApp({ ...deps, db }), house, origin),
      };
    },
    close,
  };
}

/** Asks at the visitor's moment, from a page of the house. */
const asking =
  (app: App, { setTime }: House, origin: string): Site['ask'] =>
  async (path, { token, at }, init = {}) => {
    if (at) setTime(at);
    const headers = new Headers({ origin, ...Object.fromEntries(new Headers(init.headers)) });
    if (token) headers.set('cookie', `sesion=${token}`);
    return app.request(`${origin}${path}`, { ...init, headers });
  };
