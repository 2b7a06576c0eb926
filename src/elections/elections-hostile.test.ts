import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { generateIdentity } from 'age-encryption';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import type { Acting } from '../mandates/types.ts';
import { digest } from '../platform/random.ts';
import type { Result } from '../platform/result.ts';
import { openRecord } from '../record/open-record.ts';
import { signNote } from '../record/rules/signed-note.ts';
import { type House, openHouse } from '../testing/house.ts';
import { makeBallot, recipientOf } from './blind/ballot.ts';
import { toBase64url } from './blind/base64url.ts';
import type { OwnCard } from './blind/card.ts';
import { found } from './blind/testing/made-cards.ts';
import { cancelElection } from './cancel-election.ts';
import { castBallot } from './cast-ballot.ts';
import { castSealedBallot } from './cast-sealed-ballot.ts';
import { changeCalendar } from './change-calendar.ts';
import { closeWithKey } from './close-with-key.ts';
import { drawCard } from './draw-card.ts';
import { closeWhatIsOver } from './jobs.ts';
import { platformKey } from './keep-card-keys.ts';
import { prepareCards } from './prepare-cards.ts';
import { receiptCode } from './rules/receipt.ts';
import { signBoard } from './sign-board.ts';
import { boardAfter, headsOf } from './store/board.ts';
import { drawnBy } from './store/cards.ts';
import { asking, beginCard, drawWhole } from './testing/card-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import { makeObserver, type TestObserver } from './testing/observers.ts';

const before = '2027-02-28T12:00:00Z';
const opening = '2027-03-01T12:00:00Z';
const during = '2027-03-02T12:00:00Z';
const close = '2027-03-06T12:00:00Z';

let house: House;
let observer: TestObserver;
let overseer: Acting;
let identity: string;
beforeAll(async () => {
  house = await openHouse({ at: before });
  await openRecord(house.deps, house.deps.clock());
  observer = await makeObserver('observatorio', (await platformKey(house.deps)).verifier, house.deps.clock);
  const { personId } = await house.signIn({ name: 'Comisión' });
  overseer = { personId, office: 'electoral-commission', body: 'mechanism' };
  identity = await generateIdentity();
}, 60_000);
afterAll(async () => {
  await observer.remove();
  await house.close();
});
beforeEach(() => house.setTime(before));
afterEach(() => vi.restoreAllMocks());

const now = () => house.deps.clock();
const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.reasons.map(({ code }) => code));

const listed = (secrecy: 'separated' | 'blind') =>
  makeListedElection(house, {
    organizations: 6,
    secrecy,
    votingFrom: opening,
    slug: `mesa-1-${crypto.randomUUID().slice(0, 8)}`,
  });

/** An election of which everybody can cast: `cast(n)` has the organization `n` vote once, or again. */
type Castable = ListedElection & {
  cast(n: number): Promise<readonly string[]>;
  count(): Promise<number>;
  closeIt(): Promise<readonly string[]>;
};

async function separated(): Promise<Castable> {
  const made = await listed('separated');
  const { db, charter } = house.deps;
  const { id } = made.election;
  return {
    ...made,
    async cast(n) {
      const { organizationId, representative } = found(made.members[n]);
      const actor = found(await findActor(db, charter, digest(representative.token), now()));
      const receipt = receiptCode(crypto.getRandomValues(new Uint8Array(20)));
      const places = new Map([[1, '1']]);
      return codesOf(await castBallot(house.deps, { electionId: id, organizationId, places, receipt }, actor, now()));
    },
    count: async () => (await db.selectFrom('ballot').select('ranking').where('election_id', '=', id).execute()).length,
    async closeIt() {
      await closeWhatIsOver(house.deps);
      return [];
    },
  };
}

async function prepared(observers = [{ url: observer.url, key: observer.folder.verifier.line }]) {
  const made = await listed('blind');
  const recipient = found(await recipientOf(identity));
  expect(codesOf(await prepareCards(house.deps, made.election.id, { recipient, observers }, overseer, now()))).toEqual(
    [],
  );
  return { ...made, recipient };
}

async function blind(): Promise<Castable> {
  const made = await prepared();
  const { id } = made.election;
  const cards: OwnCard[] = [];
  for (const member of made.members)
    cards.push(await drawWhole(house.deps.db, id, asking(house.deps, id, member, now())));
  const used = new Map<number, number>();
  return {
    ...made,
    async cast(n) {
      const number = (used.get(n) ?? 0) + 1;
      const paper = { recipient: made.recipient, candidates: made.list.candidates.length };
      const cast = await castSealedBallot(house.deps, id, await makeBallot(found(cards[n]), paper, [1], number));
      if (cast.ok) used.set(n, number);
      return codesOf(cast);
    },
    count: async () => (await boardAfter(house.deps.db, id)).length,
    closeIt: async () => codesOf(await closeWithKey(house.deps, id, { identity, without: false }, overseer, now())),
  };
}

describe.each([
  ['with roll and ballots apart', separated],
  ['with cards', blind],
] as const)('the clock, %s', (_, make) => {
  test('a vote counts from the first millisecond to the last one before the close, and in none besides', async () => {
    const election = await make();
    const at = async (moment: string, milliseconds: number, n: number) => {
      house.setTime(Temporal.Instant.from(moment).add({ milliseconds }).toString());
      return election.cast(n);
    };
    expect(await at(opening, -1, 0)).toEqual(['vote-not-open']);
    expect(await at(opening, 0, 0)).toEqual([]);
    expect(await at(opening, 1, 1)).toEqual([]);
    expect(await at(close, -1, 2)).toEqual([]);
    expect(await at(close, 0, 3)).toEqual(['vote-too-late']);
    expect(await at(close, 1, 3)).toEqual(['vote-too-late']);
    expect(await election.count()).toBe(3);
  });

  test('that jumps past the close and back while nobody closes: votes are late, then count again', async () => {
    const election = await make();
    house.setTime(during);
    expect(await election.cast(0)).toEqual([]);
    house.setTime('2027-04-01T12:00:00Z');
    expect(await election.cast(1)).toEqual(['vote-too-late']);
    house.setTime(during);
    expect(await election.cast(1)).toEqual([]);
    expect(await election.count()).toBe(2);
  });

  test('that jumps back before the opening opens nothing that was settled: no calendar, no cancellation', async () => {
    const election = await make();
    const { id, calendar } = election.election;
    house.setTime(during);
    expect(await election.cast(0)).toEqual([]);
    house.setTime(before);
    expect(await election.cast(1)).toEqual(['vote-not-open']);
    const { cause: _cause, ...moments } = calendar;
    const later = { ...moments, votingFrom: moments.votingFrom.add({ hours: 1 }) };
    expect(codesOf(await changeCalendar(house.deps, id, later, overseer, now()))).toEqual(['calendar-fixed']);
    expect(codesOf(await cancelElection(house.deps, id, { es: 'Nada' }, overseer, now()))).toEqual([
      'too-late-to-cancel',
    ]);
    house.setTime(during);
    expect(await election.cast(1)).toEqual([]);
  });

  test('that jumps back once the vote is closed opens it for nobody', async () => {
    const election = await make();
    house.setTime(during);
    for (const n of [0, 1, 2, 3]) expect(await election.cast(n)).toEqual([]);
    house.setTime(close);
    expect(await election.closeIt()).toEqual([]);
    for (const moment of [during, opening, before]) {
      house.setTime(moment);
      expect(await election.cast(4)).toEqual(['vote-too-late']);
    }
    expect(await election.count()).toBe(4);
  });
});

test('a clock that jumps back before the opening draws no card once a ballot is on the board', async () => {
  const election = await prepared();
  const { id } = election.election;
  const [one, two] = [found(election.members[0]), found(election.members[1])];
  const card = await drawWhole(house.deps.db, id, asking(house.deps, id, one, now()));
  house.setTime(during);
  const paper = { recipient: election.recipient, candidates: election.list.candidates.length };
  expect((await castSealedBallot(house.deps, id, await makeBallot(card, paper, [1], 1))).ok).toBe(true);
  house.setTime(before);
  await expect(drawWhole(house.deps.db, id, asking(house.deps, id, two, now()))).rejects.toThrow('card-too-late');
  expect((await drawnBy(house.deps.db, id)).map(({ organizationId }) => organizationId)).toEqual([one.organizationId]);
});

describe('a signer', () => {
  /** What stands at the observer's address instead of its signer. */
  async function instead<T>(listener: RequestListener, work: () => Promise<T>): Promise<T> {
    await observer.stop();
    const server = createServer(listener).listen(Number(new URL(observer.url).port), '127.0.0.1');
    await once(server, 'listening');
    try {
      return await work();
    } finally {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await observer.start();
    }
  }
  const json =
    (value: unknown): RequestListener =>
    (_, response) =>
      void response.end(JSON.stringify(value));
  const listeners: readonly (readonly [string, RequestListener, string])[] = [
    ['breaks off', (request) => void request.socket.destroy(), 'signer-silent'],
    ['answers with a fault', (_, response) => void response.writeHead(500).end('fault'), 'signer-silent'],
    ['answers with a page', (_, response) => void response.end('<!doctype html>'), 'signer-silent'],
    ['answers with null', json(null), 'signer-silent'],
    ['answers something else', json({ hello: 'you' }), 'signer-silent'],
    ['sends elsewhere', (_, response) => void response.writeHead(302, { location: '/' }).end(), 'signer-silent'],
    ['answers too much', (_, response) => void response.end('x'.repeat(13 * 1024 * 1024)), 'signer-silent'],
    ['refuses', json({ refused: 'drawing-is-over' }), 'signer-refuses'],
    ['signs with another key', json({ signature: toBase64url(new Uint8Array(384).fill(7)) }), 'signer-wrong'],
    ['signs nothing', json({ signature: '' }), 'signer-wrong'],
    ['signs what is no signature', json({ signature: '%'.repeat(9) }), 'signer-wrong'],
  ];

  test.each([...listeners, ['does not answer in its time', () => {}, 'signer-silent'] as const])(
    'that %s: the card is not lost, and is whole once it signs',
    async (_, listener, code) => {
      const { election, members } = await prepared();
      const member = found(members[0]);
      const begun = await beginCard(house.deps.db, election.id);
      const actor = found(
        await findActor(house.deps.db, house.deps.charter, digest(member.representative.token), now()),
      );
      const ask = (n: number) =>
        drawCard(
          house.deps,
          {
            electionId: election.id,
            organizationId: member.organizationId,
            n,
            blinded: toBase64url(found(begun.blindings[n - 1]).blinded),
          },
          actor,
          now(),
        );
      expect((await ask(1)).ok).toBe(true);
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(milliseconds / 10));
      const refused = await instead(listener, () => ask(2));
      vi.restoreAllMocks();
      expect(refused).toMatchObject({ ok: false, reasons: [{ code, params: { name: 'observatorio' } }] });
      expect((await ask(2)).ok).toBe(true);
    },
  );

  test('puts no word of its own beside the board’s head: other words, another signature, a second one', async () => {
    const election = await blind();
    const { id } = election.election;
    house.setTime(during);
    expect(await election.cast(0)).toEqual([]);
    const { privateKey, verifier } = observer.folder;
    const answering = (change: (text: string, own: string) => string): RequestListener => {
      return async (request, response) => {
        let body = '';
        for await (const piece of request) body += piece;
        const [text = ''] = JSON.parse(body).head.split('\n\n');
        response.end(JSON.stringify({ note: change(`${text}\n`, signNote(`${text}\n`, verifier.name, privateKey)) }));
      };
    };
    const wrong = [
      answering((text) => signNote(text.replace(/at .*/, 'at 2027-03-02T12:00:00.001Z'), verifier.name, privateKey)),
      answering((_, own) => own.replace('entries 1', 'entries 2')),
      answering((_, own) => `${own}${own.slice(own.lastIndexOf('\n\n') + 2)}`),
      answering((_, own) => own.replace(verifier.name, 'pansocial/pmm-lac')),
      answering(() => 'nothing'),
    ];
    for (const listener of wrong) expect(await instead(listener, () => signBoard(house.deps, id, now()))).toEqual([2]);
    expect((await headsOf(house.deps.db, id)).at(-1)?.countersigned).toEqual([]);
    expect(await signBoard(house.deps, id, now())).toEqual([]);
    expect((await headsOf(house.deps.db, id)).at(-1)?.countersigned).toEqual([2]);
  });
});
