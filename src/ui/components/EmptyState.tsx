import type { Child } from 'hono/jsx';
import { ButtonLink } from './Button.tsx';

type Props = {
  /** What will be here. */
  title: string;
  action?: { label: string; href: string };
  /** What happens next, and when. */
  children?: Child;
};

export function EmptyState({ title, action, children }: Props) {
  return (
    <div class="empty">
      <p class="title">{title}</p>
      {children && <div>{children}</div>}
      {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
    </div>
  );
}
