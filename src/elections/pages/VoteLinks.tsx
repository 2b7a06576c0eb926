import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import type { Election, Stage } from '../types.ts';
import { electionPath } from './ManagedElection.tsx';
import { scrutinyPath } from './ScrutinyPage.tsx';

type Props = { reader: Reader; election: Election; stage: Stage; oversees: boolean };

/** From an election's page to its ballot, its scrutiny and its result. */
export function VoteLinks({ reader, election, stage, oversees }: Props) {
  const { t } = reader;
  const path = reader.to(electionPath(election));
  const isSeparated = election.secrecy === 'separated';
  const isListed = election.listedAt !== null;
  if (stage !== 'voting' && !isListed) return null;
  return (
    <p class="actions">
      {stage === 'voting' && isSeparated && (
        <ButtonLink href={`${path}/papeleta`}>{t('ballots.links.vote')}</ButtonLink>
      )}
      {stage === 'listed' && !isSeparated && <ButtonLink href={`${path}/tarjeta`}>{t('cards.to-draw')}</ButtonLink>}
      {stage === 'voting' && !isSeparated && <ButtonLink href={`${path}/urna`}>{t('cards.to-box')}</ButtonLink>}
      {isListed && !isSeparated && (
        <ButtonLink href={`${path}/tarjetas`} look="quiet">
          {t('cards.title')}
        </ButtonLink>
      )}
      {election.closed && <ButtonLink href={`${path}/resultado`}>{t('ballots.links.result')}</ButtonLink>}
      {isListed && isSeparated && (
        <ButtonLink href={`${path}/resultado/constancias`} look="quiet">
          {t('ballots.links.receipts')}
        </ButtonLink>
      )}
      {isListed && oversees && (
        <ButtonLink href={reader.to(scrutinyPath(election))} look="quiet">
          {t('ballots.links.scrutiny')}
        </ButtonLink>
      )}
    </p>
  );
}
