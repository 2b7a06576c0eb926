// Casts a ballot with a card: sealed and signed here, sent without cookies and without saying from which page.
import { makeBallot } from '../elections/blind/ballot.ts';
import { entryText } from '../elections/blind/board-entry.ts';
import type { OwnCard } from '../elections/blind/card.ts';
import { placesIn, readRanking } from '../elections/rules/ballot.ts';
import { openBallot } from './ballot-list.ts';
import { keptCards } from './card-keeping.ts';

type Box = {
  readonly election: string;
  readonly recipient: string;
  readonly candidates: readonly { readonly n: number; readonly gone: boolean }[];
  readonly action: string;
};
type Placed = { readonly seq: number; readonly previous: string; readonly hash: string };
type Refused = { readonly reasons: readonly { code: string; text: string; params?: { number?: number } }[] };

const form = document.querySelector<HTMLFormElement>('form[data-box]');
if (form) open(form);

function open(form: HTMLFormElement): void {
  const box: Box = JSON.parse(form.dataset.box ?? '{}');
  const file = form.querySelector<HTMLInputElement>('[type=file]');
  const button = form.querySelector<HTMLButtonElement>('.actions button');
  const list = form.querySelector<HTMLElement>('[data-ballot]');
  const inOrder = list ? openBallot(list) : () => {};
  let card: OwnCard | null = keptCards(box.election)[0] ?? null;
  form.hidden = false;
  form.querySelector('[data-kept]')?.toggleAttribute('hidden', card === null);
  if (card) void ownOrder(form, box, card).then(inOrder);
  file?.addEventListener('change', async () => {
    card = await readCard(file.files?.[0], box);
    if (card) inOrder(await ownOrder(form, box, card));
    say(form, card ? '' : form.dataset.noCard);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const ranking = rankingIn(form, box);
    if (typeof ranking === 'string' || !card)
      return say(form, typeof ranking === 'string' ? ranking : form.dataset.noCard);
    if (button) button.disabled = true;
    say(form, form.dataset.working);
    say(form, await cast(form, box, card, ranking).catch(() => form.dataset.failed));
    if (button) button.disabled = false;
  });
}

async function readCard(file: File | undefined, { election }: Box): Promise<OwnCard | null> {
  try {
    const read = JSON.parse((await file?.text()) ?? 'null');
    const isCard = read?.election === election && typeof read.key === 'string' && Array.isArray(read.proofs);
    return isCard && typeof read.secret === 'object' ? read : null;
  } catch {
    return null;
  }
}

/** Candidates' numbers, first preference first; or what to mend. */
function rankingIn(form: HTMLFormElement, { candidates }: Box): readonly number[] | string {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const ranking = readRanking(placesIn(Object.fromEntries(fields)), candidates);
  if (ranking.ok) return ranking.value;
  const [{ code }] = ranking.reasons;
  const { empty = '', twice = '', place = '' } = form.dataset;
  return code === 'ballot-empty' ? empty : code === 'ballot-place-twice' ? twice : place;
}

/** Answers what to say. A card that was used before, here or elsewhere, goes on with its next number. */
async function cast(
  form: HTMLFormElement,
  box: Box,
  card: OwnCard,
  ranking: readonly number[],
  number = 1,
): Promise<string | undefined> {
  const { secret, ...open } = card;
  const own = { election: open.election, key: open.key, proofs: open.proofs, secret };
  const ballot = await makeBallot(
    own,
    { recipient: box.recipient, candidates: box.candidates.length },
    ranking,
    number,
  );
  const answered = await fetch(box.action, {
    method: 'POST',
    body: JSON.stringify(ballot),
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (answered.status === 422) {
    const { reasons }: Refused = await answered.json();
    const older = reasons.find(({ code }) => code === 'ballot-not-newer')?.params?.number;
    if (older && older >= number) return cast(form, box, card, ranking, older + 1);
    return reasons.map(({ text }) => text).join(' ');
  }
  if (!answered.ok) return form.dataset.failed;
  const placed: Placed = await answered.json();
  const text = entryText({ seq: placed.seq, previous: placed.previous, ballot });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== placed.hash) return form.dataset.mismatch;
  const receipt = form.querySelector<HTMLElement>('[data-receipt]');
  if (receipt) receipt.hidden = false;
  const code = receipt?.querySelector('code');
  if (code) code.textContent = `${placed.seq} ${hash}`;
  return form.dataset.done;
}

/**
 * Candidates in this card's own order, so that nobody stands first on every ballot: by the SHA-256 of
 * `["<election id>","<card>",<n>]`, as `displayOrder` does by the organization.
 */
async function ownOrder(form: HTMLFormElement, { election }: Box, { key }: OwnCard): Promise<readonly Element[]> {
  const items = [...form.querySelectorAll<HTMLElement>('[data-n]')];
  const placed = await Promise.all(
    items.map(async (item) => {
      const text = new TextEncoder().encode(JSON.stringify([election, key, Number(item.dataset.n)]));
      return { item, place: [...new Uint8Array(await crypto.subtle.digest('SHA-256', text))] };
    }),
  );
  const before = (one: readonly number[], other: readonly number[]): number => {
    const at = one.findIndex((byte, index) => byte !== other[index]);
    return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  };
  return placed.sort((one, other) => before(one.place, other.place)).map(({ item }) => item);
}

function say(form: HTMLFormElement, words = ''): void {
  const status = form.querySelector('[data-said]');
  if (status) status.textContent = words;
}
