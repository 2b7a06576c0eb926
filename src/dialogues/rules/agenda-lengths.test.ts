import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { agendaLengths, askedParts, firstMinutes } from './agenda-lengths.ts';

const { order } = readCharter('pmm-lac').dialogue;

test('of introduction, talks, discussion and conclusions (concept note, "Metodología") two lengths are asked', () => {
  expect(askedParts(order)).toEqual(['introduction', 'conclusions']);
  expect(askedParts(readCharter(riverBasin).dialogue.order)).toEqual([]);
});

test('what was set stands, what was not is short, and parts the charter does not have are nothing', () => {
  expect(agendaLengths(order, { conclusions: 0, lunch: 60 })).toEqual({ introduction: firstMinutes, conclusions: 0 });
});
