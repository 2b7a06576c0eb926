import type { Reader } from '../../platform/reader.ts';

/** The way up from this page; the page itself is not in it. */
export function Breadcrumb({ reader, trail }: { reader: Reader; trail: readonly { label: string; href: string }[] }) {
  return (
    <nav class="breadcrumb" aria-label={reader.t('ui.breadcrumb')}>
      <ol>
        {trail.map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
