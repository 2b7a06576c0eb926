type Fields = Record<string, string[]>;
/** What was written, over which page's values, when, and whether it was sent. */
type Kept = { base: string; fields: Fields; at: number; sent: boolean };

const week = 7 * 24 * 60 * 60 * 1000;

/**
 * `data-keep="name"`: what is written in a form stays in this browser until it is sent, a week at most,
 * so that a lost connection or a closed tab loses nothing. Passwords, files and hidden fields never stay.
 */
export function keepForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]'))
    keep(form, `keep:${form.dataset.keep}`);
}

function keep(form: HTMLFormElement, key: string): void {
  const refused = form.querySelector('[data-focus]') !== null;
  const base = JSON.stringify(written(form));
  const kept = read(key);
  if (kept && !refused && mayRestore(kept, base)) {
    fill(form, kept.fields);
    tell(form, key);
  } else if (kept) localStorage.removeItem(key);

  let unsaved = false;
  let pending: ReturnType<typeof setTimeout> | undefined;
  const save = (sent: boolean) => {
    clearTimeout(pending);
    unsaved = !write(key, { base, fields: written(form), at: Date.now(), sent });
  };
  form.addEventListener('input', () => {
    unsaved = true;
    clearTimeout(pending);
    pending = setTimeout(save, 300, false);
  });
  form.addEventListener('submit', () => {
    save(true);
    unsaved = false;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
}

/** Not over values that changed on the server since; and what was sent comes back only by going back or reloading. */
function mayRestore({ base, at, sent }: Kept, now: string): boolean {
  const [arrival] = performance.getEntriesByType('navigation');
  const returned = arrival instanceof PerformanceNavigationTiming && arrival.type !== 'navigate';
  return base === now && Date.now() - at < week && (!sent || returned);
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
