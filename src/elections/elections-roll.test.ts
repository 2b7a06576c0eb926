import { generateIdentity } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { openRecord } from '../record/open-record.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { recipientOf } from './blind/ballot.ts';
import { found } from './blind/testing/made-cards.ts';
import { closeWhatIsOver } from './jobs.ts';
import { prepareCards } from './prepare-cards.ts';
import { asking, drawWhole } from './testing/card-votes.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

const before = '2027-02-28T12:00:00Z';
const votingFrom = '2027-03-01T12:00:00Z';
const atHome = '/es/elecciones/mesa-1-roll';

let house: House;
let listed: ListedElection;
let elsewhere: ListedElection;
const readers: Record<string, string | undefined> = { 'signed out': undefined };

/**
 * Six organizations: four in the directory, from which the candidates come; of the two that are not in it the last one
 * has left the mesa since. All but the first drew a card.
 */
beforeAll(async () => {
  house = await openHouse({ at: before });
  const { deps } = house;
  await openRecord(deps, deps.clock());
  listed = await makeListedElection(house, { organizations: 6, secrecy: 'blind', votingFrom, slug: 'mesa-1-roll' });
  elsewhere = await makeListedElection(house, { organizations: 6, mesa: 2, votingFrom, slug: 'mesa-2-roll' });
  await show(listed);
  await show(elsewhere);
  await nameAnew(listed, 4, 'Red Escondida');
  await nameAnew(listed, 5, 'Casa Callada');
  await nameAnew(elsewhere, 4, 'Voces Quedas');
  await leave(listed, 5);
  const commission = { office: 'agency-focal-point', body: 'working-group' } as const;
  const { personId, token } = await house.signIn({ name: 'Comisión', mandates: [commission] });
  const recipient = found(await recipientOf(await generateIdentity()));
  await prepareCards(deps, listed.election.id, { recipient, observers: [] }, { personId, ...commission }, deps.clock());
  for (const member of listed.members.slice(1)) {
    await drawWhole(deps.db, listed.election.id, asking(deps, listed.election.id, member, deps.clock()));
  }
  Object.assign(readers, {
    'an organization of the mesa': tokenOf(listed, 0),
    'the one that is not in the directory': tokenOf(listed, 4),
    'the one that has left since': tokenOf(listed, 5),
    'an organization of another mesa': tokenOf(elsewhere, 0),
    'who oversees it': token,
  });
}, 60_000);
afterAll(() => house.close());
beforeEach(() => house.setTime(before));

const idOf = ({ members }: ListedElection, at: number): string => members[at]?.organizationId ?? '';
const tokenOf = ({ members }: ListedElection, at: number): string => members[at]?.representative.token ?? '';

const inOne = (work: Parameters<typeof transact<null>>[1]) => transact(house.deps.db, work);

const show = (made: ListedElection) =>
  inOne(async (tx) => {
    const ids = [0, 1, 2, 3].map((at) => idOf(made, at));
    await tx.updateTable('organization').set({ listed_since: house.deps.clock() }).where('id', 'in', ids).execute();
    return accept(null);
  });

/** So that the name is on no page by chance. */
const nameAnew = (made: ListedElection, at: number, name: string) =>
  inOne(async (tx) => {
    await tx.updateTable('organization').set({ name }).where('id', '=', idOf(made, at)).execute();
    await tx.updateTable('election_voter').set({ name }).where('organization_id', '=', idOf(made, at)).execute();
    return accept(null);
  });

const leave = (made: ListedElection, at: number) =>
  inOne(async (tx) => {
    const of = tx.selectFrom('membership').select('id').where('organization_id', '=', idOf(made, at));
    const { id } = await of.executeTakeFirstOrThrow();
    await tx
      .insertInto('membership_end')
      .values({ membership_id: id, at: house.deps.clock(), cause: 'left' })
      .execute();
    return accept(null);
  });

const page = async (path: string, as?: string): Promise<string> => (await house.ask(path, { as })).text();

/** The rows of the roll, and what is said of the others. */
async function rollFor(as?: string) {
  const roll = /<section id="padron">[\s\S]*/.exec(await page(atHome, as))?.[0] ?? '';
  return {
    names: [...roll.matchAll(/<bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name),
    n: /Pueden votar (\d+)/.exec(wordsIn(roll))?.[1],
    others: /Y \d+ más que prefiri\S+ no aparecer con su nombre\./.exec(wordsIn(roll))?.[0] ?? null,
  };
}

async function drawnFor(as?: string) {
  const words = wordsIn(await page(`${atHome}/tarjetas`, as));
  return {
    n: /(\d+) organizaciones obtuvieron/.exec(words)?.[1],
    names: ['Organización 002', 'Red Escondida', 'Casa Callada'].filter((name) => words.includes(name)),
    others: /Y \d+ más que prefiri\S+ no aparecer con su nombre\./.exec(words)?.[0] ?? null,
  };
}

const inDirectory = [1, 2, 3, 4].map((n) => `Organización 00${n}`);
const two = 'Y 2 más que prefirieron no aparecer con su nombre.';
const one = 'Y 1 más que prefirió no aparecer con su nombre.';

test.each([
  ['an organization of the mesa', ['Red Escondida', 'Casa Callada'], null],
  ['signed out', [], two],
  ['the one that is not in the directory', ['Red Escondida', 'Casa Callada'], null],
  ['the one that has left since', ['Casa Callada'], one],
  ['an organization of another mesa', [], two],
  ['who oversees it', ['Red Escondida', 'Casa Callada'], null],
  ['signed out', [], two],
])('the roll and the cards drawn, seen by %s', async (reader, hidden, others) => {
  const as = readers[reader];
  const roll = await rollFor(as);
  expect({ ...roll, names: roll.names.toSorted() }).toEqual({
    names: [...inDirectory, ...hidden].toSorted(),
    n: '6',
    others,
  });
  expect(await drawnFor(as)).toEqual({ n: '5', names: ['Organización 002', ...hidden], others });
});

test('whoever leaves the directory is not named on the page that was kept', async () => {
  await rollFor();
  const listedSince = (at: Temporal.Instant | null) =>
    inOne(async (tx) => {
      await tx.updateTable('organization').set({ listed_since: at }).where('id', '=', idOf(listed, 0)).execute();
      return accept(null);
    });
  await listedSince(null);
  const { names, others } = await rollFor();
  await listedSince(house.deps.clock());
  expect(names).toEqual(inDirectory.slice(1));
  expect(others).toBe('Y 3 más que prefirieron no aparecer con su nombre.');
});

test('the form for proposing offers those who may be named to the reader', async () => {
  const offered = async (as?: string) =>
    /<select[^>]*name="organization"[\s\S]*?<\/select>/.exec(
      await page('/es/elecciones/mesa-2-roll/proponer', as),
    )?.[0];
  expect(await offered(tokenOf(elsewhere, 1))).toContain('Voces Quedas');
  const toOthers = await offered(tokenOf(listed, 0));
  expect(toOthers).toContain('Organización 001');
  expect(toOthers).not.toContain('Voces Quedas');
});

test('what is published for checking names no organization of the roll that is not in the directory', async () => {
  house.setTime('2027-03-02T12:00:00Z');
  await castVotes(house, elsewhere, [[0], [1], [2], [3], [0]]);
  house.setTime('2027-03-06T12:00:01Z');
  await closeWhatIsOver(house.deps);
  const at = '/es/elecciones/mesa-2-roll/resultado';
  for (const path of [at, `${at}/papeletas`, `${at}/papeletas-blt`, `${at}/rondas`, `${at}/verificacion`]) {
    const answer = await house.ask(path);
    const text = await answer.text();
    expect([path, answer.status, text.includes('Voces Quedas')]).toEqual([path, 200, false]);
    expect(text).not.toContain(idOf(elsewhere, 4));
  }
  expect(await page(`${atHome}/tablero`)).not.toContain('Red Escondida');
  expect(await page('/es/registro')).not.toContain('Voces Quedas');
});
