import type { Child } from 'hono/jsx';

export type ContentsItem = { label: string; href: string; current?: boolean; items?: readonly ContentsItem[] };
type Props = { title: string; items: readonly ContentsItem[]; children?: Child };

/** Contents beside a long page; `children` stand under them: downloads, other languages. */
export function Contents({ title, items, children }: Props) {
  return (
    <nav class="contents" aria-label={title}>
      <p class="kicker">{title}</p>
      <ContentsList items={items} />
      {children}
    </nav>
  );
}

function ContentsList({ items }: { items: readonly ContentsItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.current ? 'true' : undefined}>
            {item.label}
          </a>
          {item.items && <ContentsList items={item.items} />}
        </li>
      ))}
    </ul>
  );
}

/** A page with contents at its side: in a `wide` Layout. */
export function WithContents({ contents, children }: { contents: Child; children?: Child }) {
  return (
    <div class="with-contents">
      {contents}
      <div>{children}</div>
    </div>
  );
}
