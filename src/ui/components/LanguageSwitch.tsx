import type { Reader } from '../../platform/reader.ts';
import { languageName, pathIn } from '../navigation.ts';

/** The same page in each other language, named in that language. */
export function LanguageSwitch({ reader }: { reader: Reader }) {
  return (
    <ul class="languages" aria-label={reader.t('ui.languages')}>
      {reader.languages.map((language) => (
        <li>
          {language === reader.language ? (
            <span aria-current="true">{language.toUpperCase()}</span>
          ) : (
            <a href={pathIn(reader, language)} hreflang={language} lang={language}>
              {language.toUpperCase()}
              <span class="unseen"> · {languageName(language)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
