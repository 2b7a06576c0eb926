import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { readDraft, stepReasons } from '../rules/draft.ts';
import { type JoiningStep, joiningSteps, stepPaths } from '../rules/joining-steps.ts';
import { unfinishedDays } from '../rules/keeping.ts';
import type { JoiningApplication } from '../types.ts';
import { AssistedNotice } from './StepPage.tsx';
import { dayOf } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  token: string;
  application: JoiningApplication;
  saved: boolean;
  /** Where a link to this page was mailed. */
  mailed: readonly string[];
};

/** An application not sent yet: how far it is, and the way on. */
export function DraftPage({ reader, charter, token, application, saved, mailed }: Props) {
  const { t, to } = reader;
  const { draft, assistedMesa } = application;
  const { name, email } = readDraft(draft, charter, assistedMesa);
  const title = name || t('membership.draft.title');
  const open = joiningSteps.find((step) => stepReasons(step, draft, charter, assistedMesa).length > 0);
  const href = (step: JoiningStep | undefined) => to(`/sumarse/${token}/${step ? stepPaths[step] : 'revisar'}`);
  const deleted = application.savedAt.add({ hours: 24 * unfinishedDays });
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex">
      {saved && (
        <Notice reader={reader} kind="done">
          <p>{t('membership.draft.saved')}</p>
        </Notice>
      )}
      <AssistedNotice reader={reader} charter={charter} application={application} />
      <PageHead title={title} kicker={t('membership.draft.kicker')} lead={t('membership.draft.lead')} />
      <Steps
        reader={reader}
        current={open ? joiningSteps.indexOf(open) : joiningSteps.length}
        steps={[
          ...joiningSteps.map((step) => ({ label: t(`membership.step.${step}.short`), href: href(step) })),
          { label: t('membership.check.short'), href: href(undefined) },
        ]}
      />
      <p>
        <ButtonLink href={href(open)}>{t('membership.draft.continue')}</ButtonLink>
      </p>
      <p>
        {email && mailed.includes(email)
          ? t('membership.draft.mailed', { email })
          : t(assistedMesa === null ? 'membership.draft.address' : 'membership.draft.address-assisted')}
      </p>
      <p class="note">{t('membership.draft.deleted', { day: dayOf(reader, charter, deleted) })}</p>
    </Layout>
  );
}
