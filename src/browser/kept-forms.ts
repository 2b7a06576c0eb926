import { arrivedForm, cameBy, sending } from './arrival.ts';

type Fields = Record<string, string[]>;
/** What was written, over which page's values, when, and whether it arrived. */
type Kept = { base: string; fields: Fields; at: number; arrived: boolean };

const week = 7 * 24 * 60 * 60 * 1000;
const prefix = 'keep:';

/**
 * `data-keep="name"`: what is written in a form stays in this browser until it has arrived, a week at most, so that a
 * lost connection, a closed tab or an answer that says no loses nothing. Passwords, files and hidden fields never stay.
 * `data-forget`: whoever sends this form leaves nothing behind.
 */
export function keepForms(): void {
  const arrived = arrivedForm();
  const kept = arrived && read(arrived);
  if (kept) write(arrived, { ...kept, arrived: true });
  forget(keptKeys().filter(isOld));
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]'))
    keep(form, prefix + form.dataset.keep);
  for (const form of document.querySelectorAll('form[data-forget]'))
    form.addEventListener('submit', () => forget(keptKeys()));
}

function keep(form: HTMLFormElement, key: string): void {
  const kept = read(key);
  const again = 'again' in form.dataset;
  // A form that is shown again holds what was sent, which still stands on the values it was written over.
  const base = again && kept ? kept.base : JSON.stringify(written(form));
  if (kept && !again) bringBack(form, key, kept);

  let unsaved = false;
  let pending: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(pending);
    unsaved = !write(key, { base, fields: written(form), at: Date.now(), arrived: false });
  };
  form.addEventListener('input', () => {
    unsaved = true;
    clearTimeout(pending);
    pending = setTimeout(save, 300);
  });
  form.addEventListener('submit', () => {
    save();
    unsaved = false;
    sending(key);
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
}

/**
 * Into the form; where its values changed on the server since, beside them, to be copied. What arrived comes back only
 * by going back or reloading.
 */
function bringBack(form: HTMLFormElement, key: string, kept: Kept): void {
  const lost = kept.arrived ? [] : textsNotIn(form, kept);
  if (kept.base === JSON.stringify(written(form)) && (!kept.arrived || cameBy()?.type !== 'navigate')) {
    fill(form, kept.fields);
    tell(form, key, form.dataset.kept).addEventListener('click', () => form.reset());
  } else if (lost.length > 0) {
    const area = document.createElement('textarea');
    area.readOnly = true;
    area.value = lost.join('\n\n');
    area.setAttribute('aria-label', form.dataset.changed ?? '');
    tell(form, key, form.dataset.changed).before(area);
  } else localStorage.removeItem(key);
}

/** Texts that were written, and stand neither in the form nor in what they were written over. */
function textsNotIn(form: HTMLFormElement, { base, fields }: Kept): string[] {
  const before: Fields = JSON.parse(base);
  return [...form.querySelectorAll('textarea')].flatMap(({ name, value }) =>
    (fields[name] ?? []).filter((text) => text.trim() && text !== value && !before[name]?.includes(text)),
  );
}

function keptKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

const isOld = (key: string): boolean => Date.now() - (read(key)?.at ?? 0) >= week;

function forget(keys: readonly string[]): void {
  for (const key of keys) localStorage.removeItem(key);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.querySelectorAll<Control>('input[name], textarea[name], select[name]')].filter(
    ({ type }) => !['hidden', 'password', 'file'].includes(type),
  );

const ticks = (control: Control): control is HTMLInputElement =>
  control.type === 'radio' || control.type === 'checkbox';

function written(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const control of controls(form)) {
    fields[control.name] ??= [];
    if (!ticks(control) || control.checked) fields[control.name]?.push(control.value);
  }
  return fields;
}

function fill(form: HTMLFormElement, fields: Fields): void {
  const rest = structuredClone(fields);
  for (const control of controls(form)) {
    const values = rest[control.name];
    if (!values) continue;
    if (ticks(control)) control.checked = values.includes(control.value);
    else control.value = values.shift() ?? control.value;
  }
}

/** Says what came back, with a button that throws it away. */
function tell(form: HTMLFormElement, key: string, words = ''): HTMLButtonElement {
  const note = document.createElement('p');
  note.className = 'note';
  note.setAttribute('role', 'status');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'link';
  discard.textContent = form.dataset.discard ?? '×';
  discard.addEventListener('click', () => {
    localStorage.removeItem(key);
    note.remove();
  });
  note.append(words, ' ', discard);
  form.prepend(note);
  return discard;
}

function read(key: string): Kept | undefined {
  try {
    const text = localStorage.getItem(key);
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing: then leaving asks first. */
function write(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
