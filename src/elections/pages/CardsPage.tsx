import type { MessageKey } from '../../platform/messages.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import type { Shown } from '../rules/shown.ts';
import type { StoredHead } from '../store/board.ts';
import type { CardSetup } from '../store/cards.ts';
import type { Stage } from '../types.ts';
import { signerWords } from './card-words.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { secrecyPath } from './SecrecyPage.tsx';
import { Unnamed } from './Unnamed.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps & {
  stage: Stage;
  setup: CardSetup | null;
  /** Who drew a card, as the reader may see it. */
  drawn: Shown<{ readonly organizationId: string; readonly name: string; readonly country: string }>;
  /** Ballots on the board, and the last head of it. */
  entries: number;
  head: StoredHead | null;
  done: MessageKey | null;
  /** Fewer cards were drawn than the quorum asks for, and no more can be. */
  short: { readonly drawn: number; readonly quorum: number } | null;
  oversees: boolean;
};

export const cardsPath = (slug: string): string => `${electionPath({ slug })}/tarjetas`;

/** Who signs the cards of an election, who drew one, how long the board of ballots is. */
export function CardsPage(props: Props) {
  const { reader, charter, election, stage, setup, drawn, entries, head, short, oversees } = props;
  const { t } = reader;
  const at = electionPath(election);
  const isVoid = stage === 'void' || (stage === 'cancelled' && !election.closed);
  return (
    <ElectionFrame {...props} title={t('cards.title')} lead={t('cards.lead')}>
      {setup === null ? (
        <EmptyState title={t('cards.none')} />
      ) : (
        <>
          {stage === 'listed' && (
            <>
              <p>{t('cards.draw.until', { until: homeMoment(reader, charter, election.calendar.votingFrom) })}</p>
              <p class="actions">
                <ButtonLink href={reader.to(`${at}/tarjeta`)}>{t('cards.to-draw')}</ButtonLink>
              </p>
            </>
          )}
          {short && (stage === 'voting' || stage === 'closing') && (
            <Notice reader={reader} kind="attention">
              <p>{t('cards.short', short)}</p>
            </Notice>
          )}
          {stage === 'voting' && (
            <p class="actions">
              <ButtonLink href={reader.to(`${at}/urna`)}>{t('cards.to-box')}</ButtonLink>
            </p>
          )}
          <h2>{t('cards.drawn.title', { n: drawn.named.length + drawn.unnamed })}</h2>
          <p>{t('cards.drawn.why')}</p>
          <ul class="bullets">
            {drawn.named.map(({ name, country }) => (
              <li>
                <bdi>{name}</bdi> · {reader.country(country)}
              </li>
            ))}
          </ul>
          <Unnamed reader={reader} n={drawn.unnamed} />
          <Signers {...props} setup={setup} />
          <h2>{t('cards.board.title')}</h2>
          <p>{t(isVoid ? 'cards.board.sealed' : 'cards.board.entries', { n: entries })}</p>
          {head && (
            <Disclosure
              summary={t('cards.board.head', { entries: head.entries, at: homeMoment(reader, charter, head.at) })}
            >
              <p>{t('cards.board.countersigned', { n: head.countersigned.length, of: setup.signers.length - 1 })}</p>
              <pre>
                <code>{head.note}</code>
              </pre>
            </Disclosure>
          )}
          <ul class="bullets">
            <li>
              <a href={reader.to(`${at}/tablero`)} download>
                {t('cards.board.download')}
              </a>
            </li>
            <li>{t(isVoid ? 'cards.verify.void' : 'cards.verify')}</li>
          </ul>
        </>
      )}
      {oversees && stage === 'listed' && setup === null && (
        <p class="actions">
          <ButtonLink href={reader.to(`${at}/tarjetas/preparar`)}>{t('cards.prepare.title')}</ButtonLink>
        </p>
      )}
      {oversees && stage === 'closing' && setup !== null && (
        <p class="actions">
          <ButtonLink href={reader.to(`${at}/tarjetas/cierre`)}>{t('cards.close.title')}</ButtonLink>
        </p>
      )}
      <p>
        <a href={reader.to(secrecyPath(election))}>{t('cards.to-levels')}</a>
      </p>
    </ElectionFrame>
  );
}

function Signers({ reader, setup }: Props & { setup: CardSetup }) {
  const { t } = reader;
  return (
    <>
      <h2>{t('cards.signers')}</h2>
      <p>{t(setup.signers.length > 1 ? 'cards.signers.text' : 'cards.signers.alone')}</p>
      <ul class="bullets">
        {setup.signers.map(signerWords).map(({ n, name, fingerprint }) => (
          <li>
            {n === 1 ? t('cards.platform', { name }) : name} · <code>{fingerprint}</code>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('cards.recipient')}>
        <p>{t('cards.recipient.text')}</p>
        <p>
          <code>{setup.recipient}</code>
        </p>
      </Disclosure>
    </>
  );
}
