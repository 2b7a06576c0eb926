import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Identity } from './fingerprint.ts';
import { type ListContent, type ListMatching, membersOf, planImport } from './import-plan.ts';
import { refusedReport } from './import-report.ts';

const charter = readCharter('pmm-lac');
const all = charter.mesas.map(({ n }) => n);
const headings = ['Organización', 'País', 'Sector', 'Mesa', 'Correo'];
const content = (...rows: string[]): ListContent => ({
  headings,
  rows: rows.map((row, index) => ({ number: index + 2, cells: row.split(',').slice(0, 5) })),
  ragged: rows.flatMap((row, index) => {
    const found = row.split(',').length;
    return found === 5 ? [] : [{ number: index + 2, found }];
  }),
});
const matching: ListMatching = {
  fields: ['name', 'country', 'group', 'mesas', 'email'],
  forAll: { country: null, group: null, mesas: [] },
  chosen: [],
};
const known: Identity = {
  id: 'o1',
  names: ['Red Quetzal'],
  acronym: null,
  countries: ['GT'],
  emails: ['hola@quetzal.example'],
  people: [],
  website: null,
};
const numbers = (lines: readonly { readonly number: number }[]) => lines.map(({ number }) => number);

test('each line is ready, waits for a choice as it resembles a member, or is refused', () => {
  const list = content(
    'Red Sur,Perú,Academia,1,',
    'Red Quetzál A.C.,Guatemala,Academia,1,hola@quetzal.example',
    'Red Norte,Atlántida,Academia,1,',
  );
  const plan = planImport(list, matching, [known], all, charter);
  expect([numbers(plan.ready), plan.alike.map(({ member }) => member.number), numbers(plan.refused)]).toEqual([
    [2],
    [3],
    [4],
  ]);
  expect(plan.alike[0]?.likeness).toMatchObject({
    id: 'o1',
    earlier: null,
    evidence: ['same-email', 'same-name'],
  });
  expect(numbers(membersOf(plan))).toEqual([2]);
  const chosen = planImport(list, { ...matching, chosen: [3, 4, 99] }, [known], all, charter);
  expect(numbers(membersOf(chosen))).toEqual([2, 3]);
});

test('a weak likeness holds nothing up', () => {
  const plan = planImport(content('Quetzal Verde,Perú,Academia,1,'), matching, [known], all, charter);
  expect(numbers(plan.ready)).toEqual([2]);
});

test('a line that resembles a former one of the list waits too, unless that one is refused itself', () => {
  const lines = ['Casa Nueva,Perú,Academia,1,x@red.example', 'Otro Camino,Perú,Academia,2,x@red.example'];
  expect(planImport(content(...lines), matching, [], all, charter).alike).toMatchObject([
    { member: { number: 3 }, likeness: { id: null, earlier: 2 }, chosen: false },
  ]);
  expect(planImport(content(...lines), matching, [], [2], charter)).toMatchObject({
    ready: [{ number: 3 }],
    alike: [],
    refused: [{ number: 2 }],
  });
});

test('a mesa that the importing person does not act for is refused', () => {
  const plan = planImport(content('Red Sur,Perú,Academia,1 y 3,'), matching, [], [1], charter);
  expect(plan.refused).toEqual([
    {
      number: 2,
      name: 'Red Sur',
      reasons: [{ code: 'row-mesa-out-of-reach', field: 'mesas', params: { mesas: '3' } }],
    },
  ]);
});

test('a mesa out of reach is told with all else that is wrong with the line', () => {
  const [refused] = planImport(content('Red Sur,Narnia,Academia,3,'), matching, [], [1], charter).refused;
  expect(refused?.reasons.map(({ code }) => code)).toEqual(['row-country-unknown', 'row-mesa-out-of-reach']);
});

test('a row with more cells than there are headings is not read: its values may stand in the wrong columns', () => {
  const plan = planImport(content('Red,Perú,Academia,1,,Sur', 'Red Norte,Perú,Academia,1'), matching, [], all, charter);
  expect(numbers(plan.ready)).toEqual([3]);
  expect(plan.refused).toEqual([
    { number: 2, name: 'Red', reasons: [{ code: 'row-too-many-cells', params: { found: 6, columns: 5 } }] },
  ]);
});

test('the report holds every line that is left out, as it came, in the order of the list', () => {
  const list = content(
    'Red Quetzal,Guatemala,Academia,1,',
    'Red Norte,Atlántida,Academia,1,',
    'Casa Nueva,Perú,Academia,1,x@red.example',
    'Otro Camino,Perú,Academia,1,x@red.example',
  );
  const report = refusedReport({ ...list, delimiter: ';' }, planImport(list, matching, [known], all, charter));
  expect(report).toEqual({
    headings,
    delimiter: ';',
    lines: [
      {
        number: 2,
        name: 'Red Quetzal',
        cells: ['Red Quetzal', 'Guatemala', 'Academia', '1', ''],
        reasons: [{ code: 'row-resembles-member', field: 'name' }],
      },
      {
        number: 3,
        name: 'Red Norte',
        cells: ['Red Norte', 'Atlántida', 'Academia', '1', ''],
        reasons: [{ code: 'row-country-unknown', field: 'country', params: { value: 'Atlántida' } }],
      },
      {
        number: 5,
        name: 'Otro Camino',
        cells: ['Otro Camino', 'Perú', 'Academia', '1', 'x@red.example'],
        reasons: [{ code: 'row-resembles-row', field: 'name', params: { row: 4 } }],
      },
    ],
  });
});
