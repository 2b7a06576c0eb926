import { expect, test } from 'vitest';
import { faultInSummary, refusedFields } from './error-summary.ts';

const page = (links: readonly string[], controls: string): string =>
  `<div class="error-summary"><ul>${links.map((link) => `<li><a href="#${link}">x</a></li>`).join('')}</ul></div>${controls}`;
const controls =
  '<input id="field-name" name="name"><input type="hidden" name="once"><select id="field-zone" name="zone">';

test.each([
  ['nothing, where the reasons stand as their fields do', ['field-name', 'field-zone'], controls, null],
  ['nothing of a field that is hidden', ['field-once', 'field-name'], controls, null],
  [
    'another order',
    ['field-zone', 'field-name'],
    controls,
    'reasons stand in another order than their fields: field-zone, field-name',
  ],
  [
    'a link that leads nowhere',
    ['field-name'],
    '<input id="name-2" name="name">',
    'reasons lead to field-name, which the page does not have',
  ],
])('A summary has this against it: %s', (_, links, shown, fault) => {
  expect(faultInSummary(page(links, shown))).toBe(fault);
});

test('A summary leads to fields by their names', () => {
  expect(refusedFields(page(['field-name', 'field-title.es'], controls))).toEqual(['name', 'title.es']);
  expect(refusedFields(controls)).toEqual([]);
});
