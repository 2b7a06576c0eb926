import { createHash } from 'node:crypto';
import type { Reason, Result } from '../../platform/result.ts';
import { unless } from '../../platform/result.ts';
import type { Finding, ReportText } from './attribution.ts';

export const resolutionKinds = ['not-a-name', 'government-initiative'] as const;
/**
 * What a person judged of a finding that stays in the text. The third way to settle one, rewriting the text, needs
 * no judgement: the name is no longer found.
 */
export type ResolutionKind = (typeof resolutionKinds)[number];

/** Bound to one wording and one place in it: when the text changes, what was judged is judged anew. */
export type Resolution = {
  /** `textHash` of the text the name stands in. */
  readonly textHash: string;
  readonly start: number;
  readonly end: number;
  /** `entityKey` of the finding: a new member of the same name is judged anew. */
  readonly entity: string;
  readonly resolution: ResolutionKind;
};

/** SHA-256 of a text, in hexadecimal digits. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whom a finding could name: `organization:<id>`, or one key for all of several. */
export function entityKey({ entities }: Finding): string {
  const keys = entities.map(({ kind, id }) => `${kind}:${id}`);
  return keys.length === 1 ? keys.join() : `several:${textHash(keys.join('\n')).slice(0, 32)}`;
}

export type Settled<R extends Resolution = Resolution> = {
  readonly finding: Finding;
  readonly textHash: string;
  readonly entity: string;
  /** Null: open. */
  readonly resolution: R | null;
};

/** Every finding with the resolution that stands for it, in the order of the findings. */
export function settle<R extends Resolution>(
  texts: readonly ReportText[],
  findings: readonly Finding[],
  resolutions: readonly R[],
): readonly Settled<R>[] {
  const hashes = new Map(texts.map((text) => [placeOf(text.id, text.language), textHash(text.text)]));
  const standing = new Map(resolutions.map((resolution) => [spotOf(resolution), resolution]));
  return findings.map((finding) => {
    const hash = hashes.get(placeOf(finding.textId, finding.language)) ?? '';
    const entity = entityKey(finding);
    const spot = spotOf({ textHash: hash, start: finding.start, end: finding.end, entity });
    return { finding, textHash: hash, entity, resolution: standing.get(spot) ?? null };
  });
}

const placeOf = (id: string, language: string): string => `${language} ${id}`;
const spotOf = (at: Pick<Resolution, 'textHash' | 'start' | 'end' | 'entity'>): string =>
  `${at.textHash} ${at.start} ${at.end} ${at.entity}`;

type ProposedResolution = {
  readonly resolution: ResolutionKind;
  /** Why, in the person's own words: kept with the resolution. */
  readonly reason: string;
  /** `textHash` of the wording the person was shown. */
  readonly seen: string;
};

/**
 * May this finding stay in the text for this reason? A government's institution may be named when it presents its
 * own initiative, where the charter allows it and by someone who may approve it, as in the results report of the
 * first Conversatorio (2023); nobody else is (concept note, 8 August 2023, Result).
 *
 * Refuses with all of: `naming-text-changed` (the wording is no longer the one shown), `naming-reason-missing`, and
 * for a government's initiative `naming-not-government`, `naming-closed` (the charter names nobody) and
 * `naming-without-power`.
 */
export function decideResolution(
  settled: Settled,
  proposed: ProposedResolution,
  charter: { readonly governmentsMayBeNamed: boolean },
  by: { readonly mayApproveNaming: boolean },
): Result<Resolution & { readonly reason: string }> {
  const { finding, textHash, entity } = settled;
  const { start, end } = finding;
  const { resolution, reason } = proposed;
  return unless(aboutResolution(settled, proposed, charter, by), () => ({
    ...{ textHash, start, end, entity, resolution },
    reason: reason.trim(),
  }));
}

/** The same of a judgement of which not everything is known: whatever can be said against it already. */
export function aboutResolution(
  { finding, textHash: current }: Settled,
  { resolution, reason, seen }: Pick<ProposedResolution, 'seen'> & Partial<ProposedResolution>,
  charter: { readonly governmentsMayBeNamed: boolean },
  by: { readonly mayApproveNaming: boolean },
): readonly Reason[] {
  const against: Reason[] = [];
  if (seen !== current) against.push({ code: 'naming-text-changed' });
  if (!reason?.trim()) against.push({ code: 'naming-reason-missing', field: 'reason' });
  if (resolution === 'government-initiative') {
    if (!finding.entities.every(({ kind }) => kind === 'government-institution')) {
      against.push({ code: 'naming-not-government', field: 'resolution' });
    }
    if (!charter.governmentsMayBeNamed) against.push({ code: 'naming-closed', field: 'resolution' });
    if (!by.mayApproveNaming) against.push({ code: 'naming-without-power', field: 'resolution' });
  }
  return against;
}
