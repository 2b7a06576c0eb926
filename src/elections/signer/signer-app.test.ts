import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isSignedBy } from '../../record/rules/signed-note.ts';
import { toBase64url } from '../blind/base64url.ts';
import { blind, finalize, readSignerKey, type SignerKey, verify } from '../blind/blind-signature.ts';
import type { BoardEntry } from '../blind/board-entry.ts';
import { cardMessage, makeCardKey } from '../blind/card.ts';
import { parseDrawn, parseHead, parseKeyStatement } from '../blind/notes.ts';
import { boardOf, cast, drawCard, found, type MadeElection, makeElection } from '../blind/testing/made-cards.ts';
import { makeSignerFolder, openSignerFolder, type SignerFolder } from './folder.ts';
import { signerApp } from './signer-app.ts';
import { drawingUntil, makePlatform } from './testing/platform.ts';

const platform = makePlatform();
const [first, second, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
const roll = [first, second, third];
const during = Temporal.Instant.from('2027-02-20T08:00:00Z');

let path: string;
let folder: SignerFolder;
let at: Temporal.Instant;
let election: string;
/** Made once: keys take long. */
let made: MadeElection;
let board: readonly BoardEntry[];
beforeAll(async () => {
  made = await makeElection({ signers: 1 });
  const card = await drawCard(made);
  board = boardOf(await Promise.all([1, 2, 3, 4].map((number) => cast(made, card, [number], number))));
});
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'pansocial-signer-'));
  folder = await makeSignerFolder(join(path, 'signer'), 'observatorio', platform.verifier);
  at = during;
  election = crypto.randomUUID();
  return () => rmSync(path, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly body: Record<string, string> };

async function send(to: string, body?: unknown, of = folder): Promise<Answer> {
  const init =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answered = await signerApp(of, () => at).request(to, init);
  return { status: answered.status, body: await answered.json() };
}

async function open(id = election): Promise<SignerKey> {
  const { body } = await send('/elections', { opening: platform.opening(id, roll), roll });
  const statement = found(parseKeyStatement(body.statement ?? ''));
  expect(isSignedBy(statement.note, folder.verifier)).toBe('signed');
  expect(statement.election).toBe(id);
  return found(await readSignerKey(statement.key));
}

async function asked(key: SignerKey, organization = first) {
  const card = await makeCardKey();
  const message = cardMessage(election, card.key);
  const blinding = await blind(key, message);
  const authorization = platform.authorization(election, organization, blinding.blinded);
  return { message, blinding, request: { authorization, blinded: toBase64url(blinding.blinded) } };
}

const refusal = (status: number, refused: string) => ({ status, body: { refused } });

describe('a signer', () => {
  test('says who it is and whom it answers', async () => {
    const body = { signer: folder.verifier.line, platform: platform.verifier.line };
    expect(await send('/')).toEqual({ status: 200, body });
    expect(folder.verifier.name).toBe('pansocial-signer/observatorio');
  });

  test('signs a blinded card, so that the card’s own signature holds', async () => {
    const key = await open();
    const { message, blinding, request } = await asked(key);
    const { status, body } = await send('/cards', request);
    expect(status).toBe(200);
    const blindSignature = Uint8Array.fromBase64(body.signature ?? '', { alphabet: 'base64url' });
    const signature = found(await finalize(key, message, blinding, blindSignature));
    expect(await verify(key, message, blinding.prefix, signature)).toBe(true);
  });

  test('signs one card an organization; the same again, and no other', async () => {
    const key = await open();
    const [{ request }, { request: other }] = [await asked(key), await asked(key)];
    const signed = await send('/cards', request);
    expect(signed.status).toBe(200);
    expect(await send('/cards', request)).toEqual(signed);
    expect(await send('/cards', other)).toEqual(refusal(409, 'card-was-signed'));
    expect((await send('/cards', (await asked(key, second)).request)).status).toBe(200);
  });

  test('asked for two cards of one organization at once, signs one', async () => {
    const key = await open();
    const requests = await Promise.all(Array.from({ length: 8 }, () => asked(key)));
    const answers = await Promise.all(requests.map(({ request }) => send('/cards', request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect(readdirSync(join(folder.path, 'elections', election, 'cards'))).toEqual([`${first}.txt`]);
  });

  test('publishes its key and for whom it has signed, signed', async () => {
    const key = await open();
    await send('/cards', (await asked(key, second)).request);
    await send('/cards', (await asked(key, first)).request);
    const { body } = await send(`/elections/${election}`);
    const drawn = found(parseDrawn(body.drawn ?? ''));
    expect(isSignedBy(drawn.note, folder.verifier)).toBe('signed');
    expect(drawn.organizations).toEqual([first, second].sort());
    expect(parseKeyStatement(body.statement ?? '')?.election).toBe(election);
  });

  test('knows after a new start what it knew', async () => {
    const key = await open();
    const { request } = await asked(key);
    const signed = await send('/cards', request);
    const again = await openSignerFolder(folder.path);
    expect(await send('/cards', request, again)).toEqual(signed);
    expect(await send('/cards', (await asked(key)).request, again)).toEqual(refusal(409, 'card-was-signed'));
  });

  test('keeps no name but the organization’s id, and not what it signed', async () => {
    const key = await open();
    const { request, blinding } = await asked(key);
    await send('/cards', request);
    const kept = readFileSync(join(folder.path, 'elections', election, 'cards', `${first}.txt`), 'utf8');
    expect(kept).toBe(request.authorization);
    expect(kept).not.toContain(toBase64url(blinding.blinded));
  });
});

describe('does not sign', () => {
  test('for an election it does not know, an organization that is not on the roll, or after the drawing', async () => {
    const key = await open();
    const { request } = await asked(key);
    const foreign = await asked(key, crypto.randomUUID());
    expect(await send('/cards', foreign.request)).toEqual(refusal(409, 'not-on-the-roll'));
    at = Temporal.Instant.from(drawingUntil);
    expect(await send('/cards', request)).toEqual(refusal(409, 'drawing-is-over'));
    at = at.subtract({ milliseconds: 1 });
    expect((await send('/cards', request)).status).toBe(200);
    election = crypto.randomUUID();
    expect(await send('/cards', (await asked(key)).request)).toEqual(refusal(404, 'unknown-election'));
  });

  test('what somebody else than the platform asks for, or another card than was authorized', async () => {
    const key = await open();
    const { request, blinding } = await asked(key);
    const other = makePlatform();
    const authorization = other.authorization(election, first, blinding.blinded);
    expect(await send('/cards', { ...request, authorization })).toEqual(refusal(409, 'not-by-the-platform'));
    const forged = platform.authorization(election, first, blinding.blinded).replace(first, second);
    expect(await send('/cards', { ...request, authorization: forged })).toEqual(refusal(409, 'not-by-the-platform'));
    const { blinded } = (await asked(key)).request;
    expect(await send('/cards', { ...request, blinded })).toEqual(refusal(409, 'not-what-was-authorized'));
    const opening = platform.opening(election, roll);
    expect(await send('/cards', { ...request, authorization: opening })).toEqual(refusal(400, 'not-a-request'));
  });

  test('what is not a number below the modulus; the organization can still draw', async () => {
    const key = await open();
    for (const wrong of [new Uint8Array(384).fill(255), new Uint8Array(384), new Uint8Array(383).fill(1)]) {
      const authorization = platform.authorization(election, first, wrong);
      const request = { authorization, blinded: toBase64url(wrong) };
      expect(await send('/cards', request)).toEqual(refusal(409, 'not-a-blinded-card'));
    }
    expect((await send('/cards', (await asked(key)).request)).status).toBe(200);
  });

  test('what is not a request', async () => {
    const wrong = ['', '{', 'null', '[]', '{}', JSON.stringify({ authorization: 1, blinded: 2 }), '\0', '"x"'];
    for (const path of ['/cards', '/elections', '/heads']) {
      for (const body of wrong) expect(await send(path, body)).toEqual(refusal(400, 'not-a-request'));
      expect(await send(path, 'x'.repeat(9_000_000))).toEqual(refusal(413, 'not-a-request'));
    }
    for (const path of ['/elections/..%2f..%2fsigner.pem', '/elections/x', `/elections/${crypto.randomUUID()}`]) {
      expect(await send(path)).toEqual(refusal(404, 'unknown-election'));
    }
    expect(await send('/signer.pem')).toEqual(refusal(404, 'not-a-request'));
  });
});

describe('an election', () => {
  test('opened again is the same; another roll is refused', async () => {
    const [one, other] = [await open(), await open()];
    expect(await crypto.subtle.exportKey('jwk', other)).toEqual(await crypto.subtle.exportKey('jwk', one));
    const opening = platform.opening(election, [first]);
    expect(await send('/elections', { opening, roll: [first] })).toEqual(refusal(409, 'opening-differs'));
    expect(await send('/elections', { opening, roll })).toEqual(refusal(409, 'roll-differs'));
    const twice = [first, first];
    const doubled = { opening: platform.opening(crypto.randomUUID(), twice), roll: twice };
    expect(await send('/elections', doubled)).toEqual(refusal(409, 'roll-differs'));
  });

  test('may have its drawing ended at another time until a ballot stands on the board', async () => {
    election = made.election;
    await open();
    const later = { opening: platform.opening(election, roll, '2027-03-08T12:00:00.000Z'), roll };
    expect((await send('/elections', later)).status).toBe(200);
    at = Temporal.Instant.from('2027-03-07T12:00:00Z');
    expect((await send(`/elections/${election}`)).status).toBe(200);
    await send('/heads', { head: platform.head(election, board.slice(0, 1)), entries: board.slice(0, 1) });
    const muchLater = { opening: platform.opening(election, roll, '2027-04-08T12:00:00.000Z'), roll };
    expect(await send('/elections', muchLater)).toEqual(refusal(409, 'opening-differs'));
  });
});

describe('countersigns heads of the board', () => {
  beforeEach(async () => {
    election = made.election;
    await open();
  });
  const upTo = (count: number) => platform.head(election, board.slice(0, count));

  test('that extend what it saw, also after a new start', async () => {
    const { body } = await send('/heads', { head: upTo(2), entries: board.slice(0, 2) });
    const head = found(parseHead(body.note ?? ''));
    expect(isSignedBy(head.note, folder.verifier)).toBe('signed');
    expect([head.entries, head.hash]).toEqual([2, board[1]?.hash]);
    const again = await openSignerFolder(folder.path);
    const extended = { head: upTo(4), entries: board.slice(2) };
    expect((await send('/heads', extended, again)).status).toBe(200);
    expect((await send('/heads', { head: upTo(4), entries: [] }, again)).status).toBe(200);
  });

  test('of an empty board', async () => {
    expect((await send('/heads', { head: upTo(0), entries: [] })).status).toBe(200);
  });

  test('says how far it saw where entries are missing', async () => {
    await send('/heads', { head: upTo(2), entries: board.slice(0, 2) });
    const gap = { head: upTo(4), entries: board.slice(3) };
    expect(await send('/heads', gap)).toEqual({ status: 409, body: { refused: 'entries-missing', seen: 2 } });
  });

  test.each<readonly [string, () => { head: string; entries: readonly unknown[] }, string]>([
    ['a shorter board', () => ({ head: upTo(1), entries: [] }), 'board-was-rewritten'],
    [
      'another last entry',
      () => ({ head: platform.head(election, boardOf(board.slice(1, 3).map(({ ballot }) => ballot))), entries: [] }),
      'board-was-rewritten',
    ],
    [
      'another past',
      () => {
        const other = boardOf([2, 1, 0, 3].map((index) => found(board[index]).ballot));
        return { head: platform.head(election, other), entries: other.slice(2) };
      },
      'board-was-rewritten',
    ],
    [
      'an entry whose hash is not its own',
      () => ({ head: upTo(3), entries: [{ ...found(board[2]), ballot: found(board[3]).ballot }] }),
      'board-was-rewritten',
    ],
    [
      'a head that the entries do not lead to',
      () => ({ head: upTo(3).replace(found(board[2]).hash, found(board[3]).hash), entries: board.slice(2, 3) }),
      'not-by-the-platform',
    ],
    [
      'entries that lead elsewhere',
      () => ({
        head: platform.sign(
          `Pansocial board head\nelection ${election}\nentries 3\nhead ${found(board[3]).hash}\nat 2027-03-02T12:00:00.000Z\n`,
        ),
        entries: board.slice(2, 3),
      }),
      'board-was-rewritten',
    ],
    [
      'a head by somebody else',
      () => ({ head: makePlatform().head(election, board), entries: board.slice(2) }),
      'not-by-the-platform',
    ],
  ])('not %s', async (_, make, code) => {
    await send('/heads', { head: upTo(2), entries: board.slice(0, 2) });
    expect(await send('/heads', make())).toEqual(refusal(409, code));
    // And still goes on from where it was.
    expect((await send('/heads', { head: upTo(3), entries: board.slice(2, 3) })).status).toBe(200);
  });
});
