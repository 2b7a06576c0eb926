import type { Child } from 'hono/jsx';

type Props = { title: string; kicker?: Child; lead?: Child; children?: Child };

/** The page's one `h1`, with what kind of page it is above and what it is about beneath. */
export function PageHead({ title, kicker, lead, children }: Props) {
  return (
    <header class="page-head">
      {kicker && <p class="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </header>
  );
}
