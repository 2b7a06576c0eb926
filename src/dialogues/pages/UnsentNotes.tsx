import type { Reader } from '../../platform/reader.ts';

type Props = {
  reader: Reader;
  /** Whose unsent bullets a browser keeps, and of what. */
  keeper: string;
};

/** What this browser has not sent and can send no more, to be read and copied; hidden where it keeps nothing. */
export function UnsentNotes({ reader, keeper }: Props) {
  const { t } = reader;
  return (
    <section class="waiting" data-unsent-notes={keeper} data-copied={t('dialogues.notes.unsent.copied')} hidden>
      <h2 id="sin-enviar">{t('dialogues.notes.unsent')}</h2>
      <p>{t('dialogues.notes.unsent.text')}</p>
      <p class="actions">
        <button type="button" class="button quiet">
          {t('dialogues.notes.unsent.copy')}
        </button>
        <span role="status" />
      </p>
    </section>
  );
}
