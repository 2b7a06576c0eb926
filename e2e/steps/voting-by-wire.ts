import { expect } from 'vitest';
import { wordsIn } from '../../src/testing/words.ts';
import { type Answer, enterByWire, type Wire } from './by-wire.ts';
import { days, type Mesa, memberAt, passTo } from './electing.ts';
import { isInBrowser, late, nameOf, type Receipts, rankingAt, secondVote } from './voters.ts';

type Span = { readonly from: number; readonly until: number };

/** One after the other, half an hour apart: from one connection not everyone may ask for a link at once. */
export async function voteByWire(mesa: Mesa, { from, until }: Span, receipts: Receipts): Promise<void> {
  for (let at = from; at < until; at += 1) {
    if (isInBrowser(at)) continue;
    mesa.cycle.pass({ minutes: 30 });
    const wire = await enterByWire(mesa.cycle, memberAt(mesa, at).representative.email);
    receipts.set(at, receiptOn(await wire.send(await reviewByWire(mesa, wire, at), /\/papeleta\/[^/]+$/)));
  }
}

/** From the list of those one votes for to the ballot, filled in, and as it was understood. */
async function reviewByWire(mesa: Mesa, wire: Wire, at: number, ranking = rankingAt(at)): Promise<Answer> {
  const own = await wire.get(`/es${mesa.home}/papeleta`);
  const ballot = await wire.get(/href="([^"]+\/papeleta\/[^"]+)"/.exec(own.html)?.[1] ?? '');
  const fields = [...ballot.html.matchAll(/<label for="field-(lugar-\d+)">([^<]*)</g)];
  const places = fields.flatMap(([, name = '', label = '']) => {
    const place = ranking.findIndex((one) => nameOf(one) === label);
    return place < 0 ? [] : [[name, String(place + 1)] as const];
  });
  expect(places).toHaveLength(ranking.length);
  return wire.send(ballot, /\/revision$/, Object.fromEntries(places));
}

function receiptOn({ status, html }: Answer): string {
  const code = /<code class="secret">([^<]+)</.exec(html)?.[1];
  expect([status, code]).toEqual([200, expect.stringMatching(/^(\w{5}-){3}\w{5}$/)]);
  return code ?? '';
}

/** Representative and alternate have the ballot open at once: what the second sends is refused. */
export async function voteAtOnce(mesa: Mesa, receipts: Receipts): Promise<void> {
  const at = late.from;
  const { representative, alternate } = memberAt(mesa, at);
  const one = await enterByWire(mesa.cycle, representative.email);
  const other = await enterByWire(mesa.cycle, alternate?.email ?? '');
  const [first, second] = [await reviewByWire(mesa, one, at), await reviewByWire(mesa, other, at, ['Sam'])];
  receipts.set(at, receiptOn(await one.send(first, /\/papeleta\/[^/]+$/)));
  const refused = await other.send(second, /\/papeleta\/[^/]+$/);
  expect([refused.status, wordsIn(refused.html)]).toEqual([422, expect.stringContaining(secondVote)]);
}

/** Reviewed in time, sent at the very second of the end. */
export async function voteTooLate(mesa: Mesa): Promise<void> {
  const at = late.until;
  const wire = await enterByWire(mesa.cycle, memberAt(mesa, at).representative.email);
  const review = await reviewByWire(mesa, wire, at, ['Sam']);
  await passTo(mesa, days.close);
  const refused = await wire.send(review, /\/papeleta\/[^/]+$/);
  expect([refused.status, wordsIn(refused.html)]).toEqual([
    422,
    expect.stringContaining('La votación ya terminó: este voto llegó tarde y no cuenta.'),
  ]);
}
