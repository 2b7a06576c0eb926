import type { Reader } from '../../platform/reader.ts';

type Props = {
  reader: Reader;
  /** What was written, text by text (`writtenIn`). */
  texts: readonly string[];
};

/** What was sent and cannot be taken, to be copied: for a page that does not show its form again. */
export function GivenBack({ reader, texts }: Props) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h2 id="escrito">{reader.t('platform.error.written.title')}</h2>
      <p>{reader.t('platform.error.written.text')}</p>
      <div class="field">
        <textarea aria-labelledby="escrito" rows={10} readonly dir="auto">
          {texts.join('\n\n')}
        </textarea>
      </div>
    </section>
  );
}
