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

type WithContentsProps = {
  /** The page's head: above the contents on a phone, beside them at a desk. */
  head?: Child;
  contents: Child;
  children?: Child;
};

/** A long page with contents at its side: in a `wide` Layout. */
export function WithContents({ head, contents, children }: WithContentsProps) {
  return (
    <div class="with-contents">
      {head && <div>{head}</div>}
      {contents}
      <div>{children}</div>
    </div>
  );
}
