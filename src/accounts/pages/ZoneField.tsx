import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Select } from '../../ui/components/Select.tsx';
import { listedAs, nameOf, zonesByName } from '../rules/zones.ts';

type Props = {
  reader: Reader;
  form: FormState;
  charter: Charter;
  zone: string | null;
  /** The field's own name and hint, where it is not among a person's data. */
  name?: string;
  hint?: string;
};

/** The cities whose hours the mechanism prints first, then the whole world. */
export function ZoneField({ reader, form, charter, zone, name = 'zone', hint }: Props) {
  const world = zonesByName(reader.locale);
  const namedAs = (zone: string) => world.find((each) => each.zone === listedAs(zone));
  const ours = charter.zones.map(({ zone, city }) => {
    const place = reader.text(city);
    const known = namedAs(zone);
    return { value: zone, label: known ? nameOf({ ...known, place }) : place };
  });
  const printed = new Set(ours.map(({ value }) => listedAs(value)));
  const others = world
    .filter((each) => !printed.has(each.zone))
    .map((each) => ({ value: each.zone, label: nameOf(each) }));
  const chosen = [...ours, ...others].find(({ value }) => zone !== null && listedAs(value) === listedAs(zone));
  return (
    <Select
      reader={reader}
      form={form}
      name={name}
      label={reader.t('accounts.data.zone')}
      hint={hint ?? reader.t('accounts.data.zone-hint')}
      prompt={reader.t('accounts.data.zone-prompt')}
      options={[
        { label: reader.t('accounts.data.zone.ours'), options: ours },
        { label: reader.t('accounts.data.zone.others'), options: others },
      ]}
      value={chosen?.value}
      optional
    />
  );
}
