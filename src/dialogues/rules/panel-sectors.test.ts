import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { panelSectors } from './panel-sectors.ts';

test('a seat may be for a sector of the panel’s rule, or for whoever else takes part', () => {
  expect(panelSectors(readCharter('pmm-lac')).map(({ key, title }) => [key, title.es])).toEqual([
    ['civil-society', 'Sociedad civil'],
    ['national-government', 'Gobiernos nacionales'],
    ['local-government', 'Gobiernos locales'],
    ['un', 'Naciones Unidas'],
    ['other', 'Otro'],
  ]);
});
