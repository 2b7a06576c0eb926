import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Reader } from '../../platform/reader.ts';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import type { Edition, StoredRelease } from '../store/releases.ts';
import type { NamingChecks, Publication } from '../types.ts';
import { officeLine } from './words.ts';

/** Who released, by office; with the name where the office is held in public. */
export type PublicRelease = Pick<StoredRelease, 'office' | 'body' | 'at'> & { readonly name: string | null };

export type AboutProps = {
  reader: Reader;
  charter: Charter;
  publication: Publication;
  editions: readonly Edition[];
  releases: readonly PublicRelease[];
  /** Its entry in the public record; null while the record is being written. */
  entry: number | null;
};

/** How the report came about, and how to find, cite and check it. */
export function AboutReport(props: AboutProps) {
  const { reader, publication, releases, charter, entry } = props;
  const { content, digest, slug, edition, at } = publication;
  const address = `${reader.origin}${reader.to(`/informes/${slug}`)}`;
  const day = dayOf(reader, charter, at);
  return (
    <section id="sobre">
      <h2>{reader.t('reports.about.title')}</h2>
      <DefinitionList
        items={[
          { term: reader.t('reports.about.edition'), value: reader.t('reports.about.edition.value', { edition, day }) },
          { term: reader.t('reports.about.address'), value: <a href={address}>{address}</a> },
          { term: reader.t('reports.about.cite'), value: citation(reader, publication, day, address) },
          { term: reader.t('reports.about.released'), value: <Releases {...props} releases={releases} /> },
          {
            term: reader.t('reports.about.names'),
            value: <Checks reader={reader} charter={charter} checks={publication.checks} />,
          },
          {
            term: reader.t('reports.about.rules'),
            value: (
              <a href={`${reader.to('/reglas')}#report-non-attribution`}>
                {reader.t('reports.about.rules.value', { version: content.charterVersion })}
              </a>
            ),
          },
          {
            term: reader.t('reports.about.digest'),
            value: (
              <>
                <code>{digest}</code>
                <p class="note">
                  {reader.t('reports.about.digest.note')}{' '}
                  <a href={reader.to(`/informes/${slug}/${edition}/datos`)}>{reader.t('reports.about.data')}</a>
                </p>
              </>
            ),
          },
          ...(entry === null
            ? []
            : [
                {
                  term: reader.t('reports.about.record'),
                  value: (
                    <a href={reader.to(`/registro/${entry}`)}>{reader.t('reports.about.entry', { seq: entry })}</a>
                  ),
                },
              ]),
        ]}
      />
      <Editions {...props} />
    </section>
  );
}

const citation = (reader: Reader, { content, edition }: Publication, day: string, address: string): string =>
  reader.t('reports.about.citation', {
    mechanism: reader.text(content.mechanism.name),
    title: reader.text(content.title),
    edition,
    day,
    address,
  });

function Releases({ reader, charter, releases }: Pick<AboutProps, 'reader' | 'charter' | 'releases'>) {
  return (
    <ul class="plain">
      {releases.map(({ name, office, body, at }) => (
        <li>
          {name !== null && <strong>{name}</strong>}
          {name !== null && ', '}
          {officeLine(reader, charter, office, body)},{' '}
          <time datetime={at.toString()}>{reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate())}</time>
        </li>
      ))}
    </ul>
  );
}

function Checks({ reader, charter, checks }: { reader: Reader; charter: Charter; checks: NamingChecks }) {
  const { known, found, notNames, approved } = checks;
  const places = approved.reduce((sum, one) => sum + one.places, 0);
  return (
    <>
      <p>{reader.t('reports.about.names.searched', { known: reader.number(known) })}</p>
      <p>{reader.t('reports.about.names.found', { found, notNames, approved: places })}</p>
      {approved.length > 0 && (
        <details class="disclosure">
          <summary>{reader.t('reports.about.names.approved', { count: approved.length })}</summary>
          <ul class="bullets">
            {approved.map(({ institution, country, places, office, body }) => (
              <li>
                {reader.text(institution)} ({reader.country(country)}):{' '}
                {reader.t('reports.about.names.places', { places })}
                <p class="meta">
                  {reader.t('reports.about.names.approver', { office: officeLine(reader, charter, office, body) })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Editions({ reader, charter, publication, editions }: AboutProps) {
  const others = editions.filter(({ edition }) => edition !== publication.edition);
  if (others.length === 0) return null;
  return (
    <>
      <h3>{reader.t('reports.about.editions')}</h3>
      <ul class="bullets">
        {others.map(({ edition, at, correction, withheldAt }) => (
          <li>
            <a href={reader.to(`/informes/${publication.slug}/${edition}`)}>
              {reader.t('reports.about.edition.value', { edition, day: dayOf(reader, charter, at) })}
            </a>
            {correction && <p class="meta">{reader.text(correction)}</p>}
            {withheldAt && (
              <p class="meta">{reader.t('reports.withheld.listed', { day: dayOf(reader, charter, withheldAt) })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
