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
  const refused = form.querySelector('[data-focus]') !== null;
  const shown = JSON.stringify(written(form));
  const kept = read(key);
  // Refused, the form shows what was sent: it still stands on the values it was written over.
  const base = refused && kept ? kept.base : shown;
  if (kept && !refused && mayRestore(kept, base)) {
    fill(form, kept.fields);
    tell(form, key);
  } else if (kept && !refused) localStorage.removeItem(key);

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

/** Not over values that changed on the server since; and what arrived comes back only by going back or reloading. */
const mayRestore = ({ base, arrived }: Kept, now: string): boolean =>
  base === now && (!arrived || cameBy()?.type !== 'navigate');

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

/** Says what came back, and lets the reader throw it away. */
function tell(form: HTMLFormElement, key: string): void {
  const note = document.createElement('p');
  note.className = 'note';
  note.setAttribute('role', 'status');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'link';
  discard.textContent = form.dataset.discard ?? '×';
  discard.addEventListener('click', () => {
    localStorage.removeItem(key);
    form.reset();
    note.remove();
  });
  note.append(form.dataset.kept ?? '', ' ', discard);
  form.prepend(note);
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
