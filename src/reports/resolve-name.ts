import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { lockDraft } from './lock-draft.ts';
import type { Draft } from './review-draft.ts';
import { aboutResolution, decideResolution, type ResolutionKind, type Settled } from './rules/resolutions.ts';
import { insertResolutions, type StoredResolution } from './store/names.ts';
import type { ReportId } from './types.ts';

/** A place where something was found, as the person saw it. */
export type SeenPlace = {
  readonly textId: string;
  readonly language: string;
  readonly start: number;
  readonly end: number;
  /** `textHash` of the wording the person was shown. */
  readonly seen: string;
};

type NameJudgement = {
  readonly reportId: ReportId;
  /** One text naming one and the same, in whichever languages: judged together, kept apart. */
  readonly places: readonly SeenPlace[];
  readonly entity: string;
  readonly resolution: ResolutionKind;
  readonly reason: string;
};

/**
 * Judges that what was found may stay: it is no name, or an institution of a government presents its own initiative
 * and is named by a named approval. Judged twice alike, it is judged once. Refusals: `report-unknown`,
 * `naming-text-changed` (also where the name is gone), those of `decideResolution`, each once.
 */
export const resolveName = (
  deps: Pick<Deps, 'db' | 'charter'>,
  judgement: NameJudgement,
  by: Acting & { readonly mayApproveNaming: boolean },
  at: Temporal.Instant,
): Promise<Result<ReportId>> =>
  transact(deps.db, async (tx): Promise<Result<ReportId>> => {
    const draft = await lockDraft(tx, deps, judgement.reportId);
    if (!draft) return refuse('report-unknown');
    const decision = decide(draft, judgement, deps.charter, by);
    if (!decision.ok) return decision;
    if (decision.value.length > 0) await insertResolutions(tx, judgement.reportId, decision.value, by, at);
    return accept(judgement.reportId);
  });

/** What speaks against a judgement, as far as it could be read. Reasons: those of `resolveName`, each once. */
export function aboutJudgement(
  { names: { settled } }: Draft,
  { places = [], entity, resolution, reason }: Partial<NameJudgement>,
  charter: Deps['charter'],
  by: { readonly mayApproveNaming: boolean },
): readonly Reason[] {
  const found = new Map<string, Reason>();
  for (const place of places) {
    const there = settled.find((one) => one.entity === entity && isAt(one, place));
    if (!there) found.set('naming-text-changed', { code: 'naming-text-changed' });
    if (!there) continue;
    const proposed = { ...(resolution && { resolution }), ...(reason !== undefined && { reason }), seen: place.seen };
    for (const one of aboutResolution(there, proposed, charter.report.attribution, by)) found.set(one.code, one);
    if (there.resolution && resolution && there.resolution.resolution !== resolution) {
      found.set('naming-judged-otherwise', { code: 'naming-judged-otherwise' });
    }
  }
  if (places.length === 0) found.set('naming-text-changed', { code: 'naming-text-changed' });
  return [...found.values()];
}

function decide(
  draft: Draft,
  judgement: NameJudgement,
  charter: Deps['charter'],
  by: Acting & { readonly mayApproveNaming: boolean },
) {
  const { places, entity, resolution, reason } = judgement;
  return unless(aboutJudgement(draft, judgement, charter, by), () =>
    places.flatMap((place) => {
      const there = draft.names.settled.find((one) => one.entity === entity && isAt(one, place));
      if (!there || there.resolution) return [];
      const proposed = { resolution, reason, seen: place.seen };
      const decision = decideResolution(there, proposed, charter.report.attribution, by);
      return decision.ok ? [{ ...decision.value, matched: there.finding.matched }] : [];
    }),
  );
}

const isAt = ({ finding }: Settled<StoredResolution>, { textId, language, start, end }: SeenPlace): boolean =>
  finding.textId === textId && finding.language === language && finding.start === start && finding.end === end;
