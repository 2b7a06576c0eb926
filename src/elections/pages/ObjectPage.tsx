import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import type { Candidacy, Election } from '../types.ts';
import { electionPath, ManagedElection } from './ManagedElection.tsx';
import { homeMoment } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  candidacy: Candidacy;
  form: FormState;
  once: string;
};

/** A member of the body objects to a decision. */
export function ObjectPage({ reader, charter, election, candidacy, form, once }: Props) {
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.object.to', { candidate: candidacy.name })}
      lead={reader.t('elections.object.lead', {
        until: homeMoment(reader, charter, election.calendar.objectionsUntil),
      })}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`${electionPath(election)}/candidaturas/${candidacy.id}/objecion`)}
        reasons={form.reasons}
        submit={reader.t('elections.object.submit')}
        once={once}
        keep={`objection-${candidacy.id}`}
      >
        <TextArea
          reader={reader}
          form={form}
          name="text"
          label={reader.t('elections.object.text')}
          hint={reader.t('elections.object.text-hint')}
        />
      </Form>
    </ManagedElection>
  );
}
