import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import { buildAgenda } from '../rules/agenda.ts';
import { agendaLengths } from '../rules/agenda-lengths.ts';
import type { Participation } from '../store/numbers.ts';
import type { Theme } from '../types.ts';
import { AgendaTable } from './AgendaTable.tsx';
import { PublicPanel } from './PublicPanel.tsx';
import { RuleNote } from './RuleNote.tsx';
import { tagged, zonesFor } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  theme: Theme;
  participation: Participation | null;
  members: ReadonlyMap<string, string>;
  begun: boolean;
};

export const themeAnchor = ({ n }: Pick<Theme, 'n'>): string => `tema-${n}`;

/** A theme as everyone sees it: what it is about, when it is held, what guides it, who speaks. */
export function PublicTheme({ reader, charter, theme, participation, members, begun }: Props) {
  const title = reader.text(theme.title);
  const { order } = charter.dialogue;
  const agenda = buildAgenda(theme, charter.dialogue, agendaLengths(order, theme.minutes));
  return (
    <section id={themeAnchor(theme)}>
      <h2>{reader.t('dialogues.theme.title', { n: theme.n, title })}</h2>
      <ObjectiveTags reader={reader} objectives={tagged(reader, charter, theme.objectives)} />
      <Paragraphs reader={reader} texts={theme.introduction} />
      {participation && (
        <Facts
          reader={reader}
          facts={[
            {
              value: participation.participants,
              label: reader.t('dialogues.theme.participants', { n: participation.participants }),
            },
            {
              value: participation.countries,
              label: reader.t('dialogues.theme.countries', { n: participation.countries }),
            },
          ]}
        />
      )}
      <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={theme.startsAt} until={theme.endsAt} />
      {agenda.ok && (
        <Disclosure summary={reader.t('dialogues.agenda.open')}>
          <AgendaTable reader={reader} charter={charter} theme={title} items={agenda.value} />
          <RuleNote reader={reader} charter={charter} rule="dialogue-order" />
        </Disclosure>
      )}
      {theme.questions.length > 0 && (
        <>
          <h3>{reader.t('dialogues.theme.questions')}</h3>
          <ol>
            {theme.questions.map(({ text }) => (
              <li lang={langOf(reader, text)}>{reader.text(text)}</li>
            ))}
          </ol>
        </>
      )}
      <PublicPanel reader={reader} charter={charter} theme={theme} begun={begun} members={members} />
    </section>
  );
}

/** Set where the words are not in the page's language. */
export const langOf = (reader: Reader, texts: Theme['title']): string | undefined => {
  const language = reader.languageOf(texts);
  return language === reader.language ? undefined : language;
};

/** A longer text, its paragraphs apart as they were written. */
function Paragraphs({ reader, texts }: { reader: Reader; texts: Theme['title'] }) {
  const paragraphs = reader
    .text(texts)
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '');
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p lang={langOf(reader, texts)}>{paragraph}</p>
      ))}
    </>
  );
}
