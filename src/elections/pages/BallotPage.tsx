import type { FormState } from '../../platform/forms.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Form } from '../../ui/components/Form.tsx';
import { placeField } from '../rules/ballot.ts';
import type { Voter } from '../store/votes.ts';
import type { ListedCandidate } from '../types.ts';
import { BallotList } from './BallotList.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { SecrecyNote } from './SecrecyNote.tsx';
import { homeMoment } from './words.ts';

export type BallotCandidate = Pick<ListedCandidate, 'n' | 'name' | 'organizationName' | 'gone'>;

type Props = FrameProps & {
  voter: Voter;
  /** In this organization's own order. */
  candidates: readonly BallotCandidate[];
  form: FormState;
};

export const ballotPath = (slug: string, organizationId: string): string =>
  `${electionPath({ slug })}/papeleta/${organizationId}`;

/** An organization's ballot: a number beside each candidate; a script lets one drag them, or move them by buttons. */
export function BallotPage({ voter, candidates, form, ...frame }: Props) {
  const { reader, charter, election } = frame;
  const { t } = reader;
  const standing = candidates.filter(({ gone }) => !gone);
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.ballot.title', { organization: voter.name })}
      lead={t('ballots.ballot.lead', { until: homeMoment(reader, charter, election.calendar.votingUntil) })}
      failed={form.reasons.length > 0}
      own
    >
      <ul class="bullets">
        <li>{t('ballots.ballot.how.first')}</li>
        <li>{t('ballots.ballot.how.more')}</li>
        <li>{t('ballots.ballot.how.seats', { seats: election.seats })}</li>
        <li>{t('ballots.ballot.how.order')}</li>
      </ul>
      <p>
        <a href={reader.to(electionPath(election))}>{t('ballots.ballot.candidates')}</a>
      </p>
      <Form
        reader={reader}
        action={`${reader.to(ballotPath(election.slug, voter.organizationId))}/revision`}
        reasons={form.reasons}
        labels={new Map(standing.map(({ n, name }) => [placeField(n), name]))}
        submit={t('ballots.ballot.review')}
      >
        <BallotList reader={reader} form={form} candidates={standing} />
      </Form>
      {standing.length < candidates.length && (
        <p class="note">
          {t('ballots.ballot.gone', {
            names: reader.list(candidates.filter(({ gone }) => gone).map(({ name }) => name)),
          })}
        </p>
      )}
      <SecrecyNote reader={reader} />
      <script type="module" src={assetUrl('ballot.js')} />
    </ElectionFrame>
  );
}
