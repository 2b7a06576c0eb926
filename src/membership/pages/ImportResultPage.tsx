import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Completion } from '../store/import.ts';
import { ImportSteps } from './ImportPage.tsx';

type Props = { reader: Reader; id: string; filename: string; completion: Completion; keptDays: number };

/** What became of a list. */
export function ImportResultPage({ reader, id, filename, completion, keptDays }: Props) {
  const { t, to } = reader;
  const title = t('membership.import.done.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead title={title} lead={filename} />
      <ImportSteps reader={reader} current={3} />
      <Facts
        reader={reader}
        facts={[
          { value: completion.imported, label: t('membership.import.done.imported') },
          { value: completion.skipped, label: t('membership.import.done.skipped') },
          { value: completion.refused, label: t('membership.import.done.refused') },
        ]}
      />
      <ul>
        <li>{t('membership.import.confirm.sign-in')}</li>
        <li>{t('membership.import.confirm.unlisted')}</li>
      </ul>
      {completion.report && completion.report.lines.length > 0 && (
        <>
          <p>{t('membership.import.done.kept', { days: keptDays })}</p>
          <p>
            <ButtonLink href={to(`/miembros/importar/${id}/fuera.csv`)} look="quiet" download>
              {t('membership.import.download')}
            </ButtonLink>
          </p>
        </>
      )}
      <p>
        <a href={to('/miembros')}>{t('membership.import.done.members')}</a>
        {' · '}
        <a href={to('/miembros/importar')}>{t('membership.import.done.another')}</a>
      </p>
    </Layout>
  );
}
