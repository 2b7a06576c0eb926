import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import type { Voter } from '../store/votes.ts';
import { ballotPath } from './BallotPage.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { SecrecyNote } from './SecrecyNote.tsx';

type Props = FrameProps & {
  /** Organizations for which this person votes, and whether their vote is cast. */
  voters: readonly { readonly voter: Voter; readonly hasVoted: boolean }[];
};

/** For which organizations someone votes. */
export function VotePage({ voters, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame {...frame} title={t('ballots.vote.title')} own>
      {voters.length === 0 ? (
        <EmptyState title={t('ballots.vote.none')}>
          <p>{t('ballots.vote.none.text')}</p>
        </EmptyState>
      ) : (
        <ul class="rows">
          {voters.map(({ voter, hasVoted }) => (
            <li>
              <h2>
                <bdi>{voter.name}</bdi>
              </h2>
              <p>{t(hasVoted ? 'ballots.vote.cast' : 'ballots.vote.waiting')}</p>
              {!hasVoted && (
                <p class="actions">
                  <ButtonLink href={reader.to(ballotPath(election.slug, voter.organizationId))}>
                    {t('ballots.vote.fill')}
                    <span class="unseen">: {voter.name}</span>
                  </ButtonLink>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <SecrecyNote reader={reader} />
    </ElectionFrame>
  );
}

/** Why an organization's ballot is not shown. */
export function NoBallotPage({
  reasons,
  voter,
  ...frame
}: FrameProps & { reasons: readonly Reason[]; voter: Voter | null }) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame {...frame} title={t('ballots.vote.title')} own {...(voter && { lead: voter.name })}>
      <Notice reader={reader} kind="attention">
        {reasons.map((reason) => (
          <p>{reader.reason(reason)}</p>
        ))}
      </Notice>
      <p>
        <a href={reader.to(election.closed ? `${electionPath(election)}/resultado` : electionPath(election))}>
          {t(election.closed ? 'ballots.vote.to-result' : 'ballots.vote.to-election')}
        </a>
      </p>
      <SecrecyNote reader={reader} />
    </ElectionFrame>
  );
}
