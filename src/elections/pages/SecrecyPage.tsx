import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Election } from '../types.ts';
import { electionPath } from './ManagedElection.tsx';
import { electionTitle } from './words.ts';

type Level = { readonly protects: readonly MessageKey[]; readonly fails: readonly MessageKey[] };

const levels = {
  separated: {
    protects: ['cards.levels.separated.link', 'cards.levels.separated.receipt', 'cards.levels.separated.recount'],
    fails: [
      'cards.levels.separated.operator',
      'cards.levels.separated.copies',
      'cards.levels.separated.stuff',
      'cards.levels.unusual',
    ],
  },
  blind: {
    protects: [
      'cards.levels.blind.secret',
      'cards.levels.blind.kept',
      'cards.levels.blind.stuff',
      'cards.levels.blind.board',
      'cards.levels.blind.everyone',
    ],
    fails: [
      'cards.levels.blind.traces',
      'cards.levels.blind.together',
      'cards.levels.blind.page',
      'cards.levels.blind.early',
      'cards.levels.blind.lost',
      'cards.levels.blind.coercion',
      'cards.levels.unusual',
    ],
  },
} as const satisfies Record<string, Level>;

/** The page of levels, speaking of an election first. */
export const secrecyPath = ({ slug }: Pick<Election, 'slug'>): string => `/elecciones/secreto?eleccion=${slug}`;

type Props = {
  reader: Reader;
  charter: Charter;
  /** From which the reader comes; null for none. */
  election: Election | null;
};

/** What each level of secrecy protects against and what not, in plain words. */
export function SecrecyPage({ reader, charter, election }: Props) {
  const { t } = reader;
  const inForce = election?.secrecy ?? charter.elections.secrecy;
  const name = election && electionTitle(reader, charter, election);
  return (
    <Layout reader={reader} title={t('cards.levels.title')}>
      {election && name && (
        <Breadcrumb
          reader={reader}
          trail={[
            { label: t('ui.nav.elections'), href: reader.to('/elecciones') },
            { label: name, href: reader.to(electionPath(election)) },
          ]}
        />
      )}
      <PageHead title={t('cards.levels.title')} lead={t('cards.levels.lead')} />
      <p>
        {name ? t(`cards.levels.in-election.${inForce}`, { election: name }) : t(`cards.levels.in-force.${inForce}`)}
      </p>
      {(inForce === 'blind' ? (['blind', 'separated'] as const) : (['separated', 'blind'] as const)).map((level) => (
        <section>
          <h2>{t(`cards.levels.${level}.title`)}</h2>
          <p>{t(`cards.levels.${level}.text`)}</p>
          <h3>{t('cards.levels.protects')}</h3>
          <List reader={reader} keys={levels[level].protects} />
          <h3>{t('cards.levels.fails')}</h3>
          <List reader={reader} keys={levels[level].fails} />
        </section>
      ))}
      <h2>{t('cards.levels.both')}</h2>
      <p>{t('cards.levels.both.text')}</p>
    </Layout>
  );
}

function List({ reader, keys }: { reader: Reader; keys: readonly MessageKey[] }) {
  return (
    <ul class="bullets">
      {keys.map((key) => (
        <li>{reader.t(key)}</li>
      ))}
    </ul>
  );
}
