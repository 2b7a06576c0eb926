import type { Charter } from '../types.ts';

/** The IANA zone by whose calendar the mechanism counts days and years: the first of its agenda's zones. */
export const homeZone = (charter: Pick<Charter, 'zones'>): string => charter.zones[0]?.zone ?? 'UTC';
