import type { Browser } from 'playwright-core';
import { prepareHouse } from '../../src/prepare.ts';
import { openHouse } from '../../src/testing/house.ts';
import { launch } from '../look.ts';
import { type Site, serveSite } from '../site.ts';
import { type Album, newAlbum } from './album.ts';

/** One mechanism from its first start, its clock in the test's hands, and the browser of everyone who comes. */
export type Cycle = {
  readonly site: Site;
  readonly browser: Browser;
  readonly album: Album;
  /** What the console prints at the first start. */
  readonly setUpCode: string;
  /** When the mechanism was set up. */
  readonly opened: Temporal.Instant;
  now(): Temporal.Instant;
  /** Time goes by. */
  pass(duration: Temporal.DurationLike): void;
  close(): Promise<void>;
};

/** Today's date at nine in San José: cookies end by the browser's clock, which is the machine's. */
const beginning = Temporal.Now.plainDateISO().toZonedDateTime({
  timeZone: 'America/Costa_Rica',
  plainTime: '09:00',
});

export async function openCycle(): Promise<Cycle> {
  let now = beginning.toInstant();
  const house = await openHouse({ at: now.toString() });
  const setUpCode = await prepareHouse(house.deps);
  if (setUpCode === null) throw new Error('the mechanism is set up already');
  const site = await serveSite(house, []);
  const browser = await launch();
  return {
    site,
    browser,
    album: newAlbum(),
    setUpCode,
    opened: beginning.toInstant(),
    now: () => now,
    pass(duration) {
      now = now.add(duration);
      house.setTime(now.toString());
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** A day as a page writes it, by the calendar of San José: `20 de noviembre de 2026`. */
export const dayOf = (at: Temporal.Instant, language = 'es'): string =>
  at.toZonedDateTimeISO('America/Costa_Rica').toLocaleString(language, { dateStyle: 'long' });

/** `Martes, 1 de diciembre de 2026` */
export const weekdayOf = (day: Temporal.PlainDate): string => {
  const said = day.toLocaleString('es', { dateStyle: 'full' });
  return said.charAt(0).toUpperCase() + said.slice(1);
};
