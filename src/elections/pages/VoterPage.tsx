import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { MemberOrganization, NamedVoter } from '../store/members.ts';
import type { Election } from '../types.ts';
import { electionPath, ManagedElection } from './ManagedElection.tsx';
import { homeMoment } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  organization: MemberOrganization;
  named: NamedVoter | null;
  hasVoted: boolean;
  form: FormState;
};

/** An organization names who casts its vote. */
export function VoterPage({ reader, charter, election, organization, named, hasVoted, form }: Props) {
  const field = { reader, form };
  const until = homeMoment(reader, charter, election.calendar.votingUntil);
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.voter.title', { organization: organization.name })}
      lead={hasVoted ? reader.reason({ code: 'vote-already-cast' }) : reader.t('elections.voter.lead', { until })}
      failed={form.reasons.length > 0}
    >
      {!hasVoted && (
        <>
          <p>
            {named
              ? reader.t('elections.voter.now', { voter: named.name, substitute: named.substituteName ?? '—' })
              : reader.t('elections.voter.default')}
          </p>
          <Form
            reader={reader}
            action={reader.to(`${electionPath(election)}/voto/${organization.slug}`)}
            reasons={form.reasons}
            submit={reader.t('elections.voter.submit')}
          >
            <Fieldset legend={reader.t('elections.voter.voter')}>
              <TextField {...field} name="name" label={reader.t('elections.propose.name')} />
              <EmailField {...field} name="email" label={reader.t('elections.propose.email')} />
            </Fieldset>
            <Fieldset
              legend={reader.t('elections.voter.substitute')}
              hint={reader.t('elections.voter.substitute-hint')}
            >
              <TextField {...field} name="substituteName" label={reader.t('elections.propose.name')} optional />
              <EmailField {...field} name="substituteEmail" label={reader.t('elections.propose.email')} optional />
            </Fieldset>
          </Form>
        </>
      )}
    </ManagedElection>
  );
}
