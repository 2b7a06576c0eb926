import type { Child } from 'hono/jsx';

export function Disclosure({ summary, open, children }: { summary: string; open?: boolean; children?: Child }) {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
