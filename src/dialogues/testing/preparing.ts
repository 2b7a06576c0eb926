import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Desk, deskOf } from '../../testing/desk.ts';
import { type House, openHouse } from '../../testing/house.ts';
import { clear, convenerAt, lastEntry, themePathOf } from './desk.ts';

/** A house without a dialogue before each test of the file that calls, and someone who may convene one. */
export function preparing() {
  let house: House;
  let everyone: Desk;
  let convener: Desk;
  let token: string;
  let start: number;
  beforeAll(async () => {
    house = await openHouse();
    everyone = deskOf(house, undefined);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await clear(house);
    start = await lastEntry(house);
    await comeIn('2026-11-20T12:00:00Z');
  });

  async function comeIn(at: string): Promise<void> {
    ({ token, desk: convener } = await convenerAt(house, at));
  }
  return {
    get house() {
      return house;
    },
    /** Nobody in particular. */
    get everyone() {
      return everyone;
    },
    /** A member of the liaison mesa, who may convene. */
    get convener() {
      return convener;
    },
    /** The convener's session. */
    get token() {
      return token;
    },
    /** The last entry of the record before the test. */
    get start() {
      return start;
    },
    comeIn,
    themePath: (n = 1, part = '') => themePathOf(house, n, part),
  };
}
