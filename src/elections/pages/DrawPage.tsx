import type { Reason } from '../../platform/result.ts';
import { assetUrl } from '../../ui/assets.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import type { CardSetup } from '../store/cards.ts';
import type { Voter } from '../store/votes.ts';
import { signerKeysOf } from './card-words.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { secrecyPath } from './SecrecyPage.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps & {
  setup: CardSetup | null;
  /** Organizations whose vote this person casts, and whether a card was asked for. */
  voters: readonly { readonly voter: Voter; readonly isAsked: boolean }[];
  /** Why no card can be drawn now. */
  reasons: readonly Reason[];
};

/** Where a voting card is drawn, in the voter's own browser. */
export function DrawPage({ setup, voters, reasons, ...frame }: Props) {
  const { reader, charter, election } = frame;
  const { t } = reader;
  const until = homeMoment(reader, charter, election.calendar.votingFrom);
  return (
    <ElectionFrame {...frame} title={t('cards.draw.title')} lead={t('cards.draw.lead')} own>
      {voters.length === 0 && <EmptyState title={t('cards.draw.nobody')} />}
      {reasons.length > 0 && (
        <Notice reader={reader} kind="attention">
          {reasons.map((reason) => (
            <p>{reader.reason(reason)}</p>
          ))}
        </Notice>
      )}
      {setup && voters.length > 0 && reasons.length === 0 && (
        <>
          <p>{t('cards.draw.until', { until })}</p>
          <Notice reader={reader} kind="attention" title={t('cards.draw.lost')}>
            <p>{t('cards.draw.lost.text')}</p>
          </Notice>
          <noscript>
            <p>{t('cards.draw.script')}</p>
          </noscript>
          {voters.map(({ voter, isAsked }) => (
            <DrawCard {...frame} setup={setup} voter={voter} isAsked={isAsked} />
          ))}
          <script type="module" src={assetUrl('card-draw.js')} />
        </>
      )}
      <p>
        <a href={reader.to(`${electionPath(election)}/tarjetas`)}>{t('cards.to-cards')}</a> ·{' '}
        <a href={reader.to(secrecyPath(election))}>{t('cards.to-levels')}</a>
      </p>
    </ElectionFrame>
  );
}

type CardProps = FrameProps & { setup: CardSetup; voter: Voter; isAsked: boolean };

function DrawCard({ reader, election, setup, voter, isAsked }: CardProps) {
  const { t } = reader;
  const drawing = {
    election: election.id,
    slug: election.slug,
    organization: voter.organizationId,
    signers: signerKeysOf(setup),
    action: reader.to(`${electionPath(election)}/tarjeta`),
  };
  return (
    <section
      hidden
      data-draw={JSON.stringify(drawing)}
      data-asked={isAsked ? 'yes' : 'no'}
      data-go-on={t('cards.draw.continue')}
      data-working={t('cards.draw.working')}
      data-elsewhere={t('cards.draw.elsewhere')}
      data-failed={t('cards.draw.failed')}
      data-signed-out={t('cards.draw.signed-out')}
      data-done={t('cards.draw.done')}
      data-forgotten={t('cards.draw.forgotten')}
      data-sure={t('cards.draw.sure')}
    >
      <h2>{voter.name}</h2>
      <p class="actions">
        <button type="button" class="button" data-do="draw">
          {t('cards.draw.button')}
        </button>
        <a class="button" data-do="save" href={drawing.action} hidden download={`tarjeta-${election.slug}.json`}>
          {t('cards.draw.save')}
        </a>
        <button type="button" class="button quiet" data-do="forget" hidden>
          {t('cards.draw.forget')}
        </button>
      </p>
      <p role="status" />
    </section>
  );
}
