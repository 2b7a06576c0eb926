import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { PanelSeat } from '../types.ts';
import { type Equipped, readiness } from './readiness.ts';

const charter = readCharter('pmm-lac');
const instant = Temporal.Instant.from;
const announced = { convenedAt: instant('2026-11-01T00:00:00Z') };
const seat = (position: number, sector: string, country: string, gender: string): PanelSeat => ({
  id: `${position}`,
  stage: 'planned',
  position,
  sector,
  institution: `I${position}`,
  organizationId: null,
  personName: null,
  gender,
  country,
});
const panel = [
  seat(1, 'civil-society', 'GT', 'woman'),
  seat(2, 'civil-society', 'PE', 'man'),
  seat(3, 'civil-society', 'BB', 'woman'),
  seat(4, 'national-government', 'MX', 'man'),
  seat(5, 'national-government', 'CO', 'woman'),
  seat(6, 'local-government', 'AR', 'man'),
];
const theme = { n: 1, startsAt: instant('2026-12-04T14:00:00Z'), panel, published: ['planned'] as const };
const equipped: Equipped = {
  offices: ['facilitator', 'rapporteur'],
  languages: ['es', 'en'],
  room: true,
  uninvited: [],
};
const before = instant('2026-11-20T12:00:00Z');
const missing = (...args: Parameters<typeof readiness>) =>
  readiness(...args).flatMap(({ part, reasons }) => reasons.map(({ code, params }) => [part, code, params]));

test('who serves a theme and is not invited has no way into its room', () => {
  const reasons = (convened: typeof announced | { convenedAt: null }) =>
    readiness(charter, convened, theme, { ...equipped, uninvited: ['Iris'] }, before).find(
      ({ part }) => part === 'team',
    )?.reasons;
  expect(reasons(announced)).toEqual([{ code: 'serving-uninvited', params: { name: 'Iris' } }]);
  expect(reasons({ convenedAt: null })).toEqual([]);
});

test('a theme is ready with its panel published and in balance, its team, its interpretation and its room', () => {
  expect(missing(charter, announced, theme, equipped, before)).toEqual([]);
});

test('what is missing is named part by part', () => {
  const bare = { ...theme, panel: panel.slice(0, 5), published: [] };
  expect(
    missing(
      charter,
      announced,
      bare,
      { offices: ['facilitator'], languages: ['es'], room: false, uninvited: [] },
      before,
    ),
  ).toEqual([
    ['panel', 'panel-sector-short', { sector: 'local-government', seated: 0, seats: 1 }],
    ['panel', 'panel-not-published', undefined],
    ['team', 'office-vacant', { office: 'rapporteur' }],
    ['interpretation', 'channel-missing', { language: 'en' }],
    ['room', 'room-missing', undefined],
  ]);
});

test('of gender it is said that there is no balance where enough have answered, and nothing where they are fewer', () => {
  const women = panel.map((one) => ({ ...one, gender: 'woman' }));
  const about = (seats: readonly PanelSeat[]) =>
    missing(charter, announced, { ...theme, panel: seats }, equipped, before).filter(([, code]) =>
      `${code}`.includes('gender'),
    );
  expect(about(women)).toEqual([['panel', 'panel-gender-unbalanced', undefined]]);
  expect(about(women.map((one) => (one.position > 4 ? { ...one, gender: null } : one)))).toEqual([]);
});

test('nothing is to be published before it is convened', () => {
  expect(missing(charter, { convenedAt: null }, { ...theme, published: [] }, equipped, before)).toEqual([]);
});

test('once it has begun, only who was there is to be written down', () => {
  const begun = theme.startsAt;
  expect(missing(charter, announced, theme, { offices: [], languages: [], room: false, uninvited: [] }, begun)).toEqual(
    [['panel-held', 'panel-held-missing', undefined]],
  );
  expect(missing(charter, announced, { ...theme, published: ['held'] }, equipped, begun)).toEqual([]);
});
