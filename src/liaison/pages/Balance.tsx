import { ParityLine } from '../../mandates/pages/ParityLine.tsx';
import { BarChart } from '../../ui/components/BarChart.tsx';
import { type GroupBalance, groupBalances, seatParity } from '../rules/balance.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';

type Props = Pick<LiaisonProps, 'reader' | 'charter' | 'seating' | 'organizations'>;

/** Gender, subregion and sector of those who hold the seats, against the charter, as far as everyone may know. */
export function Balance({ reader, charter, seating, organizations }: Props) {
  const seated = seating.seats.flatMap(({ place, holder }) => {
    if (place.kind !== 'mesa' || !holder) return [];
    const organization = organizations.get(holder.organizationId ?? '');
    return [{ mesa: place.mesa, organization: organization?.listedSince ? organization : null }];
  });
  const parity = seatParity(charter, seating.seats);
  return (
    <section id="equilibrio">
      <h2>{reader.t('liaison.balance')}</h2>
      {parity !== null && (
        <>
          <ParityLine reader={reader} charter={charter} standing={parity} />
          <p class="meta">{reader.t('liaison.balance.parity', { difference: charter.parity?.maxDifference ?? 0 })}</p>
        </>
      )}
      {seated.length === 0 ? (
        <p>{reader.t('liaison.balance.none')}</p>
      ) : (
        groupBalances(charter, seated).map((balance) => (
          <OneBalance reader={reader} balance={balance} example={seating.seats.some(({ holder }) => holder?.example)} />
        ))
      )}
    </section>
  );
}

type OneProps = Pick<Props, 'reader'> & { balance: GroupBalance; example: boolean };

function OneBalance({ reader, balance, example }: OneProps) {
  const { category, groups, untold, exceeded } = balance;
  const without = groups.filter(({ seats }) => seats === 0).map(({ title }) => reader.text(title));
  const notes = [
    reader.t('liaison.balance.counted'),
    ...(untold > 0 ? [reader.t('liaison.balance.untold', { n: untold })] : []),
    // A seat of which nothing is told may be of any of them.
    ...(untold === 0 && without.length > 0
      ? [reader.t('liaison.balance.without', { list: reader.list(without) })]
      : []),
    ...exceeded.map((mesa) => reader.t(`liaison.balance.exceeded.${category}`, { mesa })),
  ];
  return (
    <BarChart
      reader={reader}
      title={reader.t(`liaison.balance.${category}`)}
      of={reader.t(`liaison.balance.${category}.one`)}
      unit={reader.t('liaison.balance.unit')}
      example={example}
      note={notes.join(' ')}
      rows={groups
        .filter(({ seats }) => seats > 0)
        .map(({ title, seats }) => ({ label: reader.text(title), value: seats }))}
    />
  );
}
