import { placesIn } from '../platform/zone-places.ts';

const { lang } = document.documentElement;
/** As the server writes days: in English as the United Nations does. */
const locale = lang === 'en' ? 'en-GB' : lang;
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Words for a time by the reader's own clock: `Su hora, Japón`. */
const named = (said: string): string => said.replace('$place', placesIn(locale)(timeZone));

/** A charter may name a zone otherwise than the browser does: `America/Argentina/Buenos_Aires`. */
const isAmong = (zones: readonly string[]): boolean =>
  zones.some((zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === timeZone);

/** `data-zone-times`: adds the reader's own zone beneath the named ones, unless it is already among them. */
export function showOwnZone(): void {
  for (const times of document.querySelectorAll<HTMLElement>('[data-zone-times]')) {
    const list = times.querySelector('dl');
    const zones = times.dataset.zoneTimes?.split(' ') ?? [];
    if (!list || isAmong(zones)) continue;
    const moments = [...(list.querySelector('dd')?.querySelectorAll('time') ?? [])].map(
      (time) => new Date(time.dateTime),
    );
    list.append(row(named(times.dataset.label ?? '$place'), moments, zones[0]));
  }
}

/**
 * `data-own-clock`, on an empty `time`: the moment by the reader's own clock, beside those of the zones it names, in the
 * words of `data-said`.
 */
export function showOwnClock(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-own-clock]')) {
    const { ownClock = '', said = '$time' } = time.dataset;
    const zones = ownClock.split(' ');
    if (!isAmong(zones)) time.textContent = ` · ${named(said).replace('$time', whenHere(time.dateTime, zones[0]))}`;
  }
}

/** `data-own-column`, around a table with a moment in each row: a last column by the reader's own clock. */
export function showOwnColumn(): void {
  for (const around of document.querySelectorAll<HTMLElement>('[data-own-column]')) {
    const zones = around.dataset.ownColumn?.split(' ') ?? [];
    if (isAmong(zones)) continue;
    const label = named(around.dataset.label ?? '$place');
    const head = around.querySelector('thead tr');
    const first = around.querySelector('tbody time')?.getAttribute('datetime');
    head?.append(cell('th', label, head.lastElementChild));
    for (const line of around.querySelectorAll('tbody tr')) {
      const at = line.querySelector('time')?.getAttribute('datetime');
      const added = cell('td', at ? whenHere(at, zones[0], first ?? at) : '', line.lastElementChild);
      added.dataset.column = label;
      line.append(added);
    }
  }
}

/** A cell like the one before it. */
function cell(tag: 'th' | 'td', text: string, before: Element | null): HTMLElement {
  const made = document.createElement(tag);
  for (const { name, value } of before?.attributes ?? []) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

const dayIn = (zone?: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `23:30`; `sáb, 5 dic, 00:30` where the day is another than that of `since` at home. */
function whenHere(at: string, home: string | undefined, since = at): string {
  const moment = new Date(at);
  const here = dayIn().format(moment);
  const time = clock.format(moment);
  return here === dayIn(home).format(new Date(since)) ? time : `${here}, ${time}`;
}

/** As the server writes the others: `23:30 – 01:30 vie, 4 dic`, `vie, 4 dic, 03:30 – 05:30`. */
function row(label: string, moments: readonly Date[], homeZone: string | undefined): HTMLElement {
  let day = moments[0] && dayIn(homeZone).format(moments[0]);
  const said = document.createElement('dd');
  moments.forEach((moment, index) => {
    const here = dayIn().format(moment);
    const time = clock.format(moment);
    if (index > 0) said.append('\u00a0–\u00a0');
    if (here === day) said.append(time);
    else if (index === 0) said.append(note(`${here}, `), time);
    else said.append(time, note(` ${here}`));
    day = here;
  });
  const term = document.createElement('dt');
  term.textContent = label;
  const line = document.createElement('div');
  line.append(term, said);
  return line;
}

function note(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'day';
  span.textContent = text;
  return span;
}
