import type { Reader } from '../../platform/reader.ts';

type Fact = { value: number | string; label: string; href?: string };

/** Figures that stand alone. */
export function Facts({ reader, facts }: { reader: Reader; facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ value, label, href }) => (
        <div>
          <dt>{href ? <a href={href}>{label}</a> : label}</dt>
          <dd>{typeof value === 'number' ? reader.number(value) : value}</dd>
        </div>
      ))}
    </dl>
  );
}
