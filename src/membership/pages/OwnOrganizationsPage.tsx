import type { Reader } from '../../platform/reader.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Organization } from '../types.ts';
import { type ownDone, ownPath } from './OwnOrganizationPage.tsx';

type Props = {
  reader: Reader;
  organizations: readonly Organization[];
  done: (typeof ownDone)[number] | 'departed' | null;
};

/** Whoever represents several organizations, or none, chooses here. */
export function OwnOrganizationsPage({ reader, organizations, done }: Props) {
  const { t, to } = reader;
  const title = t('membership.own.several');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`membership.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={title} />
      {organizations.length === 0 ? (
        <EmptyState
          title={t('membership.own.none')}
          action={{ label: t('membership.own.join-one'), href: to('/sumarse') }}
        >
          <p>{t('membership.own.none-text')}</p>
        </EmptyState>
      ) : (
        <ul class="rows">
          {organizations.map((organization) => (
            <li>
              <h2>
                <a href={ownPath(reader, organization)}>{organization.name}</a>
              </h2>
              <p>{reader.country(organization.country)}</p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
