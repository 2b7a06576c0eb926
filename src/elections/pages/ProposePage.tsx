import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { MemberOrganization } from '../store/members.ts';
import type { Election } from '../types.ts';
import { electionPath, ManagedElection } from './ManagedElection.tsx';
import { homeMoment, officeTitles } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  members: readonly MemberOrganization[];
  /** Of those, the reader's. */
  own: readonly string[];
  form: FormState;
  once: string;
};

/** Proposes a person of a member organization, or oneself. */
export function ProposePage({ reader, charter, election, members, own, form, once }: Props) {
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.propose.title')}
      lead={reader.t('elections.propose.lead', {
        offices: officeTitles(reader, charter, election),
        until: homeMoment(reader, charter, election.calendar.candidaciesUntil),
      })}
      failed={form.reasons.length > 0}
    >
      <p>{reader.t('elections.propose.told')}</p>
      <Form
        reader={reader}
        action={reader.to(`${electionPath(election)}/proponer`)}
        reasons={form.reasons}
        submit={reader.t('elections.propose.submit')}
        once={once}
        keep={`proposal-${election.id}`}
      >
        <Radios
          reader={reader}
          form={form}
          name="who"
          label={reader.t('elections.propose.who')}
          options={(['self', 'other'] as const).map((value) => ({
            value,
            label: reader.t(`elections.propose.${value}`),
          }))}
        />
        <Select
          reader={reader}
          form={form}
          name="organization"
          label={reader.t('elections.propose.organization')}
          hint={reader.t('elections.propose.organization-hint')}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
          value={own[0]}
        />
        <TextField
          reader={reader}
          form={form}
          name="name"
          label={reader.t('elections.propose.name')}
          hint={reader.t('elections.propose.name-hint')}
          optional
        />
        <EmailField
          reader={reader}
          form={form}
          name="email"
          label={reader.t('elections.propose.email')}
          hint={reader.t('elections.propose.email-hint')}
          optional
        />
        <LanguageField reader={reader} form={form} name="language" label={reader.t('elections.propose.language')} />
      </Form>
    </ManagedElection>
  );
}
