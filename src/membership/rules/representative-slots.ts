import type { Charter, Office } from '../../charter/types.ts';

/**
 * The offices an organization fills when it joins, in the charter's order: who represents it, and one more for when
 * that person cannot. A charter with a single such office of more than one seat fills it twice.
 */
export function representativeSlots({ offices }: Pick<Charter, 'offices'>): readonly Office[] {
  const own = offices.filter(
    ({ body, powers }) => body === 'organization' && powers.includes('represent-organization'),
  );
  const [first, second] = own;
  if (!first) return [];
  return second ? [first, second] : first.seats === 1 ? [first] : [first, first];
}

type Held = { readonly office: string };

/** Each slot with who fills it among `holders`, in the order in which they began; null where nobody does. */
export function slotHolders<H extends Held>(
  charter: Pick<Charter, 'offices'>,
  holders: readonly H[],
): readonly { readonly office: Office; readonly holder: H | null }[] {
  const left = [...holders];
  return representativeSlots(charter).map((office) => {
    const index = left.findIndex((holder) => holder.office === office.key);
    const [holder] = index < 0 ? [] : left.splice(index, 1);
    return { office, holder: holder ?? null };
  });
}
