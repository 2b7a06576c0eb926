// Rapporteurs' notes outlive a lost connection: a bullet stays in this browser, under the key that makes it one note
// however often it is sent, until the server says it has it. What others write meanwhile is brought in beside it.
import { clearFaults, showFaults } from './field-faults.ts';
import { type Fields, type Keeping, keepingOf, mayKeep, type Unsent } from './note-keeping.ts';
import { showChanges } from './note-list.ts';
import { showUnsent } from './unsent-notes.ts';

/** Milliseconds: before a lost sending is tried again, at first and at most; for one answer. */
const patience = { first: 1_000, most: 30_000, answer: 20_000 };

/** Fields that the next bullet begins with. */
const sticky = ['kind', 'question', 'language'];

type Desk = {
  readonly form: HTMLFormElement;
  readonly text: HTMLTextAreaElement;
  readonly keeping: Keeping;
  readonly words: DOMStringMap;
  say(message?: string): void;
  draw(): void;
};

const list = document.querySelector<HTMLElement>('[data-note-list]');
const refresh = list ? showChanges(list) : async () => {};
const box = document.querySelector<HTMLElement>('[data-notes]');
const form = box?.querySelector('form');
const text = form?.querySelector('textarea');
const waiting = document.querySelector<HTMLElement>('[data-waiting]');
if (box && form && text && waiting && mayKeep()) open(box, form, text, waiting);
const unsent = document.querySelector<HTMLElement>('[data-unsent-notes]');
if (unsent && mayKeep()) showUnsent(unsent);

function open(box: HTMLElement, form: HTMLFormElement, text: HTMLTextAreaElement, waiting: HTMLElement): void {
  const status = box.querySelector('[role=status]');
  const desk: Desk = {
    form,
    text,
    words: box.dataset,
    keeping: keepingOf(box.dataset.notes ?? ''),
    say(message = '') {
      if (status) status.textContent = message;
    },
    draw() {
      const items = desk.keeping.all();
      waiting.hidden = items.length === 0;
      waiting.querySelector('ul')?.replaceChildren(...items.map(([key, item]) => line(desk, key, item)));
    },
  };
  const send = sender(desk, waiting.querySelector('[data-signed-out]'));
  form.addEventListener('submit', (event) => keep(desk, event) && send());
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  list?.addEventListener('click', (event) => answerHere(desk, event));
  keepDrafts(desk);
  addEventListener('beforeunload', (event) => desk.keeping.all().length > 0 && event.preventDefault());
  addEventListener('online', send);
  addEventListener('storage', desk.draw);
  document.addEventListener('visibilitychange', () => document.hidden || send());
  desk.draw();
  void send();
}

/** Takes a bullet from the form; false where it goes the plain way or is not complete. */
function keep({ form, text, keeping, words, say, draw }: Desk, event: Event): boolean {
  const lacking = [
    ...(text.value.trim() ? [] : ['text']),
    ...(form.querySelector('[name=kind]:checked') ? [] : ['kind']),
  ].map((field) => ({ field, reason: words[field] ?? '' }));
  if (lacking.length > 0) {
    event.preventDefault();
    say();
    showFaults(form, lacking, { title: lacking.length > 1 ? words.faults : words.fault, error: words.error });
    return false;
  }
  clearFaults(form);
  const fields = fieldsOf(form);
  if (!keeping.add(fields)) return false;
  event.preventDefault();
  keeping.keepDraft(null);
  fill(
    form,
    fields.filter(([name]) => sticky.includes(name)),
  );
  draw();
  return true;
}

/** Sends what is kept, in order, and again until it is answered. */
function sender(desk: Desk, signedOut: Element | null): () => Promise<void> {
  const { form, keeping, words, say, draw } = desk;
  let sending = false;
  let delay = patience.first;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function sendOne(key: string, item: Unsent): Promise<boolean> {
    const answer = await post(form.action, item.fields, keeping.once(key));
    if (answer === 'lost' || answer === 'signed-out') {
      signedOut?.toggleAttribute('hidden', answer === 'lost');
      say(words.unsent);
      return false;
    }
    if (answer === 'kept') {
      keeping.drop(key);
      say(words.saved);
      await refresh();
    } else {
      keeping.refuse(key, item, answer.refused);
      say(`${words.refused} ${answer.refused}`);
    }
    draw();
    return true;
  }

  return async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let left = keeping.all().filter(([, { refused }]) => !refused);
    while (left[0] && (await sendOne(...left[0]))) {
      delay = patience.first;
      left = keeping.all().filter(([, { refused }]) => !refused);
    }
    sending = false;
    if (left.length === 0) return;
    timer = setTimeout(send, delay);
    delay = Math.min(delay * 2, patience.most);
  };
}

/** 204 says that the server has it (RFC 7240, `return=minimal`); an answer from elsewhere, that it wants a sign-in. */
async function post(
  address: string,
  fields: Fields,
  once: string,
): Promise<'kept' | 'lost' | 'signed-out' | { readonly refused: string }> {
  const body = new URLSearchParams([...fields.map(([name, value]) => [name, value]), ['once', once]]);
  const signal = AbortSignal.timeout?.(patience.answer) ?? null;
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { prefer: 'return=minimal' }, signal });
    if (answer.status === 204) return 'kept';
    if (answer.redirected) return 'signed-out';
    if (![403, 404, 413, 422].includes(answer.status)) return 'lost';
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const reasons = [...page.querySelectorAll('.error-summary li')].map(({ textContent }) => textContent);
    return { refused: reasons.join(' ') || page.querySelector('h1')?.textContent || `${answer.status}` };
  } catch {
    return 'lost';
  }
}

/** A bullet that waits; one that was refused can be taken back into the form. */
function line({ form, text, keeping, words, say, draw }: Desk, key: string, item: Unsent): HTMLElement {
  const said = element('bdi', item.fields.find(([name]) => name === 'text')?.[1]);
  const meta = element('p', item.refused ? `${words.refused} ${item.refused} ` : words.unsent);
  meta.className = 'meta';
  if (item.refused) {
    const takeBack = button(words.correct, () => {
      if (text.value.trim()) return say(words.finish);
      keeping.drop(key);
      fill(form, item.fields);
      draw();
    });
    const discard = button(words.discard, () => {
      if (!confirm(`${words.discard}: ${said.textContent}`)) return;
      keeping.drop(key);
      draw();
    });
    meta.append(takeBack, ' ', discard);
  }
  const entry = element('li');
  entry.append(said, meta);
  return entry;
}

function keepDrafts({ form, text, keeping, words, say }: Desk): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  const keepDraft = (): void => {
    clearTimeout(pending);
    keeping.keepDraft(text.value.trim() ? fieldsOf(form) : null);
  };
  form.addEventListener('input', () => {
    clearTimeout(pending);
    pending = setTimeout(keepDraft, 300);
  });
  addEventListener('pagehide', keepDraft);
  const draft = keeping.draft();
  if (!draft || text.value) return;
  fill(form, draft);
  say(words.draft);
}

function answerHere({ form, text }: Desk, event: Event): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-question]') : null;
  const question = form.querySelector<HTMLSelectElement>('[name=question]');
  if (!link || !question) return;
  event.preventDefault();
  question.value = link.dataset.question ?? '';
  text.focus();
}

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) =>
    name === 'once' || typeof value !== 'string' ? [] : [[name, value]],
  );

/** Puts the fields into the form; what they do not speak of is emptied. */
function fill(form: HTMLFormElement, fields: Fields): void {
  for (const control of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select')) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
  for (const details of form.querySelectorAll('details')) details.open = details.querySelector(':checked') !== null;
  form.querySelector('textarea')?.focus();
}

function element(name: string, words = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

function button(words: string | undefined, act: () => void): HTMLElement {
  const made = element('button', words);
  made.className = 'link';
  made.addEventListener('click', act);
  return made;
}
