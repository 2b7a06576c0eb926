import type { Reader } from '../../platform/reader.ts';
import type { FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { electionTitle } from './words.ts';

/** The ballot as it was read, before it is cast with a card: the script writes the order. */
export function BoxReview({ reader }: { reader: Reader }) {
  const { t } = reader;
  return (
    <section data-step="review" hidden>
      <h2 tabindex={-1}>{t('ballots.review.title')}</h2>
      <p>{t('cards.box.review')}</p>
      <ol class="ranking" />
      <p class="note" data-left={t('ballots.review.left', { names: '%names' })} />
      <p class="actions">
        <button type="button" class="button" data-do="cast">
          {t('cards.box.submit')}
        </button>
        <button type="button" class="button quiet" data-do="write">
          {t('ballots.review.back')}
        </button>
      </p>
      <p role="status" data-said />
    </section>
  );
}

/** After casting with a card: the ballot's place on the board, and nothing of what it says. */
export function BoxReceipt({ reader, charter, election }: FrameProps) {
  const { t } = reader;
  const title = electionTitle(reader, charter, election);
  const [number, fingerprint] = [t('cards.box.receipt.number'), t('cards.box.receipt.fingerprint')];
  return (
    <section
      data-step="receipt"
      hidden
      data-text={[title, `${number}: %seq`, `${fingerprint}: %hash`].join('\n')}
      data-copied={t('cards.box.receipt.copied')}
      data-not-copied={t('cards.box.receipt.not-copied')}
    >
      <h2 tabindex={-1}>{t('cards.box.receipt.title')}</h2>
      <p>{t('cards.box.receipt.keep')}</p>
      <p>
        {number}: <strong data-seq />
      </p>
      <p>
        {fingerprint}: <code class="secret" />
      </p>
      <p class="actions">
        <button type="button" class="button" data-do="copy">
          {t('cards.box.receipt.copy')}
        </button>
        <a
          class="button quiet"
          data-do="save"
          href={reader.to(electionPath(election))}
          download={`${election.slug}.txt`}
        >
          {t('cards.box.receipt.save')}
        </a>
      </p>
      <p role="status" data-said />
      <h3>{t('cards.box.receipt.check')}</h3>
      <p>{t('cards.box.receipt.check.text')}</p>
      <p>
        <a href={reader.to(`${electionPath(election)}/tablero`)} data-board download>
          {t('cards.board.download')}
        </a>
      </p>
      <p class="actions">
        <button type="button" class="button quiet" data-do="write">
          {t('cards.box.again')}
        </button>
      </p>
    </section>
  );
}
