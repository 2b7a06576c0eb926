type Dated = { readonly from?: Temporal.Instant; readonly until?: Temporal.Instant };

/**
 * Tasks in the order in which they are looked at: first what is under way at `at`, what ends sooner before, then by
 * date, what is overdue before what is to come, and last what has no date, as it came.
 */
export function inOrder<T extends Dated>(tasks: readonly T[], at: Temporal.Instant): readonly T[] {
  const now = at.epochMilliseconds;
  const dated = tasks.flatMap((task) => {
    if (!task.from) return [];
    const from = task.from.epochMilliseconds;
    const until = task.until?.epochMilliseconds ?? from;
    const underWay = from <= now && now < until;
    return [{ task, underWay, due: underWay ? until : from }];
  });
  const byDate = dated.toSorted((one, other) => Number(other.underWay) - Number(one.underWay) || one.due - other.due);
  return [...byDate.map(({ task }) => task), ...tasks.filter(({ from }) => !from)];
}
