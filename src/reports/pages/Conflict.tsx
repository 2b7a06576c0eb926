import type { Reader } from '../../platform/reader.ts';
import { Notice } from '../../ui/components/Notice.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { Fields } from '../rules/merge-fields.ts';
import { Words } from './Prose.tsx';

type Props = { reader: Reader; theirs: Fields; conflicts: readonly string[] };

/** What somebody else wrote in the same fields; what this writer wrote stands in the form beneath. */
export function Conflict({ reader, theirs, conflicts }: Props) {
  return (
    <Notice reader={reader} kind="error" title={reader.t('reports.conflict.title')}>
      <p>{reader.t('reports.conflict.text')}</p>
      {conflicts.map((field) => {
        const [name = '', language] = field.split('.');
        return (
          <figure>
            <figcaption>{titleOf(reader, name, language)}</figcaption>
            <blockquote lang={language}>
              <Words text={written(reader, name, theirs[field] ?? '')} />
            </blockquote>
          </figure>
        );
      })}
    </Notice>
  );
}

function titleOf(reader: Reader, name: string, language: string | undefined): string {
  if (language === undefined) return reader.t(name === 'objectives' ? 'reports.item.objectives' : 'reports.item.form');
  const params = { language: languageTitle(reader, language) };
  const field = (['title', 'summary', 'correction'] as const).find((one) => one === name) ?? 'text';
  return reader.t(`reports.field.${field}`, params);
}

function written(reader: Reader, name: string, value: string): string {
  const form = (['point', 'paragraph', 'heading'] as const).find((one) => one === value);
  if (name === 'form' && form) return reader.t(`reports.form.${form}`);
  if (value === '') return reader.t('reports.conflict.empty');
  return name === 'objectives' ? reader.list(value.split(' ')) : value;
}
