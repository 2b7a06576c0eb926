import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import type { Fields } from '../rules/merge-fields.ts';
import type { Heading } from '../types.ts';
import { Conflict } from './Conflict.tsx';
import { languageFields } from './ItemPage.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  heading: Heading;
  /** The edition being prepared: from the second on, what it corrects is asked. */
  edition: number;
  form: FormState;
  conflict: { readonly theirs: Fields; readonly conflicts: readonly string[] } | null;
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
      {conflict && <Conflict reader={reader} {...conflict} />}
      <div class="wide-form">
        <Form
          reader={reader}
          action={`${base}/titulo`}
          submit={reader.t('reports.item.save')}
          reasons={form.reasons}
          keep={conflict ? undefined : `report-heading-${dialogue.id}-${heading.version}`}
          aside={<a href={base}>{reader.t('reports.item.back')}</a>}
        >
          <input type="hidden" name="base" value={form.values.base ?? heading.version} />
          {languageFields({ ...common, name: 'title', rows: 2 })}
          {languageFields({ ...common, name: 'summary', rows: 5, hint: reader.t('reports.field.summary.hint') })}
          {edition > 1 &&
            languageFields({
              ...common,
              name: 'correction',
              rows: 3,
              hint: reader.t('reports.field.correction.hint', { edition }),
            })}
        </Form>
      </div>
    </WorkPage>
  );
}
