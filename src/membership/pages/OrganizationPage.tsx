import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { PublicOrganization } from '../store/directory.ts';

type Props = { reader: Reader; charter: Charter; organization: PublicOrganization };

/** What a member organization agreed to show. Persons are not shown. */
export function OrganizationPage({ reader, charter, organization }: Props) {
  const { name, acronym, about, website, cities, example } = organization;
  const group = charter.groups.find(({ key }) => key === organization.group);
  return (
    <Layout reader={reader} title={name} current="/miembros" example={example}>
      <Breadcrumb
        reader={reader}
        trail={[{ label: reader.t('membership.directory.title'), href: reader.to('/miembros') }]}
      />
      <PageHead
        title={name}
        kicker={[acronym, example && reader.t('membership.directory.made-up')].filter(Boolean).join(' · ') || undefined}
        lead={about ?? undefined}
      />
      <DefinitionList
        items={[
          { term: reader.t('membership.directory.country'), value: reader.country(organization.country) },
          ...(cities.length > 0 ? [{ term: reader.t('membership.directory.cities'), value: reader.list(cities) }] : []),
          {
            term: reader.t('membership.directory.group'),
            value: group ? reader.text(group.title) : organization.group,
          },
          {
            term: reader.t('membership.directory.mesas'),
            value: (
              <ul class="plain">
                {charter.mesas
                  .filter(({ n }) => organization.mesas.includes(n))
                  .map((mesa) => (
                    <li>
                      <a href={reader.to(`/mesas/${mesa.n}`)}>
                        {reader.t('ui.mesa', { n: mesa.n })} · {reader.text(mesa.title)}
                      </a>
                    </li>
                  ))}
              </ul>
            ),
          },
          ...(website
            ? [
                {
                  term: reader.t('membership.directory.website'),
                  value: (
                    <a href={website} rel="nofollow noopener">
                      {website.replace(/^https?:\/\//, '')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <h2>{reader.t('membership.directory.objectives')}</h2>
      <ObjectiveTags
        reader={reader}
        objectives={charter.compact.objectives
          .filter(({ n }) => organization.objectives.includes(n))
          .map(({ n, short }) => ({ n, short: reader.text(short), mesa: mesaOfObjective(charter, n)?.n ?? 0 }))}
      />
    </Layout>
  );
}
