import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Fact } from '../pdf/model.ts';
import type { StoredRelease } from '../store/releases.ts';
import type { NamingChecks, ReportContent } from '../types.ts';
import { officeLine } from './words.ts';

/** An edition as it goes to print: offices and figures, no name of a person. */
export type PrintedEdition = {
  readonly content: ReportContent;
  readonly digest: string;
  readonly releases: readonly Pick<StoredRelease, 'office' | 'body'>[];
  readonly checks: NamingChecks;
  readonly at: Temporal.Instant;
  /** What an edition lacks that is read before it is published; null: this one is. */
  readonly unpublished: { readonly releasesNeeded: number; readonly openNames: number } | null;
};

export type PrintedContext = { readonly reader: Reader; readonly charter: Charter; readonly edition: PrintedEdition };

/** `Edición 1, publicada el 8 de agosto de 2023`; of a draft, when it was printed. */
export function editionLine({ reader, charter, edition: { content, at, unpublished } }: PrintedContext): string {
  const values = { edition: content.edition, day: dayOf(reader, charter, at) };
  return reader.t(unpublished ? 'reports.draft.edition' : 'reports.about.edition.value', values);
}

/** How the edition came about; of a draft, what it still waits for. */
export function colophonOf(context: PrintedContext): readonly Fact[] {
  const { reader, edition } = context;
  const { content, digest } = edition;
  return [
    { label: reader.t('reports.about.edition'), value: editionLine(context) },
    { label: reader.t('reports.about.released'), value: releasedLine(context) },
    { label: reader.t('reports.about.names'), value: namesLine(context) },
    {
      label: reader.t('reports.about.rules'),
      value: reader.t('reports.about.rules.value', { version: content.charterVersion }),
    },
    ...(content.themes.some(({ example }) => example)
      ? [{ label: reader.t('reports.numbers.title'), value: reader.t('ui.example.mark') }]
      : []),
    { label: reader.t('reports.about.digest'), value: digest },
  ];
}

function releasedLine({ reader, charter, edition: { releases, unpublished } }: PrintedContext): string {
  if (unpublished)
    return reader.t('reports.step.releases', { given: releases.length, needed: unpublished.releasesNeeded });
  return releases.map(({ office, body }) => officeLine(reader, charter, office, body)).join('; ');
}

function namesLine({ reader, edition: { checks, unpublished } }: PrintedContext): string {
  if (unpublished) return reader.t('reports.draft.names', { count: unpublished.openNames });
  const approved = checks.approved.reduce((sum, one) => sum + one.places, 0);
  return [
    reader.t('reports.about.names.searched', { known: reader.number(checks.known) }),
    reader.t('reports.about.names.found', { found: checks.found, notNames: checks.notNames, approved }),
  ].join(' ');
}
