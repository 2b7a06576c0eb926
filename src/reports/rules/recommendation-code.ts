/** A recommendation is known by its theme and its number within it: `T1·R1`, for good. */
export type RecommendationNumber = { readonly theme: number; readonly number: number };

export const recommendationCode = ({ theme, number }: RecommendationNumber): string => `T${theme}·R${number}`;

/** The end of its permanent address: `2023-t1-r1`. `dialogue` is the dialogue's own slug. */
export const recommendationSlug = (dialogue: string, { theme, number }: RecommendationNumber): string =>
  `${dialogue}-t${theme}-r${number}`;

const form = /^T([1-9]\d{0,3})·R([1-9]\d{0,3})$/;

/** The number a code stands for, or null where it is none. */
export function readRecommendationCode(code: string): RecommendationNumber | null {
  const match = form.exec(code);
  return match ? { theme: Number(match[1]), number: Number(match[2]) } : null;
}

/**
 * Numbers the recommendations of one theme, given in the order of the report. A number once published stays with
 * its recommendation and is never given again, also when the recommendation has left the report; the others take
 * the next free numbers in order. Before anything is published that is 1, 2, 3 … in the order of the report.
 */
export function numberRecommendations<R extends { readonly id: string }>(
  theme: number,
  recommendations: readonly R[],
  published: ReadonlyMap<string, RecommendationNumber>,
): readonly (R & RecommendationNumber)[] {
  const given = [...published.values()].filter((one) => one.theme === theme).map((one) => one.number);
  let next = Math.max(0, ...given);
  return recommendations.map((recommendation) => {
    const kept = published.get(recommendation.id);
    return { ...recommendation, theme, number: kept?.theme === theme ? kept.number : ++next };
  });
}
