/** The fields that a refused form's summary leads to, in its order. */
export const refusedFields = (html: string): readonly string[] => linked(html).map((id) => id.replace(/^field-/, ''));

/**
 * What is wrong with the summary of a refused form: a reason must lead to its field, and reasons stand in the order of
 * their fields. Null where nothing is. Hidden fields, which nobody can correct, are nowhere to be led to.
 */
export function faultInSummary(html: string): string | null {
  const ids = linked(html);
  const lost = ids.filter((id) => !html.includes(` id="${id}"`) && isShown(id.replace(/^field-/, ''), html));
  if (lost.length > 0) return `reasons lead to ${lost.join(', ')}, which the page does not have`;
  const places = ids.map((id) => html.indexOf(` id="${id}"`)).filter((place) => place >= 0);
  const isOrdered = places.every((place, index) => place >= (places[index - 1] ?? 0));
  return isOrdered ? null : `reasons stand in another order than their fields: ${ids.join(', ')}`;
}

const isShown = (name: string, html: string): boolean =>
  (html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? []).some(
    (control) => control.includes(` name="${name}"`) && !control.includes('type="hidden"'),
  );

const linked = (html: string): readonly string[] => {
  const [summary = ''] = /<div class="error-summary".*?<\/div>/s.exec(html) ?? [];
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
};
