import { copyText } from './copy-text.ts';
import { type Fields, keepingOf } from './note-keeping.ts';

/** Bullets that this browser keeps and that can be sent no more: shown, so that they can be copied. */
export function showUnsent(section: HTMLElement): void {
  const { unsentNotes = '', copied = '' } = section.dataset;
  const keeping = keepingOf(unsentNotes);
  const written = [...keeping.all().map(([, { fields }]) => fields), keeping.draft() ?? []];
  const texts = written.map(textOf).filter((text) => text !== '');
  if (texts.length === 0) return;
  const area = document.createElement('textarea');
  area.value = texts.join('\n\n');
  area.rows = 8;
  area.readOnly = true;
  area.setAttribute('aria-labelledby', section.querySelector('h2')?.id ?? '');
  section.querySelector('.actions')?.before(area);
  section.hidden = false;
  section.querySelector('button')?.addEventListener('click', async () => {
    area.select();
    const isCopied = await copyText(area.value);
    const status = section.querySelector('[role=status]');
    if (status && (isCopied || document.execCommand('copy'))) status.textContent = copied;
  });
}

const textOf = (fields: Fields): string => fields.find(([name]) => name === 'text')?.[1]?.trim() ?? '';
