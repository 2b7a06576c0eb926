import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import type { Election } from '../types.ts';
import { electionPath, ManagedElection } from './ManagedElection.tsx';

type Props = { reader: Reader; charter: Charter; election: Election; ownPath: string };

/** A candidate's personal link that opens nothing any more, and the ways on; nothing of the person is shown on it. */
export function CandidateLinkOverPage({ reader, charter, election, ownPath }: Props) {
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.own.link-over')}
      lead={reader.t('elections.own.link-over-text')}
    >
      <p class="actions">
        <ButtonLink href={reader.to(electionPath(election))}>{reader.t('elections.mail.see')}</ButtonLink>
        <ButtonLink look="quiet" href={reader.to(ownPath)}>
          {reader.t('elections.own.link-over-sign-in')}
        </ButtonLink>
      </p>
    </ManagedElection>
  );
}
