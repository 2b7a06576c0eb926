// Casts a ballot with a card, in three steps of one page: it is filled in, reviewed, and left with a receipt.
import type { OwnCard } from '../elections/blind/card.ts';
import { placeField, placesIn, readRanking } from '../elections/rules/ballot.ts';
import { openBallot } from './ballot-list.ts';
import { type Box, cast } from './card-cast.ts';
import { keptCards } from './card-keeping.ts';
import { showReceipt } from './card-receipt.ts';

const form = document.querySelector<HTMLFormElement>('form[data-box]');
const review = document.querySelector<HTMLElement>('[data-step=review]');
const receipt = document.querySelector<HTMLElement>('[data-step=receipt]');
if (form && review && receipt) open(form, review, receipt);

function open(form: HTMLFormElement, review: HTMLElement, receipt: HTMLElement): void {
  const box: Box = JSON.parse(form.dataset.box ?? '{}');
  const file = form.querySelector<HTMLInputElement>('[type=file]');
  const list = form.querySelector<HTMLElement>('[data-ballot]');
  const inOrder = list ? openBallot(list) : () => {};
  let card: OwnCard | null = keptCards(box.election)[0] ?? null;
  let ranking: readonly number[] = [];
  form.hidden = false;
  form.querySelector('[data-kept]')?.toggleAttribute('hidden', card === null);
  if (card) void ownOrder(form, box, card).then(inOrder);
  file?.addEventListener('change', async () => {
    card = await readCard(file.files?.[0], box);
    if (card) inOrder(await ownOrder(form, box, card));
    say(form, card ? '' : form.dataset.noCard);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const read = rankingIn(form, box);
    if (typeof read === 'string' || !card) return say(form, typeof read === 'string' ? read : form.dataset.noCard);
    ranking = read;
    say(form);
    showRanking(form, review, ranking);
    goTo(review);
  });
  for (const back of document.querySelectorAll('[data-do=write]')) back.addEventListener('click', () => goTo(form));
  const button = review.querySelector<HTMLButtonElement>('[data-do=cast]');
  button?.addEventListener('click', async () => {
    if (!card) return;
    const words = button.textContent;
    button.disabled = true;
    button.textContent = form.dataset.sending ?? words;
    say(review, form.dataset.working);
    const done = await cast(box, card, ranking).catch(() => ({ fault: 'failed' }) as const);
    button.disabled = false;
    button.textContent = words;
    if (!('hash' in done)) return say(review, 'refused' in done ? done.refused : form.dataset[done.fault]);
    ranking = [];
    forgetRanking(form, review);
    inOrder(await ownOrder(form, box, card));
    showReceipt(receipt, done);
    goTo(receipt);
  });
}

/** Shows one step of the page, and is there. */
function goTo(step: HTMLElement): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-step]')) one.hidden = one !== step;
  step.querySelector<HTMLElement>('h2, [data-ballot] input')?.focus();
}

/** The order as it was read, and who is left without a place. */
function showRanking(form: HTMLFormElement, review: HTMLElement, ranking: readonly number[]): void {
  const items = [...form.querySelectorAll<HTMLElement>('[data-n]')];
  const named = ranking.flatMap((n) => items.find((item) => Number(item.dataset.n) === n) ?? []);
  const lines = named.map(({ dataset }) => {
    const [line, name, organization] = ['li', 'strong', 'span'].map((tag) => document.createElement(tag));
    if (!line || !name || !organization) return '';
    name.textContent = dataset.name ?? '';
    organization.className = 'soft';
    organization.textContent = dataset.organization ?? '';
    line.append(name, ' ', organization);
    return line;
  });
  review.querySelector('ol')?.replaceChildren(...lines);
  const left = items.filter((item) => !named.includes(item)).map(({ dataset }) => dataset.name ?? '');
  const note = review.querySelector<HTMLElement>('[data-left]');
  if (!note) return;
  note.hidden = left.length === 0;
  const names = new Intl.ListFormat(document.documentElement.lang).format(left);
  note.textContent = (note.dataset.left ?? '').replace('%names', () => names);
}

/** Nothing of what was voted stays on the page. */
function forgetRanking(form: HTMLFormElement, review: HTMLElement): void {
  for (const place of form.querySelectorAll<HTMLInputElement>('[data-n] input')) place.value = '';
  review.querySelector('ol')?.replaceChildren();
  const note = review.querySelector('[data-left]');
  if (note) note.textContent = '';
  say(review);
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
  if (code === 'ballot-empty') return empty;
  const faulty = ranking.reasons.filter((reason) => reason.code === code).map(({ field }) => field);
  const names = [...form.querySelectorAll<HTMLElement>('[data-n]')]
    .filter((item) => faulty.includes(placeField(Number(item.dataset.n))))
    .map(({ dataset }) => dataset.name);
  return `${names.join(', ')}: ${code === 'ballot-place-twice' ? twice : place}`;
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

function say(step: HTMLElement, words = ''): void {
  const status = step.querySelector('[data-said]');
  if (status) status.textContent = words;
}
