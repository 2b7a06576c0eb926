/** The fields that a refused form's summary leads to, in its order. */
export const refusedFields = (html: string): readonly string[] => linked(html).map((id) => id.replace(/^field-/, ''));

const linked = (html: string): readonly string[] => {
  const [summary = ''] = /<div class="error-summary".*?<\/div>/s.exec(html) ?? [];
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
};
