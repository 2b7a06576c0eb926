import type { Child } from 'hono/jsx';

/** Terms and what stands under each: the facts of one thing. */
export function DefinitionList({ items }: { items: readonly { term: string; value: Child }[] }) {
  return (
    <dl class="definitions">
      {items.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
