import { countriesToChoose, subregionOf } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';

type CountryGroup = { label: string; options: { value: string; label: string }[] };

/** Every country by the region's subregions, then all others: a diaspora organizes from anywhere. */
export function countryOptions(reader: Reader, { region }: Pick<Charter, 'region'>): CountryGroup[] {
  const { inside, outside } = countriesToChoose(region);
  const byName = new Intl.Collator(reader.language);
  const group = (label: string, codes: readonly string[]): CountryGroup => ({
    label,
    options: codes
      .map((code) => ({ value: code, label: reader.country(code) }))
      .sort((one, other) => byName.compare(one.label, other.label)),
  });
  return [
    ...region.subregions.map(({ key, title }) =>
      group(
        reader.text(title),
        inside.filter((code) => subregionOf(region, code).key === key),
      ),
    ),
    group(reader.text(region.outside.title), outside),
  ];
}
