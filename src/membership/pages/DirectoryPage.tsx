import { subregionOf } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { BarChart } from '../../ui/components/BarChart.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { CountryMap } from '../../ui/components/CountryMap.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { DirectoryFilter, DirectoryLine, MembershipNumbers } from '../store/directory.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  numbers: MembershipNumbers;
  filter: DirectoryFilter;
  lines: readonly DirectoryLine[];
  count: number;
  page: number;
  pages: number;
};

/** Members in numbers and on a map, then by name: those that agreed to it. */
export function DirectoryPage(props: Props) {
  const { reader, numbers } = props;
  const title = reader.t('membership.directory.title');
  return (
    <Layout
      reader={reader}
      title={title}
      description={reader.t('membership.directory.lead')}
      wide
      example={numbers.example}
    >
      <PageHead title={title} lead={reader.t('membership.directory.lead')} />
      {numbers.total === 0 ? (
        <EmptyState
          title={reader.t('membership.directory.none')}
          action={{ label: reader.t('membership.directory.join'), href: reader.to('/sumarse') }}
        >
          {reader.t('membership.directory.none-text')}
        </EmptyState>
      ) : (
        <>
          <Numbers {...props} />
          <Names {...props} />
        </>
      )}
    </Layout>
  );
}

function Numbers({ reader, charter, numbers }: Props) {
  const unit = reader.t('membership.directory.organizations');
  const subregions = Map.groupBy(numbers.byCountry, ([country]) => subregionOf(charter.region, country));
  return (
    <section id="numeros">
      <Facts
        reader={reader}
        facts={[
          { value: numbers.total, label: unit },
          { value: numbers.byCountry.size, label: reader.t('membership.directory.countries') },
          {
            value: numbers.byGroup.size,
            label: reader.t('membership.directory.groups-of', { n: charter.groups.length }),
          },
        ]}
      />
      <div class="columns">
        <CountryMap
          reader={reader}
          title={reader.t('membership.directory.by-country')}
          region={charter.region.countries.map(({ code }) => code)}
          values={numbers.byCountry}
          unit={unit}
          example={numbers.example}
        />
        <div>
          <BarChart
            reader={reader}
            title={reader.t('membership.directory.by-group')}
            of={reader.t('membership.directory.group')}
            unit={unit}
            example={numbers.example}
            rows={charter.groups
              .filter(({ key }) => numbers.byGroup.has(key))
              .map(({ key, title }) => ({ label: reader.text(title), value: numbers.byGroup.get(key) ?? 0 }))
              .toSorted((one, other) => other.value - one.value)}
          />
          <BarChart
            reader={reader}
            title={reader.t('membership.directory.by-subregion')}
            of={reader.t('membership.directory.subregion')}
            unit={unit}
            example={numbers.example}
            rows={[...subregions].map(([subregion, countries]) => ({
              label: reader.text(subregion.title),
              value: countries.reduce((sum, [, members]) => sum + members, 0),
            }))}
          />
          <BarChart
            reader={reader}
            title={reader.t('membership.directory.by-mesa')}
            of={reader.t('membership.directory.mesa')}
            unit={unit}
            note={reader.t('membership.directory.several-mesas')}
            example={numbers.example}
            rows={charter.mesas.map(({ n, title }) => ({
              label: `${n} · ${reader.text(title)}`,
              value: numbers.byMesa.get(n) ?? 0,
              mesa: n,
            }))}
          />
        </div>
      </div>
    </section>
  );
}

function Names(props: Props) {
  const { reader, charter, lines, count, page, pages, filter } = props;
  return (
    <section id="directorio">
      <h2>{reader.t('membership.directory.names')}</h2>
      <p>{reader.t('membership.directory.names-text')}</p>
      <Filter {...props} />
      {lines.length === 0 ? (
        <EmptyState
          title={reader.t('membership.directory.nothing')}
          action={{ label: reader.t('membership.directory.all'), href: `${reader.to('/miembros')}#directorio` }}
        />
      ) : (
        <>
          <DataTable
            caption={reader.t('membership.directory.found', { n: count })}
            apart
            columns={['organization', 'country', 'group', 'mesas'].map((column) => ({
              label: reader.t(`membership.directory.${column as 'organization' | 'country' | 'group' | 'mesas'}`),
            }))}
            rows={lines.map((line) => [
              <>
                <a href={reader.to(`/miembros/${line.slug}`)}>{line.name}</a>
                {line.acronym && ` (${line.acronym})`}
              </>,
              reader.country(line.country),
              groupTitle(reader, charter, line.group),
              line.mesas.join(', '),
            ])}
          />
          <Pagination reader={reader} page={page} pages={pages} href={(n) => addressOf(reader, filter, n)} />
        </>
      )}
      <p>
        <ButtonLink href={reader.to('/sumarse')}>{reader.t('membership.directory.join')}</ButtonLink>
      </p>
    </section>
  );
}

const groupTitle = (reader: Reader, charter: Charter, key: string): string => {
  const group = charter.groups.find((one) => one.key === key);
  return group ? reader.text(group.title) : key;
};

function addressOf(reader: Reader, filter: DirectoryFilter, page: number): string {
  const query = new URLSearchParams({
    ...(filter.words && { q: filter.words }),
    ...(filter.country && { pais: filter.country }),
    ...(filter.group && { grupo: filter.group }),
    ...(filter.mesa && { mesa: String(filter.mesa) }),
    pagina: String(page),
  });
  return `${reader.to('/miembros')}?${query}#directorio`;
}

function Filter({ reader, charter, numbers, filter }: Props) {
  const anything = reader.t('membership.directory.any');
  const field = { reader, form: emptyForm, optional: true } as const;
  return (
    <Form
      reader={reader}
      action={`${reader.to('/miembros')}#directorio`}
      method="get"
      submit={reader.t('membership.directory.search')}
    >
      <TextField
        {...field}
        name="q"
        type="search"
        label={reader.t('membership.directory.words')}
        value={filter.words}
      />
      <Select
        {...field}
        name="pais"
        label={reader.t('membership.directory.country')}
        prompt={anything}
        value={filter.country ?? ''}
        options={[...numbers.byCountry.keys()]
          .map((code) => ({ value: code, label: reader.country(code) }))
          .toSorted((one, other) => one.label.localeCompare(other.label, reader.language))}
      />
      <Select
        {...field}
        name="grupo"
        label={reader.t('membership.directory.group')}
        prompt={anything}
        value={filter.group ?? ''}
        options={charter.groups.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
      />
      <Select
        {...field}
        name="mesa"
        label={reader.t('membership.directory.mesa')}
        prompt={anything}
        value={filter.mesa === null ? '' : String(filter.mesa)}
        options={charter.mesas.map(({ n, title }) => ({ value: String(n), label: `${n} · ${reader.text(title)}` }))}
      />
    </Form>
  );
}
