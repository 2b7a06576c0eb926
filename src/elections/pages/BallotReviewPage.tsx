import { Button } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { placeField } from '../rules/ballot.ts';
import type { Voter } from '../store/votes.ts';
import { type BallotCandidate, ballotPath } from './BallotPage.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';

type Props = FrameProps & {
  voter: Voter;
  candidates: readonly BallotCandidate[];
  /** Numbers of candidates, first preference first. */
  ranking: readonly number[];
  receipt: string;
};

/** The ballot as it was understood, before it is cast. */
export function BallotReviewPage({ voter, candidates, ranking, receipt, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  const named = (n: number) => candidates.find((one) => one.n === n);
  const left = candidates.filter(({ n, gone }) => !gone && !ranking.includes(n));
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.review.title')}
      lead={t('ballots.review.lead', { organization: voter.name })}
      own
    >
      <ol class="ranking">
        {ranking.map((n) => (
          <li>
            <strong>{named(n)?.name}</strong> <span class="soft">{named(n)?.organizationName}</span>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <p class="note">{t('ballots.review.left', { names: reader.list(left.map(({ name }) => name)) })}</p>
      )}
      <p>{t('ballots.review.final')}</p>
      <Form
        reader={reader}
        action={reader.to(ballotPath(election.slug, voter.organizationId))}
        submit={t('ballots.review.cast')}
        aside={
          <Button look="quiet" name="corregir" value="si">
            {t('ballots.review.back')}
          </Button>
        }
      >
        <input type="hidden" name="constancia" value={receipt} />
        {ranking.map((n, at) => (
          <input type="hidden" name={placeField(n)} value={String(at + 1)} />
        ))}
      </Form>
    </ElectionFrame>
  );
}
