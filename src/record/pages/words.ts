import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter, Named } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Committed } from '../rules/commitments.ts';
import type { RecordBy, StoredEntry } from '../types.ts';

/** What the keys and commitments in an entry are called, in the reader's language. */
export type Words = {
  readonly reader: Reader;
  readonly charter: Charter;
  /** The name behind a commitment, or that it was erased. */
  name(committed: Committed): string;
  /** The words behind a commitment; null where they were erased. */
  written(committed: Committed): string | null;
  /** The title of a key in one of the charter's lists; the key where the charter in force no longer has it. */
  title(list: readonly Named[], key: string): string;
  office(key: string): string;
  body(reference: string): string;
  mesas(numbers: readonly number[]): string;
  day(iso: string): string;
};

export function wordsFor(reader: Reader, charter: Charter, names: StoredEntry['names']): Words {
  const title = (list: readonly Named[], key: string): string => {
    const named = list.find((one) => one.key === key);
    return named ? reader.text(named.title) : key;
  };
  return {
    reader,
    charter,
    name: ({ committed }) => names.get(committed) ?? reader.t('record.name.erased'),
    written: ({ committed }) => names.get(committed) ?? null,
    title,
    office: (key) => {
      const office = officeByKey(charter, key);
      return office ? reader.text(office.title) : key;
    },
    body: (reference) => bodyIn(reader, charter, reference),
    mesas: (numbers) => reader.list(numbers.map((n) => reader.t('ui.mesa', { n }))),
    day: (iso) => reader.date(Temporal.PlainDate.from(iso)),
  };
}

function bodyIn(reader: Reader, charter: Charter, reference: string): string {
  const [kind = '', id = ''] = reference.split(':');
  switch (kind) {
    case 'mesa':
      return reader.t('ui.mesa', { n: Number(id) });
    case 'liaison':
      return reader.text(charter.liaison.title);
    case 'working-group':
      return reader.text(charter.workingGroup.title);
    case 'mechanism':
      return reader.text(charter.shortName);
    case 'organization':
      return reader.t('record.body.organization');
    case 'theme':
      return reader.t('record.body.theme');
    default:
      return reference;
  }
}

/** In whose name an entry's act was done. */
export function authorOf(words: Words, by: RecordBy): string {
  if (by === 'system') return words.reader.t('record.by.system');
  if (by === 'console') return words.reader.t('record.by.console');
  return words.reader.t('record.by.office', { office: words.office(by.office), body: words.body(by.body) });
}

const subjectKinds = [
  'dialogue',
  'election',
  'liaison',
  'mandate',
  'mechanism',
  'organization',
  'recommendation',
  'record',
  'report',
  'theme',
] as const;

/** What kind of thing an entry is about (`mandate:<uuid>`: a mandate); the reference itself where it is none we know. */
export function subjectWords(reader: Reader, subject: string): string {
  const kind = subjectKinds.find((one) => one === subject.split(':')[0]);
  return kind ? reader.t(`record.subject.${kind}`) : subject;
}
