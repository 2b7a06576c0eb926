import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Edition } from '../store/releases.ts';
import { withholdPath } from './WithholdPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  /** The last first. */
  editions: readonly Edition[];
};

/** For those who release: the editions before the last, each to be withheld. */
export function EarlierEditions({ reader, charter, dialogue, editions }: Props) {
  const [, ...earlier] = editions;
  if (earlier.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('reports.withhold.editions')}</h2>
      <ul class="rows">
        {earlier.map(({ edition, at, withheldAt }) => (
          <li>
            <p>{reader.t('reports.about.edition.value', { edition, day: dayOf(reader, charter, at) })}</p>
            <p>
              {withheldAt ? (
                reader.t('reports.withheld.listed', { day: dayOf(reader, charter, withheldAt) })
              ) : (
                <a href={reader.to(withholdPath(dialogue, edition))}>
                  {reader.t('reports.withhold.title', { edition })}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
