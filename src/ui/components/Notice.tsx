import type { Child } from 'hono/jsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';

type Kind = 'done' | 'attention' | 'error';
type Props = { reader: Reader; kind: Kind; title?: string; children?: Child };

const words = {
  done: 'ui.notice.done',
  attention: 'ui.notice.attention',
  error: 'ui.notice.error',
} as const satisfies Record<Kind, MessageKey>;

/** What has just happened or must be known first. */
export function Notice({ reader, kind, title, children }: Props) {
  return (
    <div class={`notice ${kind}`} role="status">
      <p class="kicker">{reader.t(words[kind])}</p>
      {title && <p class="title">{title}</p>}
      {children}
    </div>
  );
}
