import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { placesIn } from '../../platform/zone-places.ts';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { kindNames } from '../rules/kinds.ts';
import type { Place, RecordKind, StoredCheckpoint, StoredEntry } from '../types.ts';
import { EntryItem, Moment } from './EntryItem.tsx';
import { HowToVerify } from './HowToVerify.tsx';
import { subjectWords } from './words.ts';

type RecordPageProps = {
  reader: Reader;
  charter: Charter;
  baseUrl: string;
  entries: readonly StoredEntry[];
  /** Whether older entries follow. */
  more: boolean;
  /** What the list was narrowed to, and from where on. */
  kind: RecordKind | null;
  subject: string | null;
  before: number | null;
  head: Place | null;
  checkpoint: StoredCheckpoint | null;
};

/** The record: how far it goes, its entries newest first, and how anyone can check it. */
export function RecordPage(props: RecordPageProps) {
  const { reader, charter, baseUrl, kind, subject } = props;
  return (
    <Layout reader={reader} title={reader.t('record.title')} description={reader.t('record.lead')} robots="noindex">
      <PageHead title={reader.t('record.title')} lead={reader.t('record.lead')}>
        <p>
          <a href="#comprobar">{reader.t('record.verify.title')}</a>
        </p>
      </PageHead>
      <Extent {...props} />
      <section>
        <h2>{headingOf(props)}</h2>
        {subject !== null && (
          <p class="meta">
            <code>{subject}</code>
          </p>
        )}
        <p class="meta">{reader.t('record.list.zone', { place: placesIn(reader.locale)(homeZone(charter)) })}</p>
        <Form reader={reader} action={reader.to('/registro')} method="get" submit={reader.t('record.filter.submit')}>
          <Select
            reader={reader}
            form={emptyForm}
            name="clase"
            label={reader.t('record.filter.kind')}
            optional
            prompt={reader.t('record.filter.all')}
            value={kind ?? ''}
            options={kindNames.map((name) => ({ value: name, label: reader.t(`record.kind.${name}`) }))}
          />
        </Form>
        <Entries {...props} />
      </section>
      <HowToVerify reader={reader} baseUrl={baseUrl} />
    </Layout>
  );
}

function headingOf({ reader, kind, subject }: RecordPageProps): string {
  if (subject !== null) return reader.t('record.list.about', { subject: subjectWords(reader, subject) });
  if (kind !== null) return reader.t('record.list.filtered', { kind: reader.t(`record.kind.${kind}`) });
  return reader.t('record.list.title');
}

function Extent({ reader, charter, head, checkpoint }: RecordPageProps) {
  if (head === null) return null;
  return (
    <section>
      <h2>{reader.t('record.head.title')}</h2>
      <DefinitionList
        items={[
          {
            term: reader.t('record.head.last'),
            value: <a href={reader.to(`/registro/${head.seq}`)}>{reader.t('record.number', { seq: head.seq })}</a>,
          },
          { term: reader.t('record.head.hash'), value: <code>{head.hash}</code> },
          {
            term: reader.t('record.head.seal'),
            value: checkpoint ? (
              <>
                {reader.t('record.number', { seq: checkpoint.seq })},{' '}
                <Moment reader={reader} charter={charter} at={checkpoint.at} />
              </>
            ) : (
              reader.t('record.head.seal.none')
            ),
          },
          {
            term: reader.t('record.head.pending'),
            value: reader.t('record.head.pending.value', { count: head.seq - (checkpoint?.seq ?? 0) }),
          },
        ]}
      />
    </section>
  );
}

function Entries({ reader, charter, entries, more, kind, subject, before }: RecordPageProps) {
  const last = entries.at(-1);
  if (!last) {
    return kind === null && subject === null ? (
      <EmptyState title={reader.t('record.list.empty')}>{reader.t('record.list.empty.hint')}</EmptyState>
    ) : (
      <EmptyState title={reader.t('record.list.empty.narrowed')} />
    );
  }
  const pageFrom = (seq: number | null): string => {
    const asked = {
      ...(kind && { clase: kind }),
      ...(subject && { sobre: subject }),
      ...(seq && { antes: String(seq) }),
    };
    const query = new URLSearchParams(asked).toString();
    return reader.to('/registro') + (query && `?${query}`);
  };
  return (
    <>
      {byDay(entries, homeZone(charter)).map(([day, ofDay]) => (
        <section>
          <h3>{reader.date(Temporal.PlainDate.from(day))}</h3>
          <ul class="rows">
            {runsOf(ofDay, kind === null && subject === null).map(([first, ...alike]) => (
              <>
                {first && <EntryItem reader={reader} charter={charter} entry={first} />}
                {alike.length > 0 && (
                  <li>
                    <Disclosure summary={reader.t('record.list.alike', { n: alike.length })}>
                      <ul class="rows">
                        {alike.map((entry) => (
                          <EntryItem reader={reader} charter={charter} entry={entry} />
                        ))}
                      </ul>
                    </Disclosure>
                  </li>
                )}
              </>
            ))}
          </ul>
        </section>
      ))}
      {(more || before !== null) && (
        <nav class="pagination" aria-label={reader.t('record.list.pages')}>
          {before !== null && (
            <a rel="first" href={pageFrom(null)}>
              {reader.t('record.list.newest')}
            </a>
          )}
          {more && (
            <a rel="next" href={pageFrom(last.seq)}>
              {reader.t('record.list.older')} →
            </a>
          )}
        </nav>
      )}
    </>
  );
}

/** The days of a list that runs backwards, each with its entries, as they stand. */
const byDay = (
  entries: readonly StoredEntry[],
  zone: string,
): readonly (readonly [string, readonly StoredEntry[]])[] => [
  ...Map.groupBy(entries, ({ at }) => at.toZonedDateTimeISO(zone).toPlainDate().toString()),
];

/** From how many entries of one kind in a row on they are shown as one, with the others folded. */
const fewestFolded = 4;

/** The entries of a day, each alone; where `folds`, those of one kind in a row together. */
function runsOf(entries: readonly StoredEntry[], folds: boolean): readonly (readonly StoredEntry[])[] {
  const runs: StoredEntry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (folds && last?.[0]?.kind === entry.kind) last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => (run.length < fewestFolded ? run.map((entry) => [entry]) : [run]));
}
