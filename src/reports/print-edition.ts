import type { Deps } from '../deps.ts';
import { readerFor } from '../platform/languages.ts';
import { printedReport } from './pages/printed-report.ts';
import { renderReportPdf } from './pdf/render-report-pdf.ts';
import type { Draft } from './review-draft.ts';
import { standingReleases } from './rules/release.ts';
import type { NamingChecks } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/** The document of an edition in each language of the charter. */
export async function printEdition(
  deps: Needs,
  draft: Draft & { readonly checks: NamingChecks },
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pdfs = new Map<string, Uint8Array>();
  for (const language of deps.charter.languages) pdfs.set(language, await printIn(language, deps, draft, at));
  return pdfs;
}

/** The same in one language: also of what is not released yet, to be read before it is. */
export const printIn = (
  language: string,
  { charter, baseUrl }: Needs,
  { content, release, releases, checks }: Draft & { readonly checks: NamingChecks },
  at: Temporal.Instant,
): Promise<Uint8Array> => {
  const path = `/informes/${content.dialogue.slug}`;
  const reader = readerFor({ language, languages: charter.languages, path, origin: baseUrl });
  const { digest } = release;
  return renderReportPdf(
    printedReport(reader, charter, { content, digest, releases: standingReleases(releases, digest), checks, at }),
  );
};
