import type { Reader } from '../../platform/reader.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import type { AlikeLine } from '../rules/import-plan.ts';
import type { KnownIdentity } from '../store/duplicates.ts';

type Props = {
  reader: Reader;
  lines: readonly AlikeLine[];
  known: ReadonlyMap<string, KnownIdentity>;
  legend: string;
};

/** Lines that resemble another organization, each with why: ticked, it is brought in all the same. */
export function ImportAlike({ reader, lines, known, legend }: Props) {
  return (
    <>
      {lines.map(({ member }) => (
        <input type="hidden" name="shown" value={`${member.number}`} />
      ))}
      <Checkboxes
        reader={reader}
        form={{ values: {}, reasons: [] }}
        name="chosen"
        label={legend}
        options={lines.map((line) => ({
          value: `${line.member.number}`,
          label: reader.t('membership.import.alike.import', {
            row: line.member.number,
            name: line.member.name,
            country: reader.country(line.member.countries[0]),
          }),
          hint: why(reader, line, known),
        }))}
        values={lines.filter(({ chosen }) => chosen).map(({ member }) => `${member.number}`)}
        optional
      />
    </>
  );
}

function why(reader: Reader, { likeness }: AlikeLine, known: Props['known']): string {
  const evidence = reader.list(likeness.evidence.map((kind) => reader.t(`membership.duplicate.evidence.${kind}`)));
  if (likeness.earlier !== null) return reader.t('membership.import.alike.row', { row: likeness.earlier, evidence });
  const one = known.get(likeness.id);
  return reader.t('membership.import.alike.member', {
    name: one?.names[0] ?? '',
    country: (one?.countries ?? []).map((code) => reader.country(code)).join(', '),
    evidence,
  });
}
