import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { appointable } from './appointable.ts';

const keys = (charter: string): string[] => appointable(readCharter(charter)).map(({ key }) => key);

test('every office of the standing bodies; those of organizations and sessions are given elsewhere', () => {
  expect(keys('pmm-lac')).toEqual([
    'mechanism/operator',
    'liaison/liaison-member',
    'working-group/agency-focal-point',
    ...[1, 2, 3, 4].flatMap((n) => [`mesa:${n}/secretariat`, `mesa:${n}/delegate`, `mesa:${n}/alternate-delegate`]),
  ]);
});

test('another charter offers its own', () => {
  expect(keys(riverBasin)).toEqual([
    'mechanism/keeper',
    'liaison/ford-keeper',
    'working-group/helper',
    'mesa:1/boatman',
    'mesa:2/boatman',
  ]);
});

test('each place is the office of its body', () => {
  const place = appointable(readCharter('pmm-lac')).find(({ key }) => key === 'mesa:3/delegate');
  expect([place?.body, place?.office.key]).toEqual(['mesa:3', 'delegate']);
});
