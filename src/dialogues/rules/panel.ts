import type { BalanceFigures } from '../../charter/dialogue-types.ts';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { subregionOf } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reason } from '../../platform/result.ts';

/** A seat of those who give the talks, as far as the balance depends on it. Null: not asked, or not answered yet. */
export type PanelSeat = {
  readonly sector: string;
  readonly gender: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
};

export type PanelRules = {
  readonly dialogue: Pick<Charter['dialogue'], 'talks' | 'balance'> & {
    readonly panel: readonly Pick<Charter['dialogue']['panel'][number], 'sector' | 'seats'>[];
  };
  readonly region: Charter['region'];
  readonly zones: Charter['zones'];
};

export type OpenRules = PanelRules & { readonly report: Pick<Charter['report'], 'smallCellThreshold'> };

/** `open`: not met yet, and the seats still free can meet it. */
export type Standing = 'met' | 'open' | 'unmet';

export type SectorCount = { readonly sector: string; readonly seated: number; readonly seats: number };
export type Count = { readonly key: string; readonly seated: number };

type PanelBalance = {
  readonly seated: number;
  readonly talks: number;
  /** The charter's sectors in its order, then any other that has someone seated, with 0 seats. */
  readonly sectors: readonly SectorCount[];
  /** Null where the charter gives no figure of gender. `answered` leaves out *prefer not to answer*. */
  readonly gender: { readonly answered: number; readonly standing: Standing } | null;
  /** Null where the charter asks for none. Counts name every subregion, and `outside` if someone is from there. */
  readonly subregions: {
    readonly counts: readonly Count[];
    /** How many of the region's own have a seat. */
    readonly present: number;
    /** What is due of them; null where the charter gives no figure: they are counted, and not judged. */
    readonly due: { readonly required: number; readonly standing: Standing } | null;
  } | null;
  readonly standing: Standing;
  /**
   * What keeps the panel from being met, with figures: of sectors and subregions. `params.sector` is a key, to be shown
   * by its title. Of gender there are none, and not which one: those who speak are named beside it.
   */
  readonly shortfalls: readonly Reason[];
};

/** The answer that says nothing about a person's gender, in every charter. */
export const undisclosed = 'undisclosed';

/**
 * How a panel stands against the charter's rule as it fills (concept note of the Conversatorio, "Metodología":
 * six presentations, 3 civil society, 2 national governments, 1 local; results report: geographic and sector
 * representation and a gender perspective in every panel).
 *
 * The documents give no figures for gender and subregion. Those of the charter are its own decision, and hold for themes
 * from a day on (`dialogue.balance.figures`): what was held before is counted and not judged.
 *
 * Shortfalls: `panel-sector-short`, `panel-sector-over`, `panel-sector-unforeseen`, `panel-gender-unbalanced`,
 * `panel-gender-unanswered`, `panel-subregions-short`, `panel-countries-missing`.
 */
export function panelBalance(
  charter: PanelRules,
  seats: readonly PanelSeat[],
  startsAt: Temporal.Instant,
): PanelBalance {
  const { talks, balance } = charter.dialogue;
  const figures = figuresAt(charter, startsAt);
  const free = Math.max(0, talks - seats.length);
  const sectors = countSectors(charter, seats);
  const maxPercent = figures?.genderMaxPercent ?? null;
  const gender = balance.gender && maxPercent !== null ? genderBalance(seats, free, maxPercent) : null;
  const subregions = balance.subregion ? subregionBalance(charter, seats, free, figures?.subregions ?? null) : null;
  return {
    seated: seats.length,
    talks,
    sectors,
    gender,
    subregions,
    standing: standingOf(sectors, gender, subregions),
    shortfalls: [
      ...sectors.flatMap(aboutSector),
      ...(gender && maxPercent !== null ? aboutGender(gender, seats, maxPercent) : []),
      ...(subregions ? aboutSubregions(subregions, seats) : []),
    ],
  };
}

/** The figures that hold for a theme that begins at `startsAt`. */
function figuresAt(charter: PanelRules, startsAt: Temporal.Instant): BalanceFigures | null {
  const { figures } = charter.dialogue.balance;
  const day = startsAt.toZonedDateTimeISO(homeZone(charter)).toPlainDate();
  return figures && Temporal.PlainDate.compare(figures.since, day) <= 0 ? figures : null;
}

function standingOf(
  sectors: PanelBalance['sectors'],
  gender: PanelBalance['gender'],
  subregions: PanelBalance['subregions'],
): Standing {
  const bySector = sectors.map(
    ({ seated, seats: due }): Standing => (seated === due ? 'met' : seated > due ? 'unmet' : 'open'),
  );
  const all = [...bySector, ...[gender?.standing, subregions?.due?.standing].filter((one) => one !== undefined)];
  return all.includes('unmet') ? 'unmet' : all.includes('open') ? 'open' : 'met';
}

export type OpenBalance = PanelBalance & { readonly genderWithheld: boolean };

/**
 * How many gave each answer of gender, in the charter's order: for those who compose the panel, who write the answers
 * down. Null where the charter asks for no balance of gender.
 */
export const genderCounts = (
  { genders, dialogue }: { readonly genders: readonly { readonly key: string }[] } & Pick<PanelRules, 'dialogue'>,
  seats: readonly PanelSeat[],
): readonly Count[] | null =>
  dialogue.balance.gender
    ? genders.map(({ key }) => ({ key, seated: seats.filter(({ gender }) => gender === key).length }))
    : null;

/**
 * The balance as everyone may read it. Those who speak are named beside it: whether
 * fewer than `report.smallCellThreshold` answers of gender are in balance would say what somebody answered, so it is
 * withheld.
 */
export function openBalance(charter: OpenRules, seats: readonly PanelSeat[], startsAt: Temporal.Instant): OpenBalance {
  const balance = panelBalance(charter, seats, startsAt);
  const { gender, sectors, subregions, shortfalls } = balance;
  if (!gender || gender.answered >= charter.report.smallCellThreshold) return { ...balance, genderWithheld: false };
  return {
    ...balance,
    gender: null,
    genderWithheld: true,
    standing: standingOf(sectors, null, subregions),
    shortfalls: shortfalls.filter(({ code }) => !code.startsWith('panel-gender')),
  };
}

function countSectors({ dialogue }: PanelRules, seats: readonly PanelSeat[]): readonly SectorCount[] {
  const seated = (sector: string) => seats.filter((seat) => seat.sector === sector).length;
  const others = [...new Set(seats.map(({ sector }) => sector))].filter(
    (sector) => !dialogue.panel.some((rule) => rule.sector === sector),
  );
  return [
    ...dialogue.panel.map(({ sector, seats: due }) => ({ sector, seated: seated(sector), seats: due })),
    ...others.map((sector) => ({ sector, seated: seated(sector), seats: 0 })),
  ];
}

function aboutSector({ sector, seated, seats }: SectorCount): readonly Reason[] {
  if (seated === seats) return [];
  if (seats === 0) return [{ code: 'panel-sector-unforeseen', params: { sector, seated } }];
  return [{ code: seated < seats ? 'panel-sector-short' : 'panel-sector-over', params: { sector, seated, seats } }];
}

const hasSaid = (gender: string | null): gender is string => gender !== null && gender !== undisclosed;

function genderBalance(
  seats: readonly PanelSeat[],
  free: number,
  maxPercent: number,
): NonNullable<PanelBalance['gender']> {
  const answered = seats.filter(({ gender }) => hasSaid(gender)).length;
  const mayStillSay = free + unasked(seats);
  const settled = mayStillSay === 0;
  const standing = largestGroup(seats) > share(answered + mayStillSay, maxPercent) ? 'unmet' : settled ? 'met' : 'open';
  return { answered, standing };
}

const unasked = (seats: readonly PanelSeat[]): number => seats.filter(({ gender }) => gender === null).length;

/** How many gave the answer that most gave. */
function largestGroup(seats: readonly PanelSeat[]): number {
  const said = seats.map(({ gender }) => gender).filter(hasSaid);
  return Math.max(
    0,
    ...Map.groupBy(said, (key) => key)
      .values()
      .map((group) => group.length),
  );
}

const share = (persons: number, percent: number): number => Math.ceil((persons * percent) / 100);

function aboutGender(
  { answered }: NonNullable<PanelBalance['gender']>,
  seats: readonly PanelSeat[],
  maxPercent: number,
): readonly Reason[] {
  const notAsked = unasked(seats);
  const reasons: Reason[] = [];
  if (largestGroup(seats) > share(answered, maxPercent)) reasons.push({ code: 'panel-gender-unbalanced' });
  if (notAsked > 0) reasons.push({ code: 'panel-gender-unanswered', params: { persons: notAsked } });
  return reasons;
}

function subregionBalance(
  { region }: PanelRules,
  seats: readonly PanelSeat[],
  free: number,
  required: number | null,
): NonNullable<PanelBalance['subregions']> {
  const places = seats.flatMap(({ country }) => (country === null ? [] : [subregionOf(region, country).key]));
  const seated = (key: string) => places.filter((place) => place === key).length;
  const counts = region.subregions.map(({ key }) => ({ key, seated: seated(key) }));
  const outside = seated(region.outside.key);
  const present = counts.filter((count) => count.seated > 0).length;
  const mayStillCome = free + seats.length - places.length;
  return {
    counts: outside === 0 ? counts : [...counts, { key: region.outside.key, seated: outside }],
    present,
    due: required === null ? null : { required, standing: standingFor(required, present, mayStillCome) },
  };
}

const standingFor = (required: number, present: number, mayStillCome: number): Standing =>
  present >= required ? 'met' : present + mayStillCome >= required ? 'open' : 'unmet';

function aboutSubregions(
  { present, due }: NonNullable<PanelBalance['subregions']>,
  seats: readonly PanelSeat[],
): readonly Reason[] {
  const unknown = seats.filter(({ country }) => country === null).length;
  const reasons: Reason[] = [];
  if (due && present < due.required) {
    reasons.push({ code: 'panel-subregions-short', params: { present, required: due.required } });
  }
  if (unknown > 0) reasons.push({ code: 'panel-countries-missing', params: { seats: unknown } });
  return reasons;
}
