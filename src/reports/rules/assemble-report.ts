import type { Charter, Named } from '../../charter/types.ts';
import { undisclosed } from '../../dialogues/rules/panel.ts';
import { panelSectors } from '../../dialogues/rules/panel-sectors.ts';
import type { Dialogue, Theme, ThemeId } from '../../dialogues/types.ts';
import type { ContentItem, ContentSection, ContentTheme, Heading, Item, ReportContent } from '../types.ts';
import { type AttendanceRow, sessionNumbers } from './numbers.ts';
import { outline, type Part } from './outline.ts';
import { publishNumbers } from './published-numbers.ts';
import {
  numberRecommendations,
  type RecommendationNumber,
  recommendationCode,
  recommendationSlug,
} from './recommendation-code.ts';

/** All that a report is made of, as it stands now. */
export type ReportFacts = {
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
  readonly heading: Heading;
  /** Of each section in their order. */
  readonly items: readonly Item[];
  readonly attendance: ReadonlyMap<ThemeId, Attended>;
  /** The edition before, whose figures stay: two editions must not differ by the few persons in between. */
  readonly last: ReportContent | null;
  /** The numbers that recommendations have for good, by item. */
  readonly published: ReadonlyMap<string, RecommendationNumber>;
  /** Of the edition being prepared. */
  readonly edition: number;
  /** The end of the report's address: the dialogue's own at its first publication, and that one from then on. */
  readonly slug: string;
};

/** Who took part in a theme; `example`: figures made up. */
export type Attended = { readonly rows: readonly AttendanceRow[]; readonly example: boolean };

/**
 * The report as it would be published: its sections in the charter's order, recommendations numbered, every session
 * in numbers with small counts merged (Terms of Reference as the charter runs them; results report of the first
 * Conversatorio).
 */
export function assembleReport(facts: ReportFacts, charter: Charter): ReportContent {
  const { dialogue, themes, heading, edition, slug } = facts;
  const numbers = recommendationNumbers(facts, charter);
  const sections = outline(charter.report.sections, themes)
    .map((part) => sectionOf(part, facts, numbers))
    .filter(({ items }) => items.length > 0);
  return {
    format: 1,
    dialogue: {
      slug,
      title: dialogue.title,
      heldOn: dialogue.heldOn.toString(),
      example: dialogue.example,
    },
    mechanism: { name: charter.name, shortName: charter.shortName },
    kind: charter.report.title,
    charterVersion: dialogue.charterVersion,
    languages: charter.languages,
    edition,
    title: heading.title,
    summary: heading.summary,
    correction: edition > 1 && heading.edition === edition ? heading.correction : null,
    themes: themes.map((theme) => themeOf(theme, facts, charter)),
    sections,
    numbers: facts.last?.numbers ?? {
      threshold: charter.report.smallCellThreshold,
      sectors: charter.dialogue.sectors.map(named),
      genders: charter.genders.map(named),
    },
  };
}

const named = ({ key, title }: Named): Named => ({ key, title });

type Numbered = ReadonlyMap<string, RecommendationNumber>;

function recommendationNumbers({ themes, items, published }: ReportFacts, charter: Charter): Numbered {
  const sections = charter.report.sections.filter(({ content }) => content === 'recommendations');
  return new Map(
    themes.flatMap((theme) => {
      const own = sections.flatMap(({ key }) =>
        items.filter(
          ({ section, themeId, wording }) => section === key && themeId === theme.id && wording.form === 'point',
        ),
      );
      return numberRecommendations(theme.n, own, published).map((one) => [one.id, one] as const);
    }),
  );
}

function sectionOf({ section, theme }: Part<Theme>, { items, slug }: ReportFacts, numbers: Numbered): ContentSection {
  const own = items.filter((item) => item.section === section.key && item.themeId === (theme?.id ?? null));
  return {
    key: section.key,
    title: section.title,
    content: section.content,
    theme: theme?.n ?? null,
    items: own.map((item) => itemOf(item, slug, numbers.get(item.id))),
  };
}

function itemOf({ id, wording }: Item, slug: string, number: RecommendationNumber | undefined): ContentItem {
  const { form, text, objectives } = wording;
  const plain = { id, form, text, objectives };
  return number ? { ...plain, code: recommendationCode(number), slug: recommendationSlug(slug, number) } : plain;
}

function themeOf(theme: Theme, facts: ReportFacts, charter: Charter): ContentTheme {
  const sectors = panelSectors(charter);
  return {
    n: theme.n,
    title: theme.title,
    objectives: theme.objectives,
    ...figuresOf(theme, facts, charter),
    panel: theme.published.includes('held')
      ? theme.panel
          .filter(({ stage }) => stage === 'held')
          .map(({ sector, institution, country }) => ({
            sector: sectors.find(({ key }) => key === sector)?.title ?? {},
            institution,
            country,
          }))
      : [],
  };
}

/** Counted for the first edition; every further one repeats them. */
function figuresOf(
  { id, n }: Theme,
  { attendance, last }: ReportFacts,
  charter: Charter,
): Pick<ContentTheme, 'numbers' | 'example'> {
  if (last) {
    const { numbers = null, example = false } = last.themes.find((theme) => theme.n === n) ?? {};
    return { numbers, example };
  }
  const { rows = [], example = false } = attendance.get(id) ?? {};
  const genders = charter.genders.map(({ key }) => key);
  const keys = { genders, sectors: charter.dialogue.sectors.map(({ key }) => key), unanswered: undisclosed };
  const counted = sessionNumbers(rows, keys);
  return { numbers: rows.length > 0 ? publishNumbers(counted, charter.report.smallCellThreshold) : null, example };
}
