import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import type { Acting, Actor } from '../mandates/types.ts';
import { newLog } from '../platform/log.ts';
import { digest } from '../platform/random.ts';
import type { Result } from '../platform/result.ts';
import { openRecord } from '../record/open-record.ts';
import { listEntries } from '../record/store.ts';
import { type House, openHouse } from '../testing/house.ts';
import { makeBallot, recipientOf } from './blind/ballot.ts';
import { toBase64url } from './blind/base64url.ts';
import type { OwnCard } from './blind/card.ts';
import { parseOpening } from './blind/notes.ts';
import { found } from './blind/testing/made-cards.ts';
import { castSealedBallot } from './cast-sealed-ballot.ts';
import { changeCalendar } from './change-calendar.ts';
import { closeWithKey } from './close-with-key.ts';
import { collectElectionFile } from './collect-election-file.ts';
import { electionTasks } from './collect-election-tasks.ts';
import { drawCard } from './draw-card.ts';
import { platformKey } from './keep-card-keys.ts';
import { prepareCards } from './prepare-cards.ts';
import { signBoard, signBoards } from './sign-board.ts';
import { findKnown } from './signer/folder.ts';
import { boardAfter, headsOf } from './store/board.ts';
import { drawnBy, findCardSetup } from './store/cards.ts';
import { findElectionById } from './store/elections.ts';
import { asking, type Begun, beginCard, drawWhole } from './testing/card-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import type { Member } from './testing/members.ts';
import { makeObserver, type TestObserver } from './testing/observers.ts';
import { electionFileShape } from './verifying/election-file.ts';
import { verifyElection } from './verifying/verify-election.ts';

const before = '2027-02-28T12:00:00Z';
const during = '2027-03-02T12:00:00Z';
const after = '2027-03-06T12:00:00Z';

let house: House;
let observer: TestObserver;
let identity: string;
let overseer: Acting;
beforeAll(async () => {
  house = await openHouse({ at: before });
  await openRecord(house.deps, house.deps.clock());
  const { verifier } = await platformKey(house.deps);
  observer = await makeObserver('observatorio', verifier, house.deps.clock);
  identity = await generateIdentity();
  const { personId } = await house.signIn({ name: 'Comisión' });
  overseer = { personId, office: 'electoral-commission', body: 'mechanism' };
}, 60_000);
afterAll(async () => {
  await observer.remove();
  await house.close();
});
afterEach(async () => {
  house.setTime(before);
  await observer.start();
});

const now = () => house.deps.clock();
const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.reasons.map(({ code }) => code));
const listed = (options: Parameters<typeof makeListedElection>[1] = {}) =>
  makeListedElection(house, {
    organizations: 5,
    secrecy: 'blind',
    votingFrom: '2027-03-01T12:00:00Z',
    ...options,
    slug: `mesa-1-${crypto.randomUUID().slice(0, 8)}`,
  });

async function prepare({ election }: ListedElection, observers = [observer]): Promise<Result<null>> {
  const named = observers.map(({ url, folder }) => ({ url, key: folder.verifier.line }));
  return prepareCards(
    house.deps,
    election.id,
    { recipient: found(await recipientOf(identity)), observers: named },
    overseer,
    now(),
  );
}

async function prepared(options?: Parameters<typeof makeListedElection>[1]): Promise<ListedElection> {
  const made = await listed(options);
  expect(codesOf(await prepare(made))).toEqual([]);
  return made;
}

async function actorOf(member: Member): Promise<Actor> {
  const { db, charter } = house.deps;
  return found(await findActor(db, charter, digest(member.representative.token), now()));
}

const begin = ({ election }: ListedElection): Promise<Begun> => beginCard(house.deps.db, election.id);

const askSigner = async ({ election }: ListedElection, member: Member, { blindings }: Begun, n: number, by = member) =>
  drawCard(
    house.deps,
    {
      electionId: election.id,
      organizationId: member.organizationId,
      n,
      blinded: toBase64url(found(blindings[n - 1]).blinded),
    },
    await actorOf(by),
    now(),
  );

const draw = ({ election: { id } }: ListedElection, member: Member): Promise<OwnCard> =>
  drawWhole(house.deps.db, id, asking(house.deps, id, member, now()));

async function cast({ election, list }: ListedElection, card: OwnCard, ranking: readonly number[], number = 1) {
  const recipient = found(await recipientOf(identity));
  const ballot = await makeBallot(card, { recipient, candidates: list.candidates.length }, ranking, number);
  return castSealedBallot(house.deps, election.id, ballot);
}

describe('preparing', () => {
  test('fixes the signers and the key, once, and the record says so', async () => {
    const made = await prepared();
    const setup = found(await findCardSetup(house.deps.db, made.election.id));
    expect(setup.signers.map(({ n, url }) => [n, url])).toEqual([
      [1, null],
      [2, observer.url],
    ]);
    const [entry] = await listEntries(house.deps.db, { limit: 1 });
    expect(entry?.known).toEqual({
      kind: 'cards-prepared',
      facts: { body: 'mesa:1', contest: made.election.contest, signers: 2, digest: setup.digest },
    });
    expect(codesOf(await prepare(made))).toEqual(['cards-prepared']);
  });

  test('is refused with all reasons', async () => {
    const made = await listed();
    const { verifier } = await platformKey(house.deps);
    const wrong = {
      recipient: identity,
      observers: [
        { url: observer.url, key: 'no' },
        { url: 'http://x', key: verifier.line },
      ],
    };
    const result = await prepareCards(house.deps, made.election.id, wrong, overseer, now());
    expect(codesOf(result)).toEqual(['recipient-not-a-key', 'observer-not-a-key', 'observer-twice']);
  });

  test('waits for an observer that is down, and for one that signs with another key', async () => {
    const made = await listed();
    await observer.stop();
    expect(codesOf(await prepare(made))).toEqual(['observer-silent']);
    await observer.start();
    const other = await makeObserver('otro', observer.folder.platform, house.deps.clock);
    const posing = { ...other, folder: { ...other.folder, verifier: observer.folder.verifier } };
    expect(codesOf(await prepare(made, [posing]))).toEqual(['observer-silent']);
    await other.remove();
    expect(codesOf(await prepare(made))).toEqual([]);
  });

  test('not once the vote is open, and not of an election without cards', async () => {
    const [made, separated] = [await listed(), await listed({ secrecy: 'separated' })];
    expect(codesOf(await prepare(separated))).toEqual(['no-longer-there']);
    house.setTime('2027-03-01T12:00:00Z');
    expect(codesOf(await prepare(made))).toEqual(['cards-too-late']);
  });
});

describe('drawing a card', () => {
  test('gives one card an organization, and the list says who drew', async () => {
    const made = await prepared();
    const [one, two] = made.members;
    await draw(made, found(one));
    await draw(made, found(two));
    const drawn = await drawnBy(house.deps.db, made.election.id);
    expect(drawn.map(({ name }) => name)).toEqual([found(one).name, found(two).name]);
    expect(codesOf(await askSigner(made, found(one), await begin(made), 1))).toEqual(['card-drawn']);
  });

  test('goes on later with the same card where an observer was down', async () => {
    const made = await prepared();
    const member = found(made.members[0]);
    const begun = await begin(made);
    const first = await askSigner(made, member, begun, 1);
    await observer.stop();
    expect(codesOf(await askSigner(made, member, begun, 2))).toEqual(['signer-silent']);
    await observer.start();
    expect((await askSigner(made, member, begun, 2)).ok).toBe(true);
    expect(await askSigner(made, member, begun, 1)).toEqual(first);
    expect(codesOf(await askSigner(made, member, await begin(made), 2))).toEqual(['card-drawn']);
  });

  test('is for who casts the vote, in order, before the vote, and of cards only', async () => {
    const made = await listed();
    const [one, two] = [found(made.members[0]), found(made.members[1])];
    const nothing = { key: '', secret: {}, blindings: [{ blinded: new Uint8Array(384).fill(1) }] } as unknown as Begun;
    expect(codesOf(await askSigner(made, one, nothing, 1))).toEqual(['card-not-blinded']);
    expect(codesOf(await prepare(made))).toEqual([]);
    const begun = await begin(made);
    expect(codesOf(await askSigner(made, one, begun, 2))).toEqual(['card-order']);
    expect(codesOf(await askSigner(made, one, begun, 1, two))).toEqual(['vote-not-yours']);
    const tooLarge = {
      ...begun,
      blindings: [{ ...found(begun.blindings[0]), blinded: new Uint8Array(384).fill(255) }],
    };
    expect(codesOf(await askSigner(made, one, tooLarge, 1))).toEqual(['card-not-blinded']);
    const short = { ...begun, blindings: [{ ...found(begun.blindings[0]), blinded: new Uint8Array(10) }] };
    expect(codesOf(await askSigner(made, one, short, 1))).toEqual(['card-not-blinded']);
    house.setTime('2027-03-01T12:00:00Z');
    expect(codesOf(await askSigner(made, one, begun, 1))).toEqual(['card-too-late']);
    expect(await drawnBy(house.deps.db, made.election.id)).toEqual([]);
  });

  test('twice at once, one is signed', async () => {
    const made = await prepared();
    const member = found(made.members[0]);
    const begun = await Promise.all([begin(made), begin(made), begin(made)]);
    const answers = await Promise.all(begun.map((one) => askSigner(made, member, one, 1)));
    expect(answers.flatMap(codesOf)).toEqual(['card-drawn', 'card-drawn']);
  });
});

describe('the calendar, once cards are prepared', () => {
  const later = ({ election: { calendar } }: ListedElection, hours: number) => {
    const moved = (at: Temporal.Instant) => at.add({ hours });
    const { cause: _, ...moments } = calendar;
    return {
      ...moments,
      votingFrom: moved(calendar.votingFrom),
      votingUntil: moved(calendar.votingUntil),
      complaintsUntil: moved(calendar.complaintsUntil),
    };
  };
  const change = (made: ListedElection, hours: number) =>
    changeCalendar(house.deps, made.election.id, later(made, hours), overseer, now());
  const drawingUntil = async ({ election }: ListedElection, { folder } = observer) =>
    parseOpening(found(await findKnown(folder, election.id)).opening)?.drawingUntil;

  test('is changed with every observer: cards are drawn until the new opening, and not after', async () => {
    const made = await prepared();
    const [one, two] = [found(made.members[0]), found(made.members[1])];
    await draw(made, one);
    expect(codesOf(await change(made, 24))).toEqual([]);
    expect(await drawingUntil(made)).toBe('2027-03-02T12:00:00.000Z');
    house.setTime('2027-03-02T11:59:59Z');
    const card = await draw(made, two);
    house.setTime('2027-03-02T12:00:00Z');
    expect(codesOf(await askSigner(made, found(made.members[2]), await begin(made), 1))).toEqual(['card-too-late']);
    expect((await cast(made, card, [1])).ok).toBe(true);
  });

  test('stays as it was where an observer does not agree, and the others keep the former hour', async () => {
    const made = await listed();
    const other = await makeObserver('veeduria', observer.folder.platform, house.deps.clock);
    expect(codesOf(await prepare(made, [other, observer]))).toEqual([]);
    await observer.stop();
    const refused = await change(made, 24);
    expect(refused).toEqual({
      ok: false,
      reasons: [{ code: 'observer-not-moved', field: 'votingFrom', params: { name: 'observatorio' } }],
    });
    const { token } = await house.signIn({ name: 'Sara', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const form = Object.fromEntries(
      Object.entries(later(made, 24)).map(([name, at]) => [
        name,
        at.toZonedDateTimeISO('America/Costa_Rica').toPlainDateTime().toString(),
      ]),
    );
    for (const [language, words] of [
      ['es', 'observatorio todavía no acepta la nueva hora. El calendario queda como estaba'],
      ['en', 'observatorio has not agreed to the new hour. The calendar stays as it was'],
    ]) {
      const path = `/${language}/elecciones/${made.election.slug}/gestion/calendario`;
      const page = await house.ask(path, { as: token, form });
      expect([page.status, await page.text()]).toEqual([422, expect.stringContaining(words ?? '')]);
    }
    await observer.start();
    expect(await drawingUntil(made, other)).toBe('2027-03-01T12:00:00.000Z');
    const { calendar } = found(await findElectionById(house.deps.db, made.election.id));
    expect(calendar).toEqual(made.election.calendar);
    await other.remove();
  });

  test('nobody is asked where the calendar itself is refused', async () => {
    const made = await prepared();
    expect(codesOf(await change(made, -48))).toEqual(['moment-in-past']);
    expect(await drawingUntil(made)).toBe('2027-03-01T12:00:00.000Z');
  });
});

describe('casting', () => {
  test('puts the ballot on the board; a later one of the same card replaces it; sent twice it is one', async () => {
    const made = await prepared();
    const card = await draw(made, found(made.members[0]));
    house.setTime(during);
    const first = await cast(made, card, [1]);
    expect(first.ok && first.value.seq).toBe(1);
    expect(codesOf(await cast(made, card, [2]))).toEqual(['ballot-not-newer']);
    expect((await cast(made, card, [2], 2)).ok).toBe(true);
    const board = await boardAfter(house.deps.db, made.election.id);
    expect(board.map(({ seq, ballot }) => [seq, ballot.number])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const again = await castSealedBallot(house.deps, made.election.id, found(board[1]).ballot);
    expect(again.ok && again.value.seq).toBe(2);
    expect(codesOf(await castSealedBallot(house.deps, made.election.id, found(board[0]).ballot))).toEqual([
      'ballot-not-newer',
    ]);
  });

  test('is refused before the vote, at the second of its end, and of another election', async () => {
    const [made, other] = [await prepared(), await prepared()];
    const card = await draw(made, found(made.members[0]));
    expect(codesOf(await cast(made, card, [1]))).toEqual(['vote-not-open']);
    house.setTime('2027-03-06T11:59:59Z');
    expect(codesOf(await cast(other, card, [1]))).toEqual(['card-of-another-election']);
    expect((await cast(made, card, [1])).ok).toBe(true);
    house.setTime('2027-03-06T12:00:00Z');
    expect(codesOf(await cast(made, card, [2], 2))).toEqual(['vote-too-late']);
  });

  test('many at once stand in one chain', async () => {
    const made = await prepared();
    const cards = await Promise.all(made.members.map((member) => draw(made, member)));
    house.setTime(during);
    const answers = await Promise.all(cards.flatMap((card) => [cast(made, card, [1]), cast(made, card, [2, 1], 2)]));
    const board = await boardAfter(house.deps.db, made.election.id);
    expect(board.length).toBe(answers.filter(({ ok }) => ok).length);
    expect(board.map(({ seq }) => seq)).toEqual(board.map((_, index) => index + 1));
    expect(board.slice(1).map(({ previous }) => previous)).toEqual(board.slice(0, -1).map(({ hash }) => hash));
  });

  test('leaves nothing that says when, and a board that only grows', async () => {
    const { rows } = await house.deps.db
      .selectFrom('board_entry')
      .selectAll()
      .limit(1)
      .execute()
      .then((found) => ({ rows: found }));
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'ballot',
      'card',
      'election_id',
      'hash',
      'number',
      'previous',
      'seq',
    ]);
    await expect(house.deps.db.deleteFrom('board_entry').execute()).rejects.toThrow('the board only grows');
    await expect(house.deps.db.updateTable('board_entry').set({ number: 9 }).execute()).rejects.toThrow(
      'the board only grows',
    );
  });
});

describe('the board', () => {
  test('is left to the node that holds the key of the record', async () => {
    const made = await prepared();
    house.setTime(during);
    const lines: string[] = [];
    const log = newLog('warn', { write: (line) => void lines.push(line) });
    await signBoards({ ...house.deps, log, dataDir: join(house.deps.dataDir, 'another') });
    expect(await headsOf(house.deps.db, made.election.id)).toEqual([]);
    expect(lines.filter((line) => line.includes(made.election.id))).toEqual([
      expect.stringContaining('a board waits for its head: this node does not hold the key'),
    ]);
  });

  test('is signed as it grows, and countersigned when an observer is back', async () => {
    const made = await prepared();
    const card = await draw(made, found(made.members[0]));
    house.setTime(during);
    const { id } = made.election;
    expect(await signBoard(house.deps, id, now())).toEqual([]);
    await cast(made, card, [1]);
    await observer.stop();
    expect(await signBoard(house.deps, id, now())).toEqual([2]);
    await cast(made, card, [2], 2);
    await observer.start();
    expect(await signBoard(house.deps, id, now())).toEqual([]);
    expect(await signBoard(house.deps, id, now())).toEqual([]);
    const heads = await headsOf(house.deps.db, id);
    expect(heads.map(({ entries, countersigned }) => [entries, countersigned])).toEqual([
      [0, [2]],
      [1, []],
      [2, [2]],
    ]);
  });
});

describe('the close', () => {
  async function voted(voters: number, drawing = voters): Promise<ListedElection> {
    const made = await prepared();
    const cards = await Promise.all(made.members.slice(0, drawing).map((member) => draw(made, member)));
    house.setTime(during);
    for (const [index, card] of cards.slice(0, voters).entries())
      await cast(made, card, [(index % 4) + 1, ((index + 1) % 4) + 1]);
    house.setTime(after);
    return made;
  }
  const emailsOf = (members: readonly Member[]): readonly string[] =>
    members
      .flatMap(({ representative, alternate }) => [representative.email, ...(alternate ? [alternate.email] : [])])
      .sort();
  async function lettersTo({ members }: ListedElection, subject: string): Promise<readonly string[]> {
    const rows = await house.deps.db
      .selectFrom('mail_message')
      .select('recipient')
      .where('subject', 'like', `${subject}%`)
      .where('recipient', 'in', emailsOf(members))
      .orderBy('recipient')
      .execute();
    return rows.map(({ recipient }) => recipient);
  }
  const close = ({ election }: ListedElection, key: string | null, without = false) =>
    closeWithKey(house.deps, election.id, { identity: key, without }, overseer, now());

  test('opens the ballots, counts them, and publishes what anyone can check', async () => {
    const made = await voted(5);
    const closed = await close(made, identity);
    expect(closed.ok && closed.value.outcome).toBe('counted');
    expect(await lettersTo(made, 'Resultado de la elección: ')).toEqual(emailsOf(made.members));
    const file = electionFileShape.parse(
      JSON.parse(JSON.stringify(await collectElectionFile(house.deps.db, made.election.id))),
    );
    expect([file.voted, file.entitled, file.cards?.board.length]).toEqual([5, 5, 5]);
    expect((await verifyElection(file)).flatMap(({ faults }) => faults)).toEqual([]);
    expect(codesOf(await close(made, identity))).toEqual(['close-already']);
  });

  test('needs the right key, and its time', async () => {
    const made = await voted(5);
    expect(codesOf(await close(made, null))).toEqual(['election-key-missing']);
    expect(codesOf(await close(made, await generateIdentity()))).toEqual(['election-key-wrong']);
    expect(codesOf(await close(made, 'AGE-SECRET-KEY-1'))).toEqual(['election-key-wrong']);
    house.setTime(during);
    expect(codesOf(await close(made, identity))).toEqual(['close-too-early']);
  });

  test('waits for an observer that is down, or goes on without it for all to see', async () => {
    const made = await voted(5);
    await observer.stop();
    expect(codesOf(await close(made, identity))).toEqual(['observers-silent']);
    const closed = await close(made, identity, true);
    expect(closed.ok && closed.value.outcome).toBe('counted');
    const file = electionFileShape.parse(
      JSON.parse(JSON.stringify(await collectElectionFile(house.deps.db, made.election.id))),
    );
    const faults = (await verifyElection(file)).flatMap((check) =>
      check.faults.map((fault) => `${check.of}: ${fault}`),
    );
    expect(faults).toContain('cards drawn: observatorio: its list of cards drawn is not signed by it');
    expect(faults).toContain('heads: observatorio: has signed no head');
  });

  test('with too few votes extends the vote, and opens nothing', async () => {
    const made = await voted(1, 2);
    const closed = await close(made, null);
    expect(closed.ok && closed.value.outcome).toBe('extended');
    expect(await lettersTo(made, 'La votación se prolonga: ')).toEqual(emailsOf(made.members.slice(0, 2)));
    expect(await collectElectionFile(house.deps.db, made.election.id)).toBe(null);
    const card = await house.deps.db
      .selectFrom('election_key')
      .selectAll()
      .where('election_id', '=', made.election.id)
      .execute();
    expect(card).toEqual([]);
  });

  test('with fewer cards than the quorum ends the vote at once; overseers and everyone are told before and why after', async () => {
    const mandates = [{ office: 'agency-focal-point', body: 'working-group' as const }];
    const made = await voted(1);
    const at = `/es/elecciones/${made.election.slug}`;
    house.setTime(during);
    const { token } = await house.signIn({ name: 'Vigía', mandates });
    const warned = await (await house.ask(`${at}/tarjetas`)).text();
    expect(warned).toContain('Se obtuvo una sola tarjeta, y para que la elección tenga resultado hacen falta 2 votos.');
    const watching = found(await findActor(house.deps.db, house.deps.charter, digest(token), now()));
    const tasks = await electionTasks(house.deps, watching, now());
    const ofIt = tasks.filter(({ election }) => election.id === made.election.id).map(({ kind }) => kind);
    expect(ofIt).toEqual(['few-cards']);
    expect(await (await house.ask('/es/mi', { as: token })).text()).toContain(
      'Se obtuvieron menos tarjetas que los votos que pide el quórum: la elección terminará sin resultado',
    );

    house.setTime(after);
    const closed = await close(made, null);
    expect(closed.ok && closed.value.outcome).toBe('no-quorum');
    expect(await (await house.ask(`${at}/resultado`)).text()).toContain('prolongarla no habría cambiado nada');
    expect((await house.ask(`${at}/resultado/verificacion`)).status).toBe(404);
    const cards = await (await house.ask(`${at}/tarjetas`)).text();
    expect(cards).toContain('La papeleta del tablero queda cerrada para siempre');
    expect(cards).toContain('No hay recuento que comprobar.');
    expect(cards).not.toContain('verify-election');
    expect(cards).not.toContain('1 papeletas');
    const page = await (await house.ask(at)).text();
    const [, calendar] = /<ol class="steps tall".*?>(.*?)<\/ol>/s.exec(page) ?? [];
    expect(calendar?.match(/<span class="state">[^<]*/g)).toEqual(Array(4).fill('<span class="state">Hecho'));
  });
});
