import type { Voter } from '../store/votes.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { SecrecyNote } from './SecrecyNote.tsx';

/** After casting: the receipt, shown this once. */
export function ReceiptPage({ voter, receipt, ...frame }: FrameProps & { voter: Voter; receipt: string }) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.receipt.title')}
      lead={t('ballots.receipt.lead', { organization: voter.name })}
      own
    >
      <h2>{t('ballots.receipt.code')}</h2>
      <p>
        <code class="secret">{receipt}</code>
      </p>
      <p>{t('ballots.receipt.keep')}</p>
      <p>{t('ballots.receipt.proves')}</p>
      <p>
        <a href={reader.to(`${electionPath(election)}/resultado/constancias`)}>{t('ballots.receipt.look-up')}</a>
      </p>
      <SecrecyNote reader={reader} />
    </ElectionFrame>
  );
}
