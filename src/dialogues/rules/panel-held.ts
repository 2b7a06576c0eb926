import { fold } from '../../platform/fold.ts';

/** A seat as it was planned or as it was held. Two seats are one institution's if they name it alike. */
export type NamedSeat = {
  readonly sector: string;
  readonly institution: string;
  readonly organizationId: string | null;
};

/**
 * What was held otherwise than planned. Each is shown by its message `panel.change.<code>`;
 * `sector` is a key, to be shown by its title.
 */
export type PanelChange =
  | { readonly code: 'kept'; readonly institution: string; readonly sector: string }
  | { readonly code: 'absent'; readonly institution: string; readonly sector: string }
  | { readonly code: 'added'; readonly institution: string; readonly sector: string }
  | { readonly code: 'replaced'; readonly institution: string; readonly sector: string; readonly by: string }
  | { readonly code: 'other-sector'; readonly institution: string; readonly sector: string; readonly held: string };

type HeldComparison = {
  /** Planned and held seats of each sector, those of the charter first, then in order of appearance. */
  readonly sectors: readonly { readonly sector: string; readonly planned: number; readonly held: number }[];
  readonly changes: readonly PanelChange[];
  readonly asPlanned: boolean;
};

/**
 * A panel as planned beside the panel as it took place. Both are kept: in 2023 the plan was 3 civil society,
 * 2 national governments and 1 local, and theme 1 was held with 3, 3 and 0. A seat that fell away and a new one of
 * its sector are told as one replacing the other, in the order of the seats.
 */
export function compareHeld(
  planned: readonly NamedSeat[],
  held: readonly NamedSeat[],
  sectorsInOrder: readonly string[],
): HeldComparison {
  const changes: PanelChange[] = [];
  const arrived = [...held];
  const missing: NamedSeat[] = [];
  for (const seat of planned) {
    const at = arrived.findIndex((one) => sameInstitution(one, seat));
    const found = arrived[at];
    if (!found) missing.push(seat);
    else {
      arrived.splice(at, 1);
      changes.push(keptOrMoved(seat, found));
    }
  }
  for (const { institution, sector } of missing) {
    const at = arrived.findIndex((one) => one.sector === sector);
    const other = arrived[at];
    if (!other) changes.push({ code: 'absent', institution, sector });
    else {
      arrived.splice(at, 1);
      changes.push({ code: 'replaced', institution, sector, by: other.institution });
    }
  }
  changes.push(...arrived.map(({ institution, sector }): PanelChange => ({ code: 'added', institution, sector })));
  const count = (seats: readonly NamedSeat[], sector: string) => seats.filter((seat) => seat.sector === sector).length;
  const sectors = [...new Set([...sectorsInOrder, ...[...planned, ...held].map(({ sector }) => sector)])]
    .map((sector) => ({ sector, planned: count(planned, sector), held: count(held, sector) }))
    .filter((row) => row.planned + row.held > 0);
  return { sectors, changes, asPlanned: changes.every(({ code }) => code === 'kept') };
}

const sameInstitution = (a: NamedSeat, b: NamedSeat): boolean =>
  a.organizationId !== null && a.organizationId === b.organizationId
    ? true
    : fold(a.institution) === fold(b.institution) && fold(a.institution) !== '';

const keptOrMoved = ({ institution, sector }: NamedSeat, held: NamedSeat): PanelChange =>
  held.sector === sector
    ? { code: 'kept', institution, sector }
    : { code: 'other-sector', institution, sector, held: held.sector };
