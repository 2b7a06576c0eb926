type Dated = { readonly from?: Temporal.Instant; readonly until?: Temporal.Instant };

/**
 * Tasks in the order in which they are looked at: first what is under way at `at`, what ends sooner before, then by
 * date, what is overdue before what is to come, and last what has no date, as it came.
 */
export function inOrder<T extends Dated>(tasks: readonly T[], at: Temporal.Instant): readonly T[] {
  const dated = tasks.flatMap((task) => (task.from ? [{ task, from: task.from }] : []));
  const isNow = ({ task, from }: (typeof dated)[number]): boolean =>
    task.until !== undefined && Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, task.until) < 0;
  const dueOf = (one: (typeof dated)[number]) => (isNow(one) ? (one.task.until ?? one.from) : one.from);
  const byDate = dated.toSorted(
    (one, other) => Number(isNow(other)) - Number(isNow(one)) || Temporal.Instant.compare(dueOf(one), dueOf(other)),
  );
  return [...byDate.map(({ task }) => task), ...tasks.filter(({ from }) => !from)];
}
