/** How a report writes dates in figures: month first (English) or day first. */
export type DateOrder = 'month-first' | 'day-first';

type Parts = {
  readonly date: (order: DateOrder) => readonly [number, number, number];
  readonly figures: readonly [number, number] | null;
  readonly clock: readonly [number, number, number];
  readonly half: boolean;
};

const clock = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(?:([ap])\\s?\\.?\\s?m\\.?)?';
const iso = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})[ T]+${clock}$`, 'i');
const figures = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2}),?\\s+${clock}$`, 'i');
const monthThenDay = new RegExp(`^([a-z]{3,10})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4}),?\\s+${clock}$`, 'i');
const dayThenMonth = new RegExp(`^(\\d{1,2})[\\s-](?:de )?([a-z]{3,10})\\.?[\\s-](?:de )?(\\d{4}),?\\s+${clock}$`, 'i');

// The first three letters of each month in English, Spanish and Portuguese.
const months = 'jan ene|feb fev|mar|apr abr|may mai|jun|jul|aug ago|sep set|oct out|nov|dec dic dez'.split('|');

/**
 * A moment as Zoom writes it: `08/08/2023 08:01:23 AM`, `08/08/2023 20:01`, `8/8/23 8:01 p. m.`,
 * `Aug 8, 2023 8:01:23 PM`, `2023-08-08 08:01:23`. Null when it is none.
 */
export function readMoment(text: string, order: DateOrder): Temporal.PlainDateTime | null {
  const parts = readParts(text);
  if (!parts) return null;
  const [year, month, day] = parts.date(order);
  const [hour, minute, second] = parts.clock;
  try {
    return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/**
 * Which order the dates of a report are in: the one in which all can be read; where both can, the one nearer to
 * `around` (the day of the session); where that does not tell either, month first beside AM and PM, else day first.
 */
export function dateOrderOf(texts: readonly string[], around: Temporal.PlainDate): DateOrder {
  const read = texts.map(readParts).filter((parts) => parts !== null);
  const written = read.flatMap(({ figures: pair }) => (pair === null ? [] : [pair]));
  const impossibleFirst = written.filter(([, second]) => second > 12).length;
  const impossibleSecond = written.filter(([first]) => first > 12).length;
  if (impossibleFirst !== impossibleSecond) return impossibleFirst > impossibleSecond ? 'month-first' : 'day-first';
  const distance = (order: DateOrder) =>
    texts.reduce((sum, text) => {
      const moment = readMoment(text, order);
      return moment ? sum + Math.abs(around.until(moment.toPlainDate(), { largestUnit: 'days' }).days) : sum;
    }, 0);
  const [monthFirst, dayFirst] = [distance('month-first'), distance('day-first')];
  if (monthFirst !== dayFirst) return monthFirst < dayFirst ? 'month-first' : 'day-first';
  return read.some(({ half }) => half) ? 'month-first' : 'day-first';
}

function readParts(written: string): Parts | null {
  const text = written.normalize('NFKC').trim();
  if (text.length > 60) return null;
  const inIso = iso.exec(text);
  if (inIso) {
    const [, year, month, day, ...time] = inIso;
    return { date: () => [Number(year), Number(month), Number(day)], figures: null, ...readClock(time) };
  }
  const inFigures = figures.exec(text);
  if (inFigures) {
    const [, one, two, written, ...time] = inFigures;
    const [first, second] = [Number(one), Number(two)];
    const year = Number(written) + (written?.length === 2 ? 2000 : 0);
    const date = (order: DateOrder) =>
      order === 'month-first' ? ([year, first, second] as const) : ([year, second, first] as const);
    return { date, figures: [first, second], ...readClock(time) };
  }
  return readNamedMonth(text);
}

function readNamedMonth(text: string): Parts | null {
  const english = monthThenDay.exec(text);
  const spanish = dayThenMonth.exec(text);
  const [name, day, year, ...time] =
    english?.slice(1) ?? (spanish ? [spanish[2], spanish[1], ...spanish.slice(3)] : []);
  const start = name?.slice(0, 3).toLowerCase() ?? '';
  const month = months.findIndex((starts) => starts.split(' ').includes(start)) + 1;
  if (month === 0) return null;
  return { date: () => [Number(year), month, Number(day)], figures: null, ...readClock(time) };
}

/** Twelve o'clock AM is midnight; an hour over twelve is of the 24-hour clock, whatever follows it. */
function readClock(time: readonly (string | undefined)[]): Pick<Parts, 'clock' | 'half'> {
  const [hour, minute, second, half] = time;
  const written = Number(hour);
  const hours = half === undefined || written > 12 ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { clock: [hours, Number(minute), Number(second ?? 0)], half: half !== undefined };
}
