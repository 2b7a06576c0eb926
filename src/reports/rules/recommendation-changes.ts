import canonicalize from 'canonicalize';
import type { Texts } from '../../platform/reader.ts';
import type { ReportContent } from '../types.ts';

export type PublishedItem = {
  readonly itemId: string;
  readonly theme: number;
  readonly code: string;
  readonly slug: string;
  readonly text: Texts;
  readonly objectives: readonly number[];
};

/** The recommendations of a report, in its order. */
export const recommendationsIn = ({ sections }: ReportContent): readonly PublishedItem[] =>
  sections.flatMap(({ theme, items }) =>
    items.flatMap(({ id, code, slug, text, objectives }) =>
      theme !== null && code && slug ? [{ itemId: id, theme, code, slug, text, objectives }] : [],
    ),
  );

/** What an edition does to the recommendations of the one before, by their codes, as the public record says it. */
export function correctedCodes(
  content: ReportContent,
  last: ReportContent,
): {
  readonly withdrawn: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
} {
  const before = new Map(recommendationsIn(last).map((item) => [item.code, item]));
  const now = new Map(recommendationsIn(content).map((item) => [item.code, item]));
  const codes = (items: Iterable<PublishedItem>) => [...items].map(({ code }) => code);
  return {
    withdrawn: codes(before.values().filter(({ code }) => !now.has(code))),
    added: codes(now.values().filter(({ code }) => !before.has(code))),
    changed: codes(now.values().filter((item) => said(item) !== said(before.get(item.code) ?? item))),
  };
}

const said = ({ text, objectives }: PublishedItem) => canonicalize([text, objectives]);

/**
 * What becomes of recommendations that were left out, once an edition is withheld: those that another edition still has
 * stand in its last wording, the others nobody can read any more. `editions`: those that are left, the first first.
 */
export function afterWithholding<R extends { readonly itemId: string; readonly withdrawn: boolean }>(
  editions: readonly ReportContent[],
  published: readonly R[],
): { readonly kept: readonly PublishedItem[]; readonly withheld: readonly R[] } {
  const left = new Map(editions.flatMap(recommendationsIn).map((item) => [item.itemId, item]));
  const out = published.filter(({ withdrawn }) => withdrawn);
  return {
    kept: out.flatMap(({ itemId }) => left.get(itemId) ?? []),
    withheld: out.filter(({ itemId }) => !left.has(itemId)),
  };
}

/** What an edition does to the recommendations that have addresses: which are new, which stay, which it leaves out. */
export function recommendationChanges(
  content: ReportContent,
  published: readonly { readonly itemId: string; readonly withdrawn: boolean }[],
): {
  readonly added: readonly PublishedItem[];
  readonly kept: readonly PublishedItem[];
  readonly withdrawn: readonly string[];
} {
  const now = recommendationsIn(content);
  const before = new Set(published.map(({ itemId }) => itemId));
  const standing = new Set(now.map(({ itemId }) => itemId));
  return {
    added: now.filter(({ itemId }) => !before.has(itemId)),
    kept: now.filter(({ itemId }) => before.has(itemId)),
    withdrawn: published
      .filter(({ itemId, withdrawn }) => !withdrawn && !standing.has(itemId))
      .map(({ itemId }) => itemId),
  };
}
