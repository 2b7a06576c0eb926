import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Select } from '../../ui/components/Select.tsx';
import { placeOf, zoneGroups } from '../rules/zones.ts';

type Props = { reader: Reader; form: FormState; charter: Charter; zone: string | null };

/** The cities whose hours the mechanism prints first, then the whole world by its parts. */
export function ZoneField({ reader, form, charter, zone }: Props) {
  const ours = charter.zones.map((each) => ({ value: each.zone, label: reader.text(each.city) }));
  const known = new Set(ours.map(({ value }) => value));
  const groups = zoneGroups(reader.language).map(({ area, zones }) => ({
    label: isArea(area) ? reader.t(areas[area]) : area,
    options: zones.filter((each) => !known.has(each.zone)).map((each) => ({ value: each.zone, label: each.place })),
  }));
  const listed =
    zone === null || known.has(zone) || groups.some(({ options }) => options.some((o) => o.value === zone));
  return (
    <Select
      reader={reader}
      form={form}
      name="zone"
      label={reader.t('accounts.data.zone')}
      hint={reader.t('accounts.data.zone-hint')}
      prompt={reader.t('accounts.data.zone-prompt')}
      options={[
        ...(listed ? [] : [{ value: zone, label: placeOf(zone) }]),
        { label: reader.t('accounts.data.zone.ours'), options: ours },
        ...groups,
      ]}
      value={zone ?? undefined}
      optional
    />
  );
}

const areas = {
  Africa: 'accounts.zone.Africa',
  America: 'accounts.zone.America',
  Antarctica: 'accounts.zone.Antarctica',
  Arctic: 'accounts.zone.Arctic',
  Asia: 'accounts.zone.Asia',
  Atlantic: 'accounts.zone.Atlantic',
  Australia: 'accounts.zone.Australia',
  Europe: 'accounts.zone.Europe',
  Indian: 'accounts.zone.Indian',
  Pacific: 'accounts.zone.Pacific',
} as const satisfies Record<string, MessageKey>;

const isArea = (area: string): area is keyof typeof areas => area in areas;
