import type { Deps } from '../deps.ts';
import { readerFor } from '../platform/languages.ts';
import type { PrintedEdition } from './pages/printed-colophon.ts';
import { printedReport } from './pages/printed-report.ts';
import { renderReportPdf } from './pdf/render-report-pdf.ts';
import type { Draft } from './review-draft.ts';
import { standingReleases } from './rules/release.ts';
import type { NamingChecks } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Checked = Draft & { readonly checks: NamingChecks };

/** The document of an edition in each language of the charter. */
export async function printEdition(
  deps: Needs,
  draft: Checked,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pdfs = new Map<string, Uint8Array>();
  for (const language of deps.charter.languages) pdfs.set(language, await print(language, deps, draft, null, at));
  return pdfs;
}

/** The same in one language before it is published, marked as a draft on every page. */
export const printDraft = (
  language: string,
  deps: Needs,
  draft: Checked,
  at: Temporal.Instant,
): Promise<Uint8Array> => {
  const { releasesNeeded, openFindings: openNames } = draft.release;
  return print(language, deps, draft, { releasesNeeded, openNames }, at);
};

function print(
  language: string,
  { charter, baseUrl }: Needs,
  { content, release, releases, checks }: Checked,
  unpublished: PrintedEdition['unpublished'],
  at: Temporal.Instant,
): Promise<Uint8Array> {
  const path = `/informes/${content.dialogue.slug}`;
  const reader = readerFor({ language, languages: charter.languages, path, origin: baseUrl });
  const { digest } = release;
  const standing = standingReleases(releases, digest);
  return renderReportPdf(
    printedReport(reader, charter, { content, digest, releases: standing, checks, at, unpublished }),
  );
}
