import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genderCounts, openBalance, type PanelRules, type PanelSeat, panelBalance } from './panel.ts';

const charter: PanelRules = {
  dialogue: {
    talks: 6,
    panel: [
      { sector: 'civil-society', seats: 3 },
      { sector: 'national-government', seats: 2 },
      { sector: 'local-government', seats: 1 },
    ],
    balance: {
      gender: true,
      subregion: true,
      figures: { since: Temporal.PlainDate.from('2026-11-20'), genderMaxPercent: 50, subregions: 4 },
    },
  },
  region: {
    subregions: ['south', 'central', 'north', 'caribbean'].map((key) => ({ key, title: { es: key } })),
    countries: [
      { code: 'PE', subregion: 'south' },
      { code: 'EC', subregion: 'south' },
      { code: 'CL', subregion: 'south' },
      { code: 'BZ', subregion: 'central' },
      { code: 'HN', subregion: 'central' },
      { code: 'MX', subregion: 'north' },
      { code: 'BB', subregion: 'caribbean' },
    ],
    outside: { key: 'outside', title: { es: 'Fuera de la región' } },
  },
  zones: [{ zone: 'America/Costa_Rica', city: { es: 'San José' } }],
};
/** The first second of the day from which the charter's figures hold. */
const startsAt = Temporal.Instant.from('2026-11-20T06:00:00Z');

/** `civil PE woman` */
const seat = (text: string): PanelSeat => {
  const [sector = '', country = '', gender = ''] = text.split(' ');
  const full = { civil: 'civil-society', national: 'national-government', local: 'local-government' }[sector] ?? sector;
  return { sector: full, country: country === '?' ? null : country, gender: gender === '?' ? null : gender };
};
const balance = (...seats: string[]) => panelBalance(charter, seats.map(seat), startsAt);
const codes = (...seats: string[]) => balance(...seats).shortfalls.map(({ code }) => code);

const full = [
  'civil MX woman',
  'civil CL man',
  'civil BB woman',
  'national HN man',
  'national PE woman',
  'local EC man',
];

test('3 civil society, 2 national governments, 1 local, balanced: the rule is met', () => {
  expect(balance(...full)).toEqual({
    seated: 6,
    talks: 6,
    sectors: [
      { sector: 'civil-society', seated: 3, seats: 3 },
      { sector: 'national-government', seated: 2, seats: 2 },
      { sector: 'local-government', seated: 1, seats: 1 },
    ],
    gender: { answered: 6, standing: 'met' },
    subregions: {
      counts: [
        { key: 'south', seated: 3 },
        { key: 'central', seated: 1 },
        { key: 'north', seated: 1 },
        { key: 'caribbean', seated: 1 },
      ],
      present: 4,
      due: { required: 4, standing: 'met' },
    },
    standing: 'met',
    shortfalls: [],
  });
});

test('an empty panel is open, and says what is due', () => {
  expect(balance()).toMatchObject({
    standing: 'open',
    gender: { standing: 'open' },
    subregions: { due: { standing: 'open' } },
  });
  expect(balance().shortfalls).toEqual([
    { code: 'panel-sector-short', params: { sector: 'civil-society', seated: 0, seats: 3 } },
    { code: 'panel-sector-short', params: { sector: 'national-government', seated: 0, seats: 2 } },
    { code: 'panel-sector-short', params: { sector: 'local-government', seated: 0, seats: 1 } },
    { code: 'panel-subregions-short', params: { present: 0, required: 4 } },
  ]);
});

test('3, 3 and 0, from three subregions, fall short of the charter’s figures', () => {
  const held = ['civil MX ?', 'civil CL ?', 'civil US ?', 'national EC ?', 'national BZ ?', 'national PE ?'];
  expect(balance(...held)).toMatchObject({
    standing: 'unmet',
    gender: { answered: 0, standing: 'open' },
    subregions: { due: { required: 4, standing: 'unmet' } },
    shortfalls: [
      { code: 'panel-sector-over', params: { sector: 'national-government', seated: 3, seats: 2 } },
      { code: 'panel-sector-short', params: { sector: 'local-government', seated: 0, seats: 1 } },
      { code: 'panel-gender-unanswered', params: { persons: 6 } },
      { code: 'panel-subregions-short', params: { present: 3, required: 4 } },
    ],
  });
});

test('theme 1 as it was held on 8 August 2023: no document gives a figure for subregion or gender, so none is judged', () => {
  const held = [
    'civil MX man',
    'civil CL man',
    'civil US man',
    'national EC man',
    'national BZ man',
    'national PE man',
  ];
  const judged = (day: string) => panelBalance(charter, held.map(seat), Temporal.Instant.from(day));
  expect(judged('2023-08-08T14:00:00Z')).toMatchObject({
    gender: null,
    subregions: { present: 3, due: null },
    shortfalls: [
      { code: 'panel-sector-over', params: { sector: 'national-government', seated: 3, seats: 2 } },
      { code: 'panel-sector-short', params: { sector: 'local-government', seated: 0, seats: 1 } },
    ],
  });
  expect(judged('2026-11-20T05:59:59Z').subregions?.due).toBe(null);
  expect(judged('2026-11-20T06:00:00Z').subregions?.due).toEqual({ required: 4, standing: 'unmet' });
});

test('a charter without figures has its subregions counted, and nothing said of them', () => {
  const { dialogue } = charter;
  const plain = { ...charter, dialogue: { ...dialogue, balance: { ...dialogue.balance, figures: null } } };
  expect(panelBalance(plain, full.slice(0, 1).map(seat), startsAt)).toMatchObject({
    gender: null,
    subregions: { counts: [{ seated: 0 }, { seated: 0 }, { seated: 1 }, { seated: 0 }], due: null },
  });
});

test.each<[string, string[], string, string[]]>([
  ['three and three', ['woman', 'woman', 'woman', 'man', 'man', 'man'], 'met', []],
  [
    'four of six are too many',
    ['woman', 'woman', 'woman', 'woman', 'man', 'man'],
    'unmet',
    ['panel-gender-unbalanced'],
  ],
  ['three of five are half, rounded up', ['woman', 'woman', 'woman', 'man', 'man', 'undisclosed'], 'met', []],
  ['non-binary persons count as themselves', ['woman', 'woman', 'man', 'man', 'man', 'non-binary'], 'met', []],
  ['two men so far can still be balanced', ['man', 'man'], 'open', ['panel-gender-unbalanced']],
  ['four men can not, whoever comes', ['man', 'man', 'man', 'man'], 'unmet', ['panel-gender-unbalanced']],
  [
    'who did not answer yet may balance it',
    ['man', 'man', 'man', '?', '?', '?'],
    'open',
    ['panel-gender-unbalanced', 'panel-gender-unanswered'],
  ],
  [
    'nobody who prefers not to answer is asked again',
    ['undisclosed', 'undisclosed', 'undisclosed', 'undisclosed', 'undisclosed', 'undisclosed'],
    'met',
    [],
  ],
])('gender: %s', (_fact, genders, standing, expected) => {
  const result = balance(
    ...genders.map((gender, index) => `${full[index]?.split(' ').slice(0, 2).join(' ')} ${gender}`),
  );
  expect(result.gender?.standing).toBe(standing);
  expect(result.shortfalls.map(({ code }) => code).filter((code) => code.includes('gender'))).toEqual(expected);
});

test('those who compose the panel see how many gave each answer', () => {
  const seats = ['civil MX woman', 'civil CL man', 'civil BB woman', 'national HN ?'].map(seat);
  const genders = ['woman', 'man', 'non-binary'].map((key) => ({ key }));
  expect(genderCounts({ ...charter, genders }, seats)).toEqual([
    { key: 'woman', seated: 2 },
    { key: 'man', seated: 1 },
    { key: 'non-binary', seated: 0 },
  ]);
  const without = { ...charter.dialogue, balance: { ...charter.dialogue.balance, gender: false } };
  expect(genderCounts({ dialogue: without, genders }, seats)).toBeNull();
});

test('of gender neither figures are told nor which one: those who speak are named beside it', () => {
  expect(balance(...full.slice(0, 5), 'local EC woman')).toMatchObject({
    gender: { answered: 6, standing: 'unmet' },
    shortfalls: [{ code: 'panel-gender-unbalanced' }],
  });
  expect(JSON.stringify(balance(...full))).not.toMatch(/woman|man/);
});

test.each([4, 5])(
  'with %i answers and a threshold of 5, whether there is balance of gender is told from the fifth on',
  (answers) => {
    const seats = full.map((text, index) =>
      seat(index < answers ? text.replace(/man$/, 'woman').replace('wowo', 'wo') : text.replace(/\w+$/, '?')),
    );
    const open = openBalance({ ...charter, report: { smallCellThreshold: 5 } }, seats, startsAt);
    expect(open.genderWithheld).toBe(answers < 5);
    expect(open.gender).toEqual(answers < 5 ? null : { answered: 5, standing: 'unmet' });
    expect(open.shortfalls.map(({ code }) => code)).toEqual(
      answers < 5 ? [] : ['panel-gender-unbalanced', 'panel-gender-unanswered'],
    );
  },
);

test.each<[string, string[], string]>([
  ['a country outside the region covers none', ['civil US woman', 'civil US man', 'civil US woman'], 'unmet'],
  ['three seats left can cover three subregions', ['civil PE woman', 'civil EC man', 'civil CL woman'], 'open'],
  ['two seats left can not', ['civil PE woman', 'civil EC man', 'civil CL woman', 'local PE man'], 'unmet'],
  [
    'a seat whose country is not known yet may',
    ['civil PE woman', 'civil EC man', 'civil CL woman', 'local ? man'],
    'open',
  ],
])('subregion: %s', (_fact, seats, standing) => {
  expect(balance(...seats).subregions?.due?.standing).toBe(standing);
});

test('seats from outside the region are counted apart, and cover no subregion', () => {
  expect(balance('civil US woman').subregions?.counts.at(-1)).toEqual({ key: 'outside', seated: 1 });
  expect(balance('civil US woman').shortfalls).toContainEqual({
    code: 'panel-subregions-short',
    params: { present: 0, required: 4 },
  });
});

test('a sector for which the rule has no seat is told', () => {
  expect(balance(...full, 'un CL man').shortfalls).toEqual([
    { code: 'panel-sector-unforeseen', params: { sector: 'un', seated: 1 } },
  ]);
});

test('answers still missing are told', () => {
  expect(codes('civil ? ?')).toEqual([
    'panel-sector-short',
    'panel-sector-short',
    'panel-sector-short',
    'panel-gender-unanswered',
    'panel-subregions-short',
    'panel-countries-missing',
  ]);
});

test('a charter that asks for no balance of gender or subregion gets none', () => {
  const plain = {
    ...charter,
    dialogue: { ...charter.dialogue, balance: { gender: false, subregion: false, figures: null } },
  };
  expect(panelBalance(plain, full.map(seat), startsAt)).toMatchObject({
    gender: null,
    subregions: null,
    standing: 'met',
  });
});

const anySeat = fc.record({
  sector: fc.constantFrom('civil-society', 'national-government', 'local-government', 'un'),
  gender: fc.option(fc.constantFrom('woman', 'man', 'non-binary', 'undisclosed')),
  country: fc.option(fc.constantFrom('PE', 'HN', 'MX', 'BB', 'US')),
});

test('a panel is met exactly when nothing falls short', () => {
  fc.assert(
    fc.property(fc.array(anySeat, { maxLength: 8 }), (seats) => {
      const { standing, shortfalls } = panelBalance(charter, seats, startsAt);
      expect(standing === 'met').toBe(shortfalls.length === 0);
    }),
  );
});

test('the order of the seats changes no standing', () => {
  fc.assert(
    fc.property(fc.array(anySeat, { maxLength: 7 }), (seats) => {
      expect(panelBalance(charter, seats.toReversed(), startsAt).standing).toBe(
        panelBalance(charter, seats, startsAt).standing,
      );
    }),
  );
});

test('what is open can still be met, what is unmet can not by adding seats', () => {
  const people = ['woman', 'man'].flatMap((gender) => ['PE', 'HN', 'MX', 'BB'].map((country) => ({ gender, country })));
  const canBeMet = (seats: readonly PanelSeat[]): boolean => {
    if (panelBalance(charter, seats, startsAt).standing === 'met') return true;
    const due = charter.dialogue.panel.find(
      (rule) => seats.filter((one) => one.sector === rule.sector).length < rule.seats,
    );
    return (
      due !== undefined &&
      seats.length < 6 &&
      people.some((who) => canBeMet([...seats, { sector: due.sector, ...who }]))
    );
  };
  const answered = fc.record({
    sector: fc.constantFrom('civil-society', 'national-government', 'local-government'),
    gender: fc.constantFrom('woman', 'man'),
    country: fc.constantFrom('PE', 'HN', 'MX', 'BB'),
  });
  fc.assert(
    fc.property(fc.array(answered, { minLength: 3, maxLength: 6 }), (seats) => {
      expect(panelBalance(charter, seats, startsAt).standing !== 'unmet').toBe(canBeMet(seats));
    }),
    { numRuns: 60 },
  );
});
