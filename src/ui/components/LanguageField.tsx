import { languageName } from '../navigation.ts';
import type { FieldProps } from './Field.tsx';
import { Select } from './Select.tsx';

/** One of the languages of the mechanism, each by its own name; first the one the page is read in. */
export const LanguageField = (props: FieldProps & { value?: string | undefined }) => (
  <Select
    {...props}
    options={props.reader.languages.map((language) => ({
      value: language,
      label: languageName(language),
      lang: language,
    }))}
    value={props.value ?? props.reader.language}
  />
);
