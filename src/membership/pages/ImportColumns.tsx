import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { notImported } from '../forms/import.ts';
import { type ColumnMatch, matchColumns, memberFields } from '../rules/column-matching.ts';
import { columnField } from '../rules/import-matching.ts';
import type { ListContent, ListMatching } from '../rules/import-plan.ts';
import { countryOptions } from './country-options.ts';
import { mesaName } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  action: string;
  content: ListContent;
  matching: ListMatching;
  /** Those the list may be of. */
  mesas: readonly number[];
  form: FormState;
};

/** What each column holds, with how sure that is and what stands in it; and what no column says. */
export function ImportColumns(props: Props) {
  const { reader, charter, action, content, matching, mesas, form } = props;
  const { t } = reader;
  const { columns } = matchColumns(content.headings);
  const options = [
    { value: notImported, label: t('membership.import.columns.none') },
    ...memberFields.map((field) => ({ value: field, label: t(`membership.import.field.${field}`) })),
  ];
  return (
    <Form reader={reader} action={action} reasons={form.reasons} submit={t('membership.import.columns.save')}>
      <p>{t('membership.import.columns.text')}</p>
      {columns.map((column, index) => (
        <Select
          reader={reader}
          form={form}
          name={columnField(index)}
          label={column.heading || t('membership.import.columns.untitled', { n: index + 1 })}
          hint={`${howSure(reader, column, matching.fields[index] ?? null)} ${sample(reader, content, index)}`}
          options={options}
          value={matching.fields[index] ?? notImported}
        />
      ))}
      <Fieldset legend={t('membership.import.all')}>
        <Select
          reader={reader}
          form={form}
          name="country"
          label={t('membership.import.all.country')}
          options={countryOptions(reader, charter)}
          value={matching.forAll.country ?? ''}
          prompt={t('membership.import.all.none')}
          optional
        />
        <Select
          reader={reader}
          form={form}
          name="group"
          label={t('membership.import.all.group')}
          options={charter.groups.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          value={matching.forAll.group ?? ''}
          prompt={t('membership.import.all.none')}
          optional
        />
        <Checkboxes
          reader={reader}
          form={form}
          name="mesas"
          label={t('membership.import.all.mesas')}
          options={mesas.map((n) => ({ value: String(n), mesa: n, label: mesaName(reader, charter, n) }))}
          values={matching.forAll.mesas.map(String)}
          optional
        />
      </Fieldset>
    </Form>
  );
}

/** Under this a match is only a guess (`ColumnMatch`). */
const guess = 60;

function howSure({ t }: Reader, { field, confidence }: ColumnMatch, chosen: ListMatching['fields'][number]): string {
  if (chosen !== field) return t('membership.import.columns.own');
  if (field === null) return t('membership.import.columns.unknown');
  if (confidence === 100) return t('membership.import.columns.sure');
  return t(confidence < guess ? 'membership.import.columns.guess' : 'membership.import.columns.likely');
}

/** Whether a match is no more than a guess, to be looked at before the rest is trusted. */
export const hasGuess = ({ headings }: ListContent, { fields }: ListMatching): boolean =>
  matchColumns(headings).columns.some(
    ({ field, confidence }, index) => field !== null && fields[index] === field && confidence < guess,
  );

function sample({ t }: Reader, { rows }: ListContent, index: number): string {
  const values = new Set(rows.slice(0, 200).flatMap(({ cells }) => cells[index] || []));
  if (values.size === 0) return t('membership.import.columns.empty');
  const shown = [...values].slice(0, 3).map((value) => (value.length > 60 ? `${value.slice(0, 60)}…` : value));
  return t('membership.import.columns.sample', { values: shown.join(' · ') });
}
