// Draws a voting card: the key is made here and never leaves; the signers sign what they cannot read. What was begun
// stays in this browser, so that an interruption, or a signer that is down, costs nothing but time.
import { fromBase64url, toBase64url } from '../elections/blind/base64url.ts';
import { finalize, readSignerKey } from '../elections/blind/blind-signature.ts';
import { cardMessage } from '../elections/blind/card.ts';
import { beginCard, cardOf, forget, keep, kept, type Pending } from './card-keeping.ts';

type Drawing = {
  readonly election: string;
  readonly organization: string;
  readonly signers: readonly { readonly n: number; readonly name: string; readonly key: string }[];
  readonly action: string;
};

for (const section of document.querySelectorAll<HTMLElement>('[data-draw]')) open(section);

function open(section: HTMLElement): void {
  const drawing: Drawing = JSON.parse(section.dataset.draw ?? '{}');
  const { election, organization } = drawing;
  const [draw, forgetting] = [part(section, 'draw'), part(section, 'forget')];
  section.hidden = false;
  show(section, drawing);
  draw?.addEventListener('click', async () => {
    if (draw instanceof HTMLButtonElement) draw.disabled = true;
    say(section, section.dataset.working);
    try {
      const failure = await goOn(section, drawing);
      show(section, drawing);
      if (failure !== null) say(section, failure);
    } catch {
      say(section, section.dataset.failed);
    }
    if (draw instanceof HTMLButtonElement) draw.disabled = false;
  });
  forgetting?.addEventListener('click', () => {
    if (!confirm(section.dataset.sure)) return;
    forget(election, organization);
    section.dataset.asked = 'yes';
    show(section, drawing);
    say(section, section.dataset.forgotten);
  });
}

/** Shows what can be done now: draw, go on drawing, save. */
function show(section: HTMLElement, { election, organization }: Drawing): void {
  const pending = kept(election, organization);
  const card = pending && cardOf(election, pending);
  const isElsewhere = !pending && section.dataset.asked === 'yes';
  const [draw, save, forgetting] = [part(section, 'draw'), part(section, 'save'), part(section, 'forget')];
  draw?.toggleAttribute('hidden', card !== null || isElsewhere);
  save?.toggleAttribute('hidden', card === null);
  forgetting?.toggleAttribute('hidden', card === null);
  if (pending && draw) draw.textContent = section.dataset.goOn ?? '';
  if (isElsewhere) say(section, section.dataset.elsewhere);
  if (card && save instanceof HTMLAnchorElement) {
    save.href = URL.createObjectURL(new Blob([`${JSON.stringify(card)}\n`], { type: 'application/json' }));
    say(section, section.dataset.done);
  }
}

/** Has every signer sign that has not yet. Answers why it could not go on, or null. */
async function goOn(section: HTMLElement, drawing: Drawing): Promise<string | null> {
  const { election, organization, signers, action } = drawing;
  let pending = kept(election, organization) ?? (await beginCard(election, signers));
  keep(election, organization, pending);
  for (const [index, { n, key }] of signers.entries()) {
    const mine = pending.parts[index];
    if (!mine || mine.signature !== null) continue;
    const answer = await ask(action, { organization, n, blinded: mine.blinded });
    if ('failure' in answer) return answer.failure ?? section.dataset[answer.signedOut ? 'signedOut' : 'failed'] ?? '';
    const signature = await taken(pending, key, index, election, answer.signature);
    if (signature === null) return section.dataset.failed ?? '';
    const parts = pending.parts.map((one, at) => (at === index ? { ...one, signature } : one));
    pending = { ...pending, parts };
    keep(election, organization, pending);
  }
  return null;
}

async function taken(
  { key, parts }: Pending,
  signerKey: string,
  index: number,
  election: string,
  blindSignature: string,
): Promise<string | null> {
  const read = await readSignerKey(signerKey);
  const [prefix, inverse] = [fromBase64url(parts[index]?.prefix ?? ''), fromBase64url(parts[index]?.inverse ?? '')];
  const bytes = fromBase64url(blindSignature);
  if (!read || !prefix || !inverse || !bytes) return null;
  const signature = await finalize(read, cardMessage(election, key), { prefix, inverse }, bytes);
  return signature && toBase64url(signature);
}

type Asked = { readonly signature: string } | { readonly failure: string | null; readonly signedOut: boolean };

async function ask(action: string, body: object): Promise<Asked> {
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(action, { method: 'POST', body: JSON.stringify(body), headers });
  if (answered.redirected) return { failure: null, signedOut: true };
  if (answered.status === 422) {
    const { reasons } = await answered.json();
    return { failure: reasons.map(({ text }: { text: string }) => text).join(' '), signedOut: false };
  }
  return answered.ok ? await answered.json() : { failure: null, signedOut: false };
}

function part(section: HTMLElement, name: string): HTMLElement | null {
  return section.querySelector<HTMLElement>(`[data-do=${name}]`);
}

function say(section: HTMLElement, words = ''): void {
  const status = section.querySelector('[role=status]');
  if (status) status.textContent = words;
}
