import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Heading } from '../types.ts';
import { languageFields } from './ItemPage.tsx';
import { type Conflicting, VersionedForm } from './VersionedForm.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  heading: Heading;
  /** The edition being prepared: from the second on, what it corrects is asked. */
  edition: number;
  form: FormState;
  conflict: Conflicting | null;
  done: DoneCode | null;
};

/** What the report is called and says of itself. */
export function HeadingPage({ reader, charter, dialogue, heading, edition, form, conflict, done }: Props) {
  const base = reader.to(workPath(dialogue));
  const common = { reader, languages: charter.languages, form };
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.work.heading')}
      done={done}
      failed={form.reasons.length > 0 || conflict !== null}
      wide
    >
      <VersionedForm
        reader={reader}
        action={`${base}/titulo`}
        back={base}
        form={form}
        version={heading.version}
        keep={`report-heading-${dialogue.id}`}
        conflict={conflict}
      >
        {languageFields({ ...common, name: 'title', rows: 2 })}
        {languageFields({ ...common, name: 'summary', rows: 5, hint: reader.t('reports.field.summary.hint') })}
        {edition > 1 &&
          languageFields({
            ...common,
            name: 'correction',
            rows: 3,
            hint: reader.t('reports.field.correction.hint', { edition }),
          })}
      </VersionedForm>
    </WorkPage>
  );
}
