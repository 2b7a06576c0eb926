import { countriesToChoose } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { textName } from '../../platform/text-fields.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { KnownNames } from '../rules/known-names.ts';
import { workPath } from './WorkPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  form: FormState;
  governments: KnownNames['governments'];
};

/** Makes an institution of a government known, so that it is found, and may be named where that is approved. */
export function InstitutionForm({ reader, charter, dialogue, form, governments }: Props) {
  const byName = new Intl.Collator(reader.language);
  const option = (code: string) => ({ value: code, label: reader.country(code) });
  const sorted = (codes: readonly string[]) => codes.map(option).sort((a, b) => byName.compare(a.label, b.label));
  const { inside, outside } = countriesToChoose(charter.region);
  return (
    <section id="instituciones">
      <h2>{reader.t('reports.institutions.title')}</h2>
      <p>
        {reader.t(
          charter.report.attribution.governmentsMayBeNamed
            ? 'reports.institutions.text'
            : 'reports.institutions.closed',
        )}
      </p>
      {governments.length > 0 && (
        <Disclosure summary={reader.t('reports.institutions.known', { count: governments.length })}>
          <ul class="bullets">
            {governments.map(({ name, acronym, country }) => (
              <li>{`${reader.text(name)}${acronym ? ` (${acronym})` : ''}, ${reader.country(country)}`}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Form
        reader={reader}
        action={`${reader.to(workPath(dialogue))}/nombres/instituciones`}
        submit={reader.t('reports.institutions.add')}
        reasons={form.reasons}
      >
        {charter.languages.map((language) => (
          <TextField
            reader={reader}
            form={form}
            name={textName('name', language)}
            label={reader.t('reports.institutions.name', { language: languageTitle(reader, language) })}
            lang={language}
            optional={language !== charter.languages[0]}
            maxlength={200}
          />
        ))}
        <TextField
          reader={reader}
          form={form}
          name="acronym"
          label={reader.t('reports.institutions.acronym')}
          optional
          expects="short"
          maxlength={40}
        />
        <Select
          reader={reader}
          form={form}
          name="country"
          label={reader.t('reports.institutions.country')}
          prompt={reader.t('reports.institutions.country.prompt')}
          options={[
            { label: reader.t('reports.institutions.inside'), options: sorted(inside) },
            { label: reader.t('reports.institutions.outside'), options: sorted(outside) },
          ]}
        />
      </Form>
    </section>
  );
}
