import { isoCountries } from '../charter/rules/iso-countries.ts';
import type { Charter } from '../charter/types.ts';
import { themesOf } from '../dialogues/store/dialogues.ts';
import { attendanceOf } from '../dialogues/store/numbers.ts';
import type { Dialogue, Theme, ThemeId } from '../dialogues/types.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { type Attended, assembleReport, type ReportFacts } from './rules/assemble-report.ts';
import { findNames, indexNames } from './rules/attribution.ts';
import type { KnownEntity } from './rules/entities.ts';
import { allowedNames, type KnownNames, knownEntities, registeredNames } from './rules/known-names.ts';
import type { ReleaseState } from './rules/release.ts';
import { reportDigest } from './rules/report-digest.ts';
import { institutions, searchedTexts, wordings, writtenTexts } from './rules/report-texts.ts';
import { type Settled, settle } from './rules/resolutions.ts';
import { findHeading, findReport, itemsOf, themesWithExamples } from './store/drafts.ts';
import { knownNames, resolutionsOf, type StoredResolution } from './store/names.ts';
import { numberedOf } from './store/recommendations.ts';
import { lastPublication, releasesOf, type StoredRelease } from './store/releases.ts';
import type { Heading, Item, Publication, Report, ReportContent } from './types.ts';

/** A report as it stands now: what would be published, every name in it, who released it. */
export type Draft = {
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
  readonly report: Report;
  readonly heading: Heading;
  readonly items: readonly Item[];
  readonly content: ReportContent;
  /** The last edition; null before the first. */
  readonly last: Publication | null;
  readonly names: {
    readonly known: readonly KnownEntity[];
    readonly governments: KnownNames['governments'];
    readonly settled: readonly Settled<StoredResolution>[];
  };
  readonly releases: readonly StoredRelease[];
  readonly release: ReleaseState;
};

type Store = Database | Transaction;

/** Null while the report of the dialogue has not been begun. */
export async function reviewDraft(db: Store, charter: Charter, dialogue: Dialogue): Promise<Draft | null> {
  const report = await findReport(db, dialogue.id);
  const heading = report && (await findHeading(db, report.id));
  if (!report || !heading) return null;
  const themes = await themesOf(db, dialogue.id);
  const items = await itemsOf(db, report.id);
  const last = await lastPublication(db, report.id);
  const numbered = await numberedOf(db, report.id);
  const facts: ReportFacts = {
    dialogue,
    themes,
    heading,
    items,
    attendance: await attendedIn(db, dialogue, themes),
    last: last?.content ?? null,
    published: new Map(numbered.map(({ itemId, number }) => [itemId, number])),
    edition: (last?.edition ?? 0) + 1,
    slug: last?.slug ?? dialogue.slug,
  };
  const content = assembleReport(facts, charter);
  const names = await namesIn(db, charter, report, dialogue, content);
  const releases = await releasesOf(db, report.id);
  const release: ReleaseState = {
    digest: reportDigest(content),
    texts: content.sections.length === 0 ? [] : writtenTexts(content).map(({ texts }) => texts),
    languages: charter.languages,
    openFindings: names.settled.filter(({ resolution }) => resolution === null).length,
    releases,
    releasesNeeded: charter.report.releases,
    heldUntil:
      themes
        .map(({ endsAt }) => endsAt)
        .sort(Temporal.Instant.compare)
        .at(-1) ?? null,
  };
  return { dialogue, themes, report, heading, items, content, last, names, releases, release };
}

async function attendedIn(
  db: Store,
  dialogue: Dialogue,
  themes: readonly Theme[],
): Promise<ReadonlyMap<ThemeId, Attended>> {
  const attendance = await attendanceOf(db, dialogue.id);
  const examples = await themesWithExamples(db, dialogue.id);
  const rows = Map.groupBy(attendance, ({ themeId }) => themeId);
  return new Map(
    themes.map(({ id }) => [
      id,
      { rows: (rows.get(id) ?? []).map(({ person, ...row }) => ({ key: person, ...row })), example: examples.has(id) },
    ]),
  );
}

async function namesIn(
  db: Store,
  charter: Charter,
  report: Report,
  dialogue: Dialogue,
  content: ReportContent,
): Promise<Draft['names']> {
  const names = await knownNames(db, dialogue.id);
  const resolutions = await resolutionsOf(db, report.id);
  const known = knownEntities(names);
  const allowed = allowedNames(charter, countryNames(charter));
  const persons = known.filter(({ kind }) => kind === 'person');
  const findings = [
    ...findNames(indexNames(known, allowed), wordings(content)),
    ...findNames(indexNames(persons, [...allowed, ...registeredNames(names)]), institutions(content)),
  ];
  return { known, governments: names.governments, settled: settle(searchedTexts(content), findings, resolutions) };
}

const countryNames = ({ languages }: Charter): readonly string[] =>
  languages.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return isoCountries.map((code) => names.of(code) ?? code);
  });
