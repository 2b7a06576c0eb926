import type { Dialogue } from '../../dialogues/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Steps } from '../../ui/components/Steps.tsx';
import type { Draft } from '../review-draft.ts';
import { isSame } from '../rules/edition.ts';
import { currentStep, type DraftProgress, type DraftStep, draftSteps } from '../rules/progress.ts';
import { standingReleases } from '../rules/release.ts';
import { missingLanguages } from '../rules/report-texts.ts';
import { workPath } from './WorkPage.tsx';

function progressOf({ content, last, release }: Draft): DraftProgress {
  return {
    started: true,
    items: content.sections.reduce((sum, { items }) => sum + items.length, 0),
    missing: release.texts.reduce((sum, texts) => sum + missingLanguages(texts, release.languages).length, 0),
    openNames: release.openFindings,
    releases: new Set(standingReleases(release.releases, release.digest).map(({ by }) => by)).size,
    releasesNeeded: release.releasesNeeded,
    published: last !== null && isSame(content, last.content),
  };
}

/** The edition that the steps lead to: the public one where it says just this, otherwise the next. */
const editionOf = ({ last, content }: Draft, { published }: DraftProgress): number =>
  published && last ? last.edition : content.edition;

const titles = {
  notes: 'reports.step.notes',
  edited: 'reports.step.edited',
  names: 'reports.step.names',
  released: 'reports.step.released',
  published: 'reports.step.published',
} as const satisfies Record<DraftStep, MessageKey>;

/** From the notes to the published report: where it stands, and where each step is done. */
export function DraftSteps({ reader, dialogue, draft }: { reader: Reader; dialogue: Dialogue; draft: Draft }) {
  const progress = progressOf(draft);
  const base = reader.to(workPath(dialogue));
  const notes: Readonly<Record<DraftStep, string | null>> = {
    notes: null,
    edited: progress.missing > 0 ? reader.t('reports.work.missing', { count: progress.missing }) : null,
    names: progress.openNames > 0 ? reader.t('reports.step.names.open', { count: progress.openNames }) : null,
    released: progress.published
      ? null
      : reader.t('reports.step.releases', { given: progress.releases, needed: progress.releasesNeeded }),
    published: draft.last ? reader.t('reports.list.edition', { edition: editionOf(draft, progress) }) : null,
  };
  const hrefs: Readonly<Record<DraftStep, string | null>> = {
    notes: null,
    edited: progress.missing > 0 ? `${base}#por-traducir` : null,
    names: `${base}/nombres`,
    released: `${base}/liberacion`,
    published: draft.last && progress.published ? reader.to(`/informes/${draft.last.slug}`) : null,
  };
  return (
    <Steps
      reader={reader}
      current={currentStep(progress)}
      steps={draftSteps.map((step) => ({
        label: reader.t(titles[step]),
        ...(hrefs[step] !== null && { href: hrefs[step] }),
        ...(notes[step] !== null && { note: notes[step] }),
      }))}
    />
  );
}
