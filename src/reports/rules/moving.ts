/** The order with `moved` before `before`, or at the end where that is null or not there. */
export function movedBefore<I extends string>(order: readonly I[], moved: I, before: I | null): readonly I[] {
  if (before === moved) return order;
  const others = order.filter((id) => id !== moved);
  const at = before === null ? -1 : others.indexOf(before);
  return at < 0 ? [...others, moved] : others.toSpliced(at, 0, moved);
}
