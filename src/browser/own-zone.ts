/** `data-zone-times`: adds the reader's own zone beneath the named ones, unless it is already among them. */
export function showOwnZone(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const times of document.querySelectorAll<HTMLElement>('[data-zone-times]')) {
    const list = times.querySelector('dl');
    const zones = times.dataset.zoneTimes?.split(' ') ?? [];
    if (!list || zones.includes(timeZone)) continue;
    const moments = [...(list.querySelector('dd')?.querySelectorAll('time') ?? [])].map(
      (time) => new Date(time.dateTime),
    );
    list.append(row(times.dataset.label ?? timeZone, moments, zones[0]));
  }
}

/**
 * `data-own-clock`, on an empty `time`: the moment by the reader's own clock, beside that of the zone it names, in the
 * words of `data-said`.
 */
export function showOwnClock(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-own-clock]')) {
    const { ownClock, said = '$time' } = time.dataset;
    if (ownClock === timeZone) continue;
    time.textContent = ` · ${said.replace('$time', clockIn(document.documentElement.lang).format(new Date(time.dateTime)))}`;
  }
}

const clockIn = (lang: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** As the server writes the others: `23:30 – 01:30 vie, 4 dic`, `vie, 4 dic, 03:30 – 05:30`. */
function row(label: string, moments: readonly Date[], homeZone: string | undefined): HTMLElement {
  const { lang } = document.documentElement;
  const clock = clockIn(lang);
  const dayIn = (timeZone?: string) =>
    new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short', timeZone });
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
