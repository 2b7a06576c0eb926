import type { Child } from 'hono/jsx';

type Look = 'primary' | 'quiet' | 'danger';

type ButtonProps = { children?: Child; look?: Look; name?: string; value?: string; disabled?: boolean };

export function Button({ children, look = 'primary', name, value, disabled }: ButtonProps) {
  return (
    <button type="submit" class={classes(look)} name={name} value={value} disabled={disabled}>
      {children}
    </button>
  );
}

type ButtonLinkProps = { children?: Child; href: string; look?: Look; download?: boolean };

/** A link that begins a task, drawn as a button. */
export function ButtonLink({ children, href, look = 'primary', download }: ButtonLinkProps) {
  return (
    <a class={classes(look)} href={href} download={download}>
      {children}
    </a>
  );
}

const classes = (look: Look) => (look === 'primary' ? 'button' : `button ${look}`);
