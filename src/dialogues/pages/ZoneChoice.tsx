import { ZoneField } from '../../accounts/pages/ZoneField.tsx';
import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  /** Where the hours are shown. */
  path: string;
  /** They asked to choose: the page's address has `zona`, empty. */
  choosing: boolean;
};

/** For whoever has no account with a zone, with scripts or without: the page again, with the hours of their place. */
export function ZoneChoice({ reader, charter, path, choosing }: Props) {
  if (reader.person !== null) return null;
  const page = reader.to(path);
  if (!choosing) {
    return (
      <p>
        <a href={`${page}?zona=#zona`} rel="nofollow">
          {reader.t('dialogues.zone.choose')}
        </a>
      </p>
    );
  }
  return (
    <div id="zona">
      <Form reader={reader} action={page} method="get" submit={reader.t('dialogues.zone.show')}>
        <ZoneField
          reader={reader}
          charter={charter}
          form={emptyForm}
          name="zona"
          hint={reader.t('dialogues.zone.hint')}
          zone={null}
        />
      </Form>
    </div>
  );
}
