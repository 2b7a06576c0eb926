/**
 * Each day as briefly as tells it from the others: by its year, else with its month, else in full. Days that are one
 * and the same are named alike.
 */
export function dayNames(days: readonly Temporal.PlainDate[], locale: string): readonly string[] {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const ways = [
    new Intl.DateTimeFormat(locale, { year: 'numeric' }),
    new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
    full,
  ];
  return days.map((day) => {
    const others = days.filter((other) => !other.equals(day));
    const way = ways.find((format) => others.every((other) => format.format(other) !== format.format(day)));
    return (way ?? full).format(day);
  });
}
