import { describe, expect, test } from 'vitest';
import { readerFor } from '../platform/languages.ts';
import { RulesInForce } from './pages/RulesInForce.tsx';
import { readCharter } from './read-charter.ts';
import { rulesInForce } from './rules/rules-in-force.ts';
import { riverBasin } from './testing/charter-files.ts';

const charter = readCharter('pmm-lac');
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the charter pmm-lac holds the Terms of Reference', () => {
  test('23 objectives over four mesas: 5 + 7 + 6 + 5', () => {
    expect(charter.compact.objectives).toHaveLength(23);
    expect(charter.mesas.map(({ objectives }) => objectives.length)).toEqual([5, 7, 6, 5]);
    expect(charter.mesas.map(({ subMesas }) => subMesas.length)).toEqual([0, 0, 0, 3]);
  });

  test('A/RES/73/195: 10 guiding principles (paragraph 15), 13 stakeholder groups (paragraph 44)', () => {
    expect(charter.compact.symbol).toBe('A/RES/73/195');
    expect(charter.compact.principles).toHaveLength(10);
    expect(charter.groups).toHaveLength(13);
  });

  test('"completando un número de 10 participantes": 8 representatives and 2 agencies', () => {
    const { seatsPerMesa, agencySeats } = charter.liaison;
    expect([seatsPerMesa * charter.mesas.length, agencySeats]).toEqual([8, 2]);
    expect(charter.offices.find(({ body }) => body === 'liaison')?.seats).toBe(10);
  });

  test('a term of one year and one immediate re-election for every elected office', () => {
    const elected = charter.offices.filter(({ chosenBy }) => chosenBy === 'election');
    expect(elected.map(({ key, termMonths, reelections }) => [key, termMonths, reelections])).toEqual([
      ['secretariat', 12, 1],
      ['delegate', 12, 1],
      ['alternate-delegate', 12, 1],
      ['liaison-member', 12, 1],
    ]);
  });

  test('seven agencies in the GT-SC, 19 in the Regional Network, IOM and ECLAC its co-chairs', () => {
    expect(charter.workingGroup.agencies).toHaveLength(7);
    expect(charter.network.agencies).toHaveLength(19);
    expect(charter.network.coChairs).toEqual(['iom', 'eclac']);
  });

  test('"seis presentaciones de cinco minutos": civil society 3, national governments 2, local 1', () => {
    const { talks, minutesEach, panel } = charter.dialogue;
    expect([talks, minutesEach]).toEqual([6, 5]);
    expect(panel.map(({ sector, seats }) => [sector, seats])).toEqual([
      ['civil-society', 3],
      ['national-government', 2],
      ['local-government', 1],
    ]);
    expect(sum(panel.map(({ seats }) => seats))).toBe(6);
  });

  test('meetings every three months, exchanges every six, a Conversatorio every year', () => {
    expect(charter.cadence).toEqual({ mesaMonths: 3, liaisonMonths: 3, exchangeMonths: 6, dialogueMonths: 12 });
  });

  test('six selection criteria and five principles of participation', () => {
    expect(charter.selectionCriteria).toHaveLength(6);
    expect(charter.membership.principles).toHaveLength(5);
  });

  test('open call: no reason for a refusal speaks of size, sector or country', () => {
    expect(charter.membership.refusalReasons.map(({ key }) => key)).toEqual([
      'duplicate',
      'not-confirmed',
      'outside-the-compact',
      'principles-not-accepted',
    ]);
    for (const { title } of charter.membership.refusalReasons) {
      expect(Object.values(title).join(' ')).not.toMatch(/tamaño|sector|país|size|country/i);
    }
  });

  test('the hours of the 2023 agenda: 08:00 in San José is 09:00, 10:00 and 11:00 in the other cities', () => {
    const start = Temporal.ZonedDateTime.from('2023-08-08T08:00[America/Costa_Rica]');
    expect(
      charter.zones.map(
        ({ zone, city }) => `${city.es} ${start.withTimeZone(zone).toPlainTime().toString().slice(0, 5)}`,
      ),
    ).toEqual(['San José 08:00', 'Bogotá 09:00', 'Bridgetown 10:00', 'Buenos Aires 11:00']);
  });

  test('objective 20 is remittances and 22 social protection, both of mesa 3; the contradiction is kept', () => {
    expect(charter.mesas[2]?.objectives).toEqual(expect.arrayContaining([20, 22]));
    const kept = charter.discrepancies.find(({ key }) => key === 'mesa-3-priority');
    expect(kept?.about).toEqual(['mesa:3']);
    expect(kept?.readings.map(({ source }) => source.document)).toEqual(['factsheet-5', 'global-compact']);
  });
});

describe('the page Reglas en vigor', () => {
  const page = async (language: string) =>
    String(
      await (
        <RulesInForce
          reader={readerFor({ language, languages: charter.languages, path: '/reglas' })}
          charter={charter}
        />
      ),
    );

  test.each(['es', 'en'])('prints every rule, its list and its sources under its own anchor (%s)', async (language) => {
    const html = await page(language);
    const text = plain(html);
    for (const rule of rulesInForce(charter, language).flatMap(({ rules }) => rules)) {
      expect(html.split(`id="regla-${rule.key}"`)).toHaveLength(2);
      for (const said of [rule.title, rule.text, ...rule.list]) expect(text).toContain(said);
      for (const { paragraph } of rule.sources) expect(text).toContain(paragraph);
    }
    for (const { title, followed } of charter.discrepancies) {
      expect(text).toContain(title[language]);
      expect(text).toContain(followed[language]);
    }
  });

  test('names version, date and digest of the charter', async () => {
    const text = plain(await page('es'));
    expect(text).toContain('20 de noviembre de 2026');
    expect(text.replaceAll(' ', '')).toContain(charter.digest);
    expect(plain(await page('en'))).toContain(`Version${charter.version}`);
  });

  test('every entry of its contents leads to a place on the page', async () => {
    const html = await page('es');
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(8);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
  });
});

describe('a second, small charter runs the same code', () => {
  const other = readCharter(riverBasin);

  test('two mesas, five objectives, another language pair, no parity rule', () => {
    expect(other.mesas).toHaveLength(2);
    expect(other.compact.objectives).toHaveLength(5);
    expect(other.languages).toEqual(['pt', 'fr']);
    expect(other.parity).toBeNull();
  });

  test('four talks of seven minutes, another panel rule, threshold 3', () => {
    expect([other.dialogue.talks, other.dialogue.minutesEach]).toEqual([4, 7]);
    expect(other.dialogue.panel.map(({ sector, seats }) => [sector, seats])).toEqual([
      ['villages', 2],
      ['town-halls', 2],
    ]);
    expect(other.report.smallCellThreshold).toBe(3);
  });
});

/** What a page says, without its tags. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
