import type { Child } from 'hono/jsx';

type Props = {
  /** Gives the thread at the left its colour; the text beneath names the mesa or its objectives. */
  mesa?: number | undefined;
  /** For a permanent address within the page. */
  id?: string | undefined;
  meta?: Child;
  /** The language of the words, where it is not the page's. */
  lang?: string | undefined;
  children?: Child;
};

/** Something said, in the serif, with a thread at its left and where it comes from beneath. */
export function Thread({ mesa, id, meta, lang, children }: Props) {
  return (
    <div class={mesa ? `thread mesa-${mesa}` : 'thread'} id={id}>
      <p class="said" lang={lang}>
        {children}
      </p>
      {meta && <p class="meta">{meta}</p>}
    </div>
  );
}

/** Points of a report's section. */
export function BulletList({
  items,
}: {
  items: readonly { text: Child; meta?: Child; id?: string; lang?: string | undefined }[];
}) {
  return (
    <ul class="bullets">
      {items.map(({ text, meta, id, lang }) => (
        <li id={id}>
          <span lang={lang}>{text}</span>
          {meta && <p class="meta">{meta}</p>}
        </li>
      ))}
    </ul>
  );
}
