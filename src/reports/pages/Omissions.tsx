import type { Dialogue } from '../../dialogues/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Notice } from '../../ui/components/Notice.tsx';
import type { Omission } from '../rules/omissions.ts';
import { workPath } from './WorkPage.tsx';

type Props = { reader: Reader; dialogue: Dialogue; omissions: readonly Omission[] };

/** What would come out empty or unused, each with the place where that can be changed. */
export function Omissions({ reader, dialogue, omissions }: Props) {
  if (omissions.length === 0) return null;
  return (
    <Notice reader={reader} kind="attention" title={reader.t('reports.omitted.title')}>
      <p>{reader.t('reports.omitted.text')}</p>
      <ul class="bullets">
        {omissions.map((one) => {
          const place = placeOf(one);
          const words = wordsOf(reader, one);
          return <li>{place === null ? words : <a href={`${reader.to(workPath(dialogue))}${place}`}>{words}</a>}</li>;
        })}
      </ul>
    </Notice>
  );
}

function wordsOf(reader: Reader, one: Omission): string {
  if (one.kind === 'summary') return reader.t('reports.omitted.summary');
  const words =
    one.kind === 'section'
      ? reader.t('reports.omitted.section', { title: reader.text(one.title) })
      : reader.t(`reports.omitted.${one.kind}`, one.kind === 'notes' ? { count: one.count } : {});
  return one.theme === null ? words : `${reader.t('reports.theme', { n: one.theme })}: ${words}`;
}

/** Within the work on the report; null where it is done elsewhere. */
function placeOf(one: Omission): string | null {
  if (one.kind === 'summary') return '/titulo';
  if (one.kind === 'section') return `/seccion/${one.part}`;
  return one.kind === 'notes' ? '' : null;
}
