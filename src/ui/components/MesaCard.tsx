import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';

type Props = {
  reader: Reader;
  mesa: { n: number; title: string; href: string; objectives: readonly number[] };
  /** Lines beneath: how many organizations, when it meets. */
  children?: Child;
  level?: 2 | 3;
};

export function MesaCard({ reader, mesa, children, level = 3 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article class={`mesa-card mesa-${mesa.n}`}>
      <p class="kicker">{reader.t('ui.mesa', { n: mesa.n })}</p>
      <Heading>
        <a href={mesa.href}>{mesa.title}</a>
      </Heading>
      <p>{reader.t('ui.mesa.objectives', { list: reader.list(mesa.objectives.map(String)) })}</p>
      {children}
    </article>
  );
}
