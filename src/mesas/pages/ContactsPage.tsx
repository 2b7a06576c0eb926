import type { Charter, Mesa } from '../../charter/types.ts';
import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { MesaContact } from '../store.ts';

type Props = { reader: Reader; charter: Charter; mesa: Mesa; contacts: readonly MesaContact[] };

/** For members of the mesa: who represents whom, and how to reach those who agreed to be reached. */
export function ContactsPage({ reader, charter, mesa, contacts }: Props) {
  const title = reader.t('mesas.contacts.title', { n: mesa.n });
  return (
    <Layout reader={reader} title={title} robots="noindex" wide>
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.t('mesas.list.title'), href: reader.to('/mesas') },
          { label: reader.t('ui.mesa', { n: mesa.n }), href: reader.to(`/mesas/${mesa.n}`) },
        ]}
      />
      <PageHead title={title} lead={reader.t('mesas.contacts.lead')} />
      {contacts.length === 0 ? (
        <EmptyState title={reader.t('mesas.members.none')}>{reader.t('mesas.members.none-text')}</EmptyState>
      ) : (
        <DataTable
          caption={reader.t('mesas.members', { n: contacts.length })}
          apart
          columns={[
            { label: reader.t('mesas.members.name') },
            { label: reader.t('mesas.members.country') },
            { label: reader.t('mesas.contacts.people') },
          ]}
          rows={contacts.map(({ organization, country, people }) => [
            organization,
            reader.country(country),
            people.length === 0 ? (
              reader.t('mesas.contacts.private')
            ) : (
              <ul class="plain">
                {people.map((person) => (
                  <li>
                    {person.name} · {officeTitle(reader, charter, person.office)}
                    {person.email && (
                      <>
                        {' · '}
                        <a href={`mailto:${person.email}`}>{person.email}</a>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            ),
          ])}
        />
      )}
    </Layout>
  );
}
