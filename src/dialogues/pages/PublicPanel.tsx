import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { openBalance } from '../rules/panel.ts';
import { compareHeld, type PanelChange } from '../rules/panel-held.ts';
import type { PanelSeat, PanelStage, Theme } from '../types.ts';
import { PanelBalanceList } from './PanelBalanceList.tsx';
import { RuleNote } from './RuleNote.tsx';
import { sectorTitle } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  theme: Theme;
  /** Whether the theme has begun. */
  begun: boolean;
  /** Where member organizations that are listed in public may be read about, by id. */
  members: ReadonlyMap<string, string>;
};

/** Who speaks on a theme: as the rule foresees, as planned and as it was held, with what changed. */
export function PublicPanel({ reader, charter, theme, begun, members }: Props) {
  const at = (stage: PanelStage) =>
    theme.published.includes(stage) ? theme.panel.filter((seat) => seat.stage === stage) : [];
  const [planned, held] = [at('planned'), at('held')];
  const { talks, minutesEach, panel } = charter.dialogue;
  const last = held.length > 0 ? held : planned;
  const balance = openBalance(charter, last, theme.startsAt);
  return (
    <section>
      <h3>{reader.t('dialogues.panel.title')}</h3>
      <p>
        {reader.t('dialogues.panel.rule', {
          talks,
          minutes: minutesEach,
          list: reader.list(
            panel.map(({ title, seats }) =>
              reader.t('dialogues.panel.count', { what: reader.text(title), seated: seats }),
            ),
          ),
        })}
      </p>
      {last.length === 0 ? (
        <>
          <RuleNote reader={reader} charter={charter} rule="dialogue-panel" />
          <p>{reader.t('dialogues.panel.none')}</p>
        </>
      ) : (
        <>
          {held.length > 0 && (
            <Compared reader={reader} charter={charter} theme={theme} planned={planned} held={held} />
          )}
          {held.length > 0 && planned.length > 0 ? (
            <div class="columns">
              <Seats reader={reader} charter={charter} stage="planned" seats={planned} members={members} />
              <Seats reader={reader} charter={charter} stage="held" seats={held} members={members} />
            </div>
          ) : (
            <Seats
              reader={reader}
              charter={charter}
              stage={held.length > 0 ? 'held' : 'planned'}
              seats={last}
              members={members}
            />
          )}
          <Disclosure summary={reader.t('dialogues.panel.balance')} open={balance.standing !== 'met'}>
            <PanelBalanceList reader={reader} charter={charter} balance={balance} settled={begun} />
          </Disclosure>
        </>
      )}
    </section>
  );
}

type SeatsProps = Omit<Props, 'theme' | 'begun'> & { stage: PanelStage; seats: readonly PanelSeat[] };

function Seats({ reader, charter, stage, seats, members }: SeatsProps) {
  return (
    <div>
      <h4>{reader.t(stage === 'held' ? 'dialogues.panel.held' : 'dialogues.panel.planned')}</h4>
      <ul class="rows links">
        {seats.map((seat) => (
          <li>
            <Institution reader={reader} seat={seat} members={members} />
            <p class="meta">
              {[seat.personName, sectorTitle(reader, charter, seat.sector), reader.country(seat.country)]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Institution({ reader, seat, members }: Pick<Props, 'reader' | 'members'> & { seat: PanelSeat }) {
  const slug = seat.organizationId && members.get(seat.organizationId);
  return slug ? <a href={reader.to(`/miembros/${slug}`)}>{seat.institution}</a> : <strong>{seat.institution}</strong>;
}

type ComparedProps = Omit<Props, 'members' | 'begun'> & { planned: readonly PanelSeat[]; held: readonly PanelSeat[] };

/** Sector by sector: what the rule foresees, what was planned and what took place; then what changed, in words. */
function Compared({ reader, charter, theme, planned, held }: ComparedProps) {
  const rule = charter.dialogue.panel;
  const comparison = compareHeld(
    planned,
    held,
    rule.map(({ sector }) => sector),
  );
  const sectors = [
    ...new Set([...rule.map(({ sector }) => sector), ...comparison.sectors.map(({ sector }) => sector)]),
  ];
  const row = (sector: string) => comparison.sectors.find((one) => one.sector === sector);
  const changes = comparison.changes.filter(({ code }) => code !== 'kept');
  return (
    <>
      <DataTable
        caption={reader.t('dialogues.panel.compared', { theme: reader.text(theme.title) })}
        columns={[
          { label: reader.t('dialogues.panel.sector') },
          { label: reader.t('dialogues.panel.by-rule'), numeric: true },
          ...(planned.length > 0 ? [{ label: reader.t('dialogues.panel.planned'), numeric: true }] : []),
          { label: reader.t('dialogues.panel.held'), numeric: true },
        ]}
        rows={sectors.map((sector) => [
          sectorTitle(reader, charter, sector),
          reader.number(rule.find((one) => one.sector === sector)?.seats ?? 0),
          ...(planned.length > 0 ? [reader.number(row(sector)?.planned ?? 0)] : []),
          reader.number(row(sector)?.held ?? 0),
        ])}
      />
      <RuleNote reader={reader} charter={charter} rule="dialogue-panel" />
      {planned.length > 0 && comparison.asPlanned && <p>{reader.t('dialogues.panel.as-planned')}</p>}
      {planned.length > 0 && changes.length > 0 && (
        <>
          <h4>{reader.t('dialogues.panel.changes')}</h4>
          <ul>
            {changes.map((change) => (
              <li>{changeSentence(reader, charter, change)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What was held otherwise than planned, in words. */
function changeSentence(reader: Reader, charter: Charter, change: PanelChange): string {
  const { institution } = change;
  const sector = sectorTitle(reader, charter, change.sector);
  if (change.code === 'replaced') {
    return reader.t('dialogues.panel.change.replaced', { institution, sector, by: change.by });
  }
  if (change.code === 'other-sector') {
    const held = sectorTitle(reader, charter, change.held);
    return reader.t('dialogues.panel.change.other-sector', { institution, sector, held });
  }
  return reader.t(`dialogues.panel.change.${change.code}`, { institution, sector });
}
