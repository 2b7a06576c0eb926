import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { VerifierKey } from '../rules/signed-note.ts';
import { Moment } from './EntryItem.tsx';

/** A key as the record names it. */
export type PublishedKey = {
  readonly key: VerifierKey;
  readonly seq: number;
  readonly at: Temporal.Instant;
  /** Whether the key before vouches for it; null for the first one. */
  readonly vouched: boolean | null;
};

type Props = { reader: Reader; charter: Charter; keys: readonly PublishedKey[] };

/** The public keys of the record, the one in use first. */
export function KeysPage({ reader, charter, keys }: Props) {
  return (
    <Layout reader={reader} title={`${reader.t('record.keys.title')} · ${reader.t('record.title')}`}>
      <Breadcrumb reader={reader} trail={[{ label: reader.t('record.title'), href: reader.to('/registro') }]} />
      <PageHead title={reader.t('record.keys.title')} lead={reader.t('record.keys.lead')} />
      {keys.length === 0 && <EmptyState title={reader.t('record.keys.none')} />}
      {keys.length > 0 && (
        <p>
          <ButtonLink href={reader.to('/registro/claves.txt')} download>
            {reader.t('record.keys.download')}
          </ButtonLink>
        </p>
      )}
      {keys.map((one, index) => (
        <section>
          <h2>{reader.t(index === 0 ? 'record.keys.current' : 'record.keys.replaced')}</h2>
          <DefinitionList
            items={[
              { term: reader.t('record.keys.fingerprint'), value: <code>{grouped(one.key.fingerprint)}</code> },
              { term: reader.t('record.keys.line'), value: <code>{one.key.line}</code> },
              {
                term: reader.t('record.keys.since'),
                value: (
                  <>
                    <a href={reader.to(`/registro/${one.seq}`)}>{reader.t('record.number', { seq: one.seq })}</a>,{' '}
                    <Moment reader={reader} charter={charter} at={one.at} />
                  </>
                ),
              },
            ]}
          />
          {one.vouched !== null && <p>{reader.t(one.vouched ? 'record.keys.vouched' : 'record.keys.lost')}</p>}
        </section>
      ))}
    </Layout>
  );
}

/** `3475 0f98 …`: as people read it out to each other. */
const grouped = (hex: string): string => hex.replace(/.{4}(?=.)/g, '$& ');
