import { sourceText } from '../../charter/pages/SourceLine.tsx';
import { ruleInForce, rulePath } from '../../charter/rules/rules-in-force.ts';
import type { Balance, Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Bound, Election } from '../types.ts';
import { secrecyPath } from './SecrecyPage.tsx';
import { groupTitle } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  bounds: readonly Bound[];
  relaxed: readonly Balance[];
};

const common = ['election-count', 'election-bounds', 'election-quorum', 'election-leaving'] as const;

/** The rule of secrecy is that of the mechanism: an election called under another level does not follow it. */
const rulesOf = (charter: Charter, { secrecy }: Election) =>
  secrecy === charter.elections.secrecy ? ([...common, 'election-secrecy'] as const) : common;

/** The quota with an example, of thirty votes. */
const countText = (reader: Reader, seats: number): string =>
  reader.t('elections.count.text', { seats, divisor: seats + 1, quota: Math.floor(30 / (seats + 1)) + 1 });

/** How it is counted, in plain words, with the bounds of this count and the rules they come from. */
export function RulesOfCount({ reader, charter, election, bounds, relaxed }: Props) {
  const said = balanceLines(reader, charter, bounds, election.seats);
  return (
    <section id="recuento">
      <h2>{reader.t('elections.count.title')}</h2>
      <p>{countText(reader, election.seats)}</p>
      <p>{reader.t('elections.count.transfer')}</p>
      {said.length > 0 && (
        <>
          <p>{reader.t('elections.count.bounds')}</p>
          <ul>
            {said.map(({ balance, value }) => (
              <li>
                {balance}: {value}
              </li>
            ))}
          </ul>
        </>
      )}
      <Relaxed reader={reader} relaxed={relaxed} />
      <p>{reader.t(`elections.secrecy.${election.secrecy}`)}</p>
      <ul class="links">
        {rulesOf(charter, election).map((key) => {
          const rule = ruleInForce(charter, key, reader.language);
          const [source] = rule?.sources ?? [];
          return rule ? (
            <li>
              <a href={reader.to(rulePath(key))}>{rule.title}</a>
              {source && <span class="note">{sourceText(reader, source)}</span>}
            </li>
          ) : null;
        })}
        <li>
          <a href={reader.to(secrecyPath(election))}>{reader.t('cards.to-levels')}</a>
        </li>
        <li>
          <a href={`${reader.to('/reglas')}#elections`}>{reader.t('elections.list.rules')}</a>
        </li>
      </ul>
    </section>
  );
}

/** The balances that were given up beforehand, where there are any. */
export const Relaxed = ({ reader, relaxed }: Pick<Props, 'reader' | 'relaxed'>) =>
  relaxed.length === 0 ? null : (
    <p>
      {reader.t('elections.count.relaxed', {
        balances: reader.list(relaxed.map((one) => reader.t(`elections.balance.${one}`))),
      })}
    </p>
  );

/** The bounds that bind anything, balance by balance: one sentence where all groups of it are bound alike. */
export const balanceLines = (
  reader: Reader,
  charter: Charter,
  bounds: readonly Bound[],
  seats: number,
): readonly { readonly balance: string; readonly value: string }[] =>
  [
    ...Map.groupBy(
      bounds.filter(({ min, max }) => min > 0 || max < seats),
      ({ category }) => category,
    ),
  ].map(([category, of]) => {
    const [{ max } = { max: 0 }] = of;
    const isAlike = of.every((bound) => bound.min === 0 && bound.max === max) && max > 0;
    return {
      balance: reader.t(`elections.balance.${category}`),
      value: isAlike
        ? reader.t(`elections.count.each.${category}`, { max })
        : of.map((bound) => boundText(reader, charter, bound)).join(' · '),
    };
  });

function boundText(reader: Reader, charter: Charter, bound: Bound): string {
  const { category, min, max } = bound;
  const group =
    category === 'gender' && bound.group === 'open'
      ? reader.t('elections.count.open')
      : groupTitle(reader, charter, bound);
  if (min === max) return reader.t('elections.count.exactly', { group, n: min });
  if (min > 0) return reader.t('elections.count.between', { group, min, max });
  return reader.t('elections.count.at-most', { group, max });
}
