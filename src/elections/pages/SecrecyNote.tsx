import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';

const protects = ['ballots.secrecy.apart', 'ballots.secrecy.shuffled', 'ballots.secrecy.sealed'] as const;
const fails = [
  'ballots.secrecy.operator',
  'ballots.secrecy.copies',
  'ballots.secrecy.page',
  'ballots.secrecy.unusual',
  'ballots.secrecy.pressure',
  'ballots.secrecy.device',
] as const;

/** What keeping roll and ballots apart protects against, and what it does not. */
export function SecrecyNote({ reader, open = false }: { reader: Reader; open?: boolean }) {
  const { t } = reader;
  return (
    <Disclosure summary={t('ballots.secrecy.title')} open={open}>
      <p>{t('ballots.secrecy.lead')}</p>
      <p>
        <strong>{t('ballots.secrecy.protects')}</strong>
      </p>
      <ul class="bullets">
        {protects.map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
      <p>
        <strong>{t('ballots.secrecy.fails')}</strong>
      </p>
      <ul class="bullets">
        {fails.map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
