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

function row(label: string, moments: readonly Date[], homeZone: string | undefined): HTMLElement {
  const { lang } = document.documentElement;
  const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const name = (timeZone?: string) =>
    new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  let day = moments[0] && name(homeZone).format(moments[0]);
  const parts = moments.map((moment) => {
    const here = name().format(moment);
    const said = here === day ? clock.format(moment) : `${clock.format(moment)} ${here}`;
    day = here;
    return said;
  });
  const line = document.createElement('div');
  const term = document.createElement('dt');
  const said = document.createElement('dd');
  term.textContent = label;
  said.textContent = parts.join(' – ');
  line.append(term, said);
  return line;
}
