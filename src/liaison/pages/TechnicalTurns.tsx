import { DataTable } from '../../ui/components/DataTable.tsx';
import { type LiaisonProps, RuleLink } from './LiaisonPage.tsx';

/** Which mesa coordinates the technical table, and which ones come next; nothing where there is no such table. */
export function TechnicalTurns({ reader, charter, turns }: Pick<LiaisonProps, 'reader' | 'charter' | 'turns'>) {
  const [now] = turns;
  if (!charter.technicalTable || !now) return null;
  const titleOf = (n: number): string => reader.text(charter.mesas.find((mesa) => mesa.n === n)?.title ?? {});
  const title = reader.text(charter.technicalTable.title);
  return (
    <section id="mesa-tecnica">
      <h2>{title}</h2>
      <p>
        {reader.t('liaison.turns.now', { n: now.mesa, title: titleOf(now.mesa), day: reader.date(lastDay(now.until)) })}
      </p>
      <DataTable
        caption={reader.t('liaison.turns.caption', { title })}
        apart
        columns={(['mesa', 'from', 'until'] as const).map((column) => ({ label: reader.t(`liaison.turns.${column}`) }))}
        rows={turns.map(({ mesa, from, until }) => [
          <a href={reader.to(`/mesas/${mesa}`)}>{`${reader.t('ui.mesa', { n: mesa })} · ${titleOf(mesa)}`}</a>,
          reader.date(from),
          reader.date(lastDay(until)),
        ])}
      />
      <RuleLink reader={reader} charter={charter} rule="technical-table" />
    </section>
  );
}

const lastDay = (until: Temporal.PlainDate): Temporal.PlainDate => until.subtract({ days: 1 });
