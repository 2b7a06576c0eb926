import type { Texts } from '../../platform/reader.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';

/** A report on its way out. `digest` is of everything that would be published: whatever is edited changes it. */
export type ReleaseState = {
  readonly digest: string;
  /** Everything that will be read, in whichever languages it is written so far. */
  readonly texts: readonly Texts[];
  /** The charter's languages. */
  readonly languages: readonly string[];
  /** Names found and not yet settled. */
  readonly openFindings: number;
  readonly releases: readonly Release[];
  /** Different persons the charter asks for. */
  readonly releasesNeeded: number;
  /** When the last session of the dialogue ends; null where none has hours. */
  readonly heldUntil: Temporal.Instant | null;
};

type Release = { readonly by: string; readonly digest: string };

/** The releases that stand: of the text as it is now. An edit after the first release voids it. */
export const standingReleases = <R extends Release>(releases: readonly R[], digest: string): readonly R[] =>
  releases.filter((release) => release.digest === digest);

/**
 * How many releases a new one of the text as it is now leaves behind: given since the last edition, and since the last
 * one of this very text, to a wording that an edit has changed.
 */
export const voidedBy = (
  releases: readonly (Release & { readonly at: Temporal.Instant })[],
  digest: string,
  publishedAt: Temporal.Instant | null,
): number => {
  const before = releases.findLastIndex(
    (one) => one.digest === digest || (publishedAt !== null && Temporal.Instant.compare(one.at, publishedAt) <= 0),
  );
  return releases.length - 1 - before;
};

export type NewRelease = {
  readonly digest: string;
  /** 1 for the first of the persons who release. */
  readonly ordinal: number;
  /** With this release the report may be published. */
  readonly completes: boolean;
};

/**
 * May this person release the report as it stands? Released by as many different persons as the charter asks for,
 * in every language of the charter, with no name left open (concept note, 8 August 2023, Result).
 *
 * Refuses with all of: `release-empty`, `release-texts-missing` (`count` of texts by language), `release-names-open`
 * (`count`), `release-already-yours`, `release-complete` (as many as needed stand already), `release-session-ahead`
 * (what is counted and said until the end would be missing for good).
 */
export function decideRelease(state: ReleaseState, by: string, at: Temporal.Instant): Result<NewRelease> {
  const standing = new Set(standingReleases(state.releases, state.digest).map((release) => release.by));
  const missing = state.texts.flatMap((texts) => state.languages.filter((language) => !texts[language]?.trim()));
  const against: Reason[] = [];
  if (state.heldUntil && Temporal.Instant.compare(at, state.heldUntil) < 0) {
    against.push({ code: 'release-session-ahead' });
  }
  if (state.texts.length === 0) against.push({ code: 'release-empty' });
  if (missing.length > 0) against.push({ code: 'release-texts-missing', params: { count: missing.length } });
  if (state.openFindings > 0) against.push({ code: 'release-names-open', params: { count: state.openFindings } });
  if (standing.has(by)) against.push({ code: 'release-already-yours' });
  if (standing.size >= state.releasesNeeded) against.push({ code: 'release-complete' });
  const ordinal = standing.size + 1;
  return unless(against, () => ({ digest: state.digest, ordinal, completes: ordinal >= state.releasesNeeded }));
}

/** Have as many different persons released exactly this text as the charter asks for? */
export const isReleased = ({ releases, digest, releasesNeeded }: ReleaseState): boolean =>
  new Set(standingReleases(releases, digest).map((release) => release.by)).size >= releasesNeeded;
