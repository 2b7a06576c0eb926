import type { Child } from 'hono/jsx';
import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import type { Count, OpenBalance, SectorCount, Standing } from '../rules/panel.ts';
import { RuleNote } from './RuleNote.tsx';
import { SeatStrip } from './SeatStrip.tsx';
import { panelReason, sectorTitle, titleOf } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  balance: OpenBalance;
  /** How many gave each answer: for those who compose the panel alone. */
  genders?: readonly Count[] | null;
  /** The theme has begun: nothing can be met any more, and what nobody was asked is not known. */
  settled: boolean;
};

/** How a panel stands against the rule: by sector, gender and subregion, with what is missing and why. */
export function PanelBalanceList({ reader, charter, balance, genders = null, settled }: Props) {
  const { sectors, gender, genderWithheld, subregions, shortfalls } = balance;
  const about = (start: string) => shortfalls.filter(({ code }) => code.startsWith(start));
  const sectorReasons = about('panel-sector');
  const over = sectors.some(({ seated, seats }) => seated > seats);
  const sectorStanding =
    sectorReasons.length === 0 ? 'met' : over || balance.seated >= balance.talks ? 'unmet' : 'open';
  const standingIn = (standing: Standing): Standing | 'unknown' =>
    settled && standing === 'open' ? 'unknown' : standing;
  /** What is wrong with a sector, or how many seats it has. */
  const sectorLine = (count: SectorCount): string => {
    const reason = sectorReasons.find(({ params }) => params?.sector === count.sector);
    const { sector, ...figures } = count;
    return reason
      ? panelReason(reader, charter, reason)
      : reader.t('dialogues.panel.count-of', { what: sectorTitle(reader, charter, sector), ...figures });
  };
  const said = (start: string) => about(start).map((reason) => panelReason(reader, charter, reason));
  return (
    <DefinitionList
      items={[
        {
          term: reader.t('dialogues.panel.sectors'),
          value: (
            <Judged
              reader={reader}
              standing={settled && sectorStanding === 'open' ? 'unmet' : sectorStanding}
              told
              reasons={[]}
            >
              <ul class="plain">
                {sectors.map(({ sector, seated, seats }) => (
                  <li>
                    {sectorLine({ sector, seated, seats })} <SeatStrip seated={seated} seats={seats} />
                  </li>
                ))}
              </ul>
              <RuleNote reader={reader} charter={charter} rule="dialogue-panel" />
            </Judged>
          ),
        },
        ...(genders || (gender && !(settled && gender.answered === 0))
          ? [
              {
                term: reader.t('dialogues.panel.gender'),
                value: (
                  <Judged
                    reader={reader}
                    standing={gender && standingIn(gender.standing)}
                    reasons={said('panel-gender')}
                  >
                    {genders && (
                      <p>
                        {counts(reader, genders, (key) => titleOf(reader, charter.genders, key))}
                        <span class="note">{reader.t('dialogues.panel.gender-for-you')}</span>
                      </p>
                    )}
                    <RuleNote reader={reader} charter={charter} rule="dialogue-balance" />
                  </Judged>
                ),
              },
            ]
          : []),
        ...(genderWithheld && !settled
          ? [
              {
                term: reader.t('dialogues.panel.gender'),
                value: reader.t('dialogues.panel.gender-withheld', { threshold: charter.report.smallCellThreshold }),
              },
            ]
          : []),
        ...(subregions
          ? [
              {
                term: reader.t('dialogues.panel.subregions'),
                value: (
                  <Judged
                    reader={reader}
                    standing={subregions.due && standingIn(subregions.due.standing)}
                    reasons={[...said('panel-subregions'), ...said('panel-countries')]}
                  >
                    <p>
                      {counts(reader, subregions.counts, (key) =>
                        titleOf(reader, [...charter.region.subregions, charter.region.outside], key),
                      )}
                    </p>
                    <RuleNote reader={reader} charter={charter} rule="dialogue-balance" />
                  </Judged>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

const counts = (reader: Reader, list: readonly Count[], title: (key: string) => string): string =>
  reader.list(list.map(({ key, seated }) => reader.t('dialogues.panel.count', { what: title(key), seated })));

const standings = {
  met: 'dialogues.panel.met',
  open: 'dialogues.panel.open',
  unmet: 'dialogues.panel.unmet',
  unknown: 'dialogues.panel.unknown',
} as const satisfies Record<Standing | 'unknown', MessageKey>;

type JudgedProps = {
  reader: Reader;
  /** Null where there is no figure to judge by. */
  standing: keyof typeof standings | null;
  reasons: readonly string[];
  /** The reasons stand in what follows. */
  told?: boolean;
  children?: Child;
};

function Judged({ reader, standing, reasons, told, children }: JudgedProps) {
  return (
    <>
      {standing && (
        <strong>
          {reader.t(
            standing === 'open' && reasons.length === 0 && !told ? 'dialogues.panel.so-far' : standings[standing],
          )}
        </strong>
      )}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
      {children}
    </>
  );
}
