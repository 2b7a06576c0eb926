import { assetUrl } from '../../ui/assets.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';

type Props = FrameProps & {
  /** What the lots were drawn by. */
  seed: string;
  /** Where `verify-election` finds everything: an address with its origin. */
  verification: string;
  /** The download of the public record, likewise. */
  record: string;
};

/** What the published file is called where it is saved. */
export const countFileName = ({ slug }: { readonly slug: string }): string => `${slug}.json`;

/** Where a reader's own browser counts again what was published; and the commands that do so without one. */
export function RecountPage({ seed, verification, record, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  const path = reader.to(`${electionPath(election)}/resultado`);
  return (
    <ElectionFrame {...frame} title={t('ballots.recount.title')} lead={t('ballots.recount.lead')} wide>
      <div
        data-recount={`${path}/papeletas`}
        data-published={`${path}/rondas`}
        data-worker={assetUrl('recount-worker.js')}
        data-locale={reader.locale}
        data-running={t('ballots.recount.running')}
        data-same={t('ballots.recount.same')}
        data-different={t('ballots.recount.different')}
        data-failed={t('ballots.recount.failed')}
        data-seed={t('ballots.recount.seed')}
        data-seed-wrong={t('ballots.recount.seed-wrong')}
        data-stage={t('ballots.recount.stage')}
        data-candidate={t('ballots.result.candidate')}
        data-not-transferable={t('ballots.result.not-transferable')}
        data-elected={t('ballots.fortune.elected')}
        data-caption={t('ballots.recount.caption')}
      >
        <p role="status">{t('ballots.recount.no-script')}</p>
        <div data-recount-stages></div>
      </div>
      <h2>{t('ballots.recount.without')}</h2>
      <p>{t('ballots.recount.command')}</p>
      <pre>
        <code>{`npx pansocial count ${countFileName(election)} --seed ${seed}`}</code>
      </pre>
      <p>
        <a href={`${path}/papeletas`} download>
          {t('ballots.result.file')}
        </a>
      </p>
      <p>{t('ballots.recount.verify')}</p>
      <pre>
        <code>{`npx pansocial verify-election ${verification} --record ${record}`}</code>
      </pre>
      <script type="module" src={assetUrl('recount.js')} />
    </ElectionFrame>
  );
}
