import { expect, test } from 'vitest';
import { isSameInstitution } from './same-institution.ts';

test.each([
  [{ es: 'Defensoría de la Niñez', en: 'Ombudsperson for Children' }, { es: 'Defensoria de la niñez' }, true],
  [{ es: 'Defensoría de la Niñez' }, { es: 'La Defensoría', en: '«Defensoría de la Niñez»' }, true],
  [{ es: 'Defensoría de la Niñez' }, { es: 'Defensoría del Pueblo' }, false],
])('%j and %j: %s', (one, other, same) => {
  expect(isSameInstitution(one, other)).toBe(same);
});
