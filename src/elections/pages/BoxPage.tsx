import { emptyForm } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Button } from '../../ui/components/Button.tsx';
import { FileField } from '../../ui/components/FileField.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import type { CardSetup } from '../store/cards.ts';
import type { ListedCandidate } from '../types.ts';
import { BallotList } from './BallotList.tsx';
import { BoxReceipt, BoxReview } from './BoxSteps.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { secrecyPath } from './SecrecyPage.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps & {
  setup: CardSetup;
  candidates: readonly Pick<ListedCandidate, 'n' | 'name' | 'organizationName' | 'gone'>[];
};

/** Where ballots are cast with a card: nobody is signed in here. */
export function BoxPage({ setup, candidates, ...frame }: Props) {
  const { reader, charter, election } = frame;
  const { t } = reader;
  const standing = candidates.filter(({ gone }) => !gone);
  const box = {
    election: election.id,
    recipient: setup.recipient,
    candidates: candidates.map(({ n, gone }) => ({ n, gone })),
    action: reader.to(`${electionPath(election)}/urna`),
  };
  const until = homeMoment(reader, charter, election.calendar.votingUntil);
  return (
    <ElectionFrame {...frame} title={t('cards.box.title')} lead={t('cards.box.lead', { until })}>
      <noscript>
        <p>{t('cards.box.script')}</p>
      </noscript>
      <form
        hidden
        novalidate
        data-step="write"
        data-box={JSON.stringify(box)}
        data-sending={t('cards.box.sending')}
        data-working={t('cards.box.working')}
        data-failed={t('cards.box.failed')}
        data-no-card={t('cards.box.no-card')}
        data-mismatch={t('cards.box.mismatch')}
        data-empty={t('cards.box.fault.empty')}
        data-place={t('cards.box.fault.place', { most: candidates.length })}
        data-twice={t('cards.box.fault.twice')}
      >
        <FileField
          reader={reader}
          form={emptyForm}
          name="card"
          label={t('cards.box.card')}
          hint={t('cards.box.card.hint')}
          accept=".json,application/json"
        />
        <p data-kept hidden>
          {t('cards.box.kept')}
        </p>
        <p>{t('cards.box.how')}</p>
        <p>
          <a href={reader.to(electionPath(election))}>{t('ballots.ballot.candidates')}</a>
        </p>
        <BallotList reader={reader} form={emptyForm} candidates={standing} />
        <p class="actions">
          <Button>{t('ballots.ballot.review')}</Button>
        </p>
        <p role="status" data-said />
      </form>
      <BoxReview reader={reader} />
      <BoxReceipt {...frame} />
      <p>
        <a href={reader.to(`${electionPath(election)}/tarjetas`)}>{t('cards.to-cards')}</a> ·{' '}
        <a href={reader.to(secrecyPath(election))}>{t('cards.to-levels')}</a>
      </p>
      <script type="module" src={assetUrl('card-box.js')} />
    </ElectionFrame>
  );
}

/** Why nobody casts here now: it is not the time, or the browser says who is there. */
export function NoBoxPage({ reasons, ...frame }: FrameProps & { reasons: readonly Reason[] }) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame {...frame} title={t('cards.box.title')}>
      <Notice reader={reader} kind="attention">
        {reasons.map((reason) => (
          <p>{reader.reason(reason)}</p>
        ))}
      </Notice>
      <p>
        <a href={reader.to(`${electionPath(election)}/tarjetas`)}>{t('cards.to-cards')}</a>
      </p>
    </ElectionFrame>
  );
}
