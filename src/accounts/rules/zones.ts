/** Time zones by the part of the world their name begins with, both in alphabetical order. */
type ZoneGroup = { readonly area: string; readonly zones: readonly { zone: string; place: string }[] };

/** Every zone that is named after a place: 'Etc/GMT+6' and its like are no place. */
export const zones: readonly string[] = Intl.supportedValuesOf('timeZone').filter(
  (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
);

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (Argentina)`. */
export function placeOf(zone: string): string {
  const [, ...parts] = zone.replaceAll('_', ' ').split('/');
  const place = parts.pop() ?? zone;
  return parts.length > 0 ? `${place} (${parts.join(', ')})` : place;
}

export function zoneGroups(language: string): readonly ZoneGroup[] {
  const { compare } = new Intl.Collator(language);
  return [...Map.groupBy(zones, (zone) => zone.split('/')[0] ?? zone)]
    .map(([area, members]) => ({
      area,
      zones: members
        .map((zone) => ({ zone, place: placeOf(zone) }))
        .sort((one, other) => compare(one.place, other.place) || compare(one.zone, other.zone)),
    }))
    .sort((one, other) => compare(one.area, other.area));
}
