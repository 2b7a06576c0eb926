import type { Child } from 'hono/jsx';
import { Readings } from '../../charter/pages/Discrepancies.tsx';
import { sourceText } from '../../charter/pages/SourceLine.tsx';
import { lastDay } from '../../charter/rules/last-day.ts';
import { objectivesOfMesa } from '../../charter/rules/objectives.ts';
import { officesOf } from '../../charter/rules/offices.ts';
import { sourceInForce } from '../../charter/rules/rules-in-force.ts';
import type { Charter, Mesa, Office } from '../../charter/types.ts';
import { ParityLine } from '../../mandates/pages/ParityLine.tsx';
import { publicParity } from '../../mandates/rules/parity-standing.ts';
import type { Holder } from '../../mandates/store/mandates.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { MesaMember } from '../store.ts';
import { writePath } from './WritePage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  mesa: Mesa;
  members: readonly MesaMember[];
  holders: readonly Holder[];
  seesContacts: boolean;
  /** What other rooms tell of it. */
  children?: Child;
};

/** What a mesa covers, who holds which office until when, and who takes part. */
export function MesaPage(props: Props) {
  const { reader, charter, mesa, members, holders, seesContacts } = props;
  const title = reader.text(mesa.title);
  const about = charter.discrepancies.filter(({ about: bodies }) => bodies.includes(`mesa:${mesa.n}`));
  return (
    <Layout
      reader={reader}
      title={`${reader.t('ui.mesa', { n: mesa.n })} · ${title}`}
      description={reader.text(mesa.summary)}
      example={members.some(({ example }) => example) || holders.some(({ example }) => example)}
    >
      <Breadcrumb reader={reader} trail={[{ label: reader.t('mesas.list.title'), href: reader.to('/mesas') }]} />
      <div class={`mesa-${mesa.n}`}>
        <PageHead title={title} kicker={reader.t('ui.mesa', { n: mesa.n })} lead={reader.text(mesa.summary)} />
      </div>
      <section>
        <h2>{reader.t('mesas.objectives')}</h2>
        <ul class="rows">
          {objectivesOfMesa(charter, mesa).map((objective) => (
            <li id={`objetivo-${objective.n}`}>
              <ObjectiveTags
                reader={reader}
                objectives={[{ n: objective.n, short: reader.text(objective.short), mesa: mesa.n }]}
              />
              <p>{reader.text(objective.title)}</p>
            </li>
          ))}
        </ul>
        {mesa.priorities.map(({ year, objectives, source }) => (
          <p>
            {reader.t('mesas.priorities', { year: String(year), list: reader.list(objectives.map(String)) })}{' '}
            <span class="meta">({sourceText(reader, sourceInForce(charter, source, reader.language))})</span>
          </p>
        ))}
      </section>
      <Offices {...props} />
      {props.children}
      {mesa.subMesas.length > 0 && (
        <section>
          <h2>{reader.t('mesas.sub-mesas')}</h2>
          <ul>
            {mesa.subMesas.map((subMesa) => (
              <li>{reader.text(subMesa.title)}</li>
            ))}
          </ul>
        </section>
      )}
      {about.map((discrepancy) => (
        <section>
          <h2>{reader.text(discrepancy.title)}</h2>
          <Readings reader={reader} charter={charter} discrepancy={discrepancy} />
        </section>
      ))}
      <Members {...props} />
      {seesContacts && (
        <p>
          <ButtonLink look="quiet" href={reader.to(`/mesas/${mesa.n}/contactos`)}>
            {reader.t('mesas.contacts.link')}
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
}

/** Every office the charter gives a mesa, held or vacant. */
function Offices({ reader, charter, mesa, holders }: Props) {
  const rows = officesOf(charter, 'mesa').flatMap((office) => {
    const held = holders.filter((holder) => holder.office === office.key);
    const title = <span title={reader.text(office.summary)}>{reader.text(office.title)}</span>;
    if (held.length === 0) return [[title, vacantIn(reader, charter, office), '', '']];
    return held.map((holder) => [
      title,
      <>
        {holder.name} {holder.example && <ExampleMark reader={reader} />}
      </>,
      holder.endsAt ? reader.date(lastDay(charter, holder.endsAt)) : reader.t('mesas.no-end'),
      reader.text(holder.source.text),
    ]);
  });
  return (
    <section id="cargos">
      <h2>{reader.t('mesas.offices')}</h2>
      <DataTable
        caption={reader.t('mesas.offices.caption', { n: mesa.n })}
        columns={['office', 'holder', 'until', 'source'].map((column) => ({
          label: reader.t(`mesas.offices.${column as 'office' | 'holder' | 'until' | 'source'}`),
        }))}
        rows={rows}
        apart
      />
      <p>
        <a href={reader.to(writePath(mesa.n))}>{reader.t('mesas.write.link')}</a>
        {' · '}
        <a href={`${reader.to('/reglas')}#elections`}>{reader.t('mesas.offices.rule')}</a>
        {' · '}
        <a href={reader.to('/mesa-de-vinculacion')}>
          {reader.t('liaison.link', { body: reader.text(charter.liaison.title) })}
        </a>
      </p>
      <ParityLine reader={reader} charter={charter} standing={publicParity(charter, holders)} />
    </section>
  );
}

/** Where the office brings a seat of the liaison table, that table's page says how it is filled. */
const vacantIn = (reader: Reader, { liaison }: Charter, { key }: Office) =>
  liaison.mesaOffices.includes(key) ? (
    <a href={`${reader.to('/mesa-de-vinculacion')}#vacantes`}>{reader.t('mesas.vacant')}</a>
  ) : (
    reader.t('mesas.vacant')
  );

/** Organizations by name where they agreed to it; the others are counted. */
function Members({ reader, mesa, members }: Props) {
  const listed = members.filter((member) => member.listed);
  const others = members.length - listed.length;
  return (
    <section id="integrantes">
      <h2>{reader.t('mesas.members.title')}</h2>
      {members.length === 0 ? (
        <EmptyState
          title={reader.t('mesas.members.none')}
          action={{ label: reader.t('mesas.join'), href: reader.to('/sumarse') }}
        >
          {reader.t('mesas.members.none-text')}
        </EmptyState>
      ) : (
        <>
          <p>{reader.t('mesas.members', { n: members.length })}</p>
          <DataTable
            caption={reader.t('mesas.members.caption', { n: mesa.n })}
            columns={[{ label: reader.t('mesas.members.name') }, { label: reader.t('mesas.members.country') }]}
            rows={listed.map((member) => [
              <>
                <a href={reader.to(`/miembros/${member.slug}`)}>{member.name}</a>
                {member.acronym && ` (${member.acronym})`}
              </>,
              reader.country(member.country),
            ])}
          />
          {others > 0 && <p>{reader.t('mesas.members.unlisted', { n: others })}</p>}
        </>
      )}
    </section>
  );
}
