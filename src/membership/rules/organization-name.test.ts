import { expect, test } from 'vitest';
import { readName } from './organization-name.ts';

test.each<[string, string[]]>([
  ['Fundación Ñandutí', ['nanduti']],
  ['FUNDACION NANDUTI, A.C.', ['nanduti']],
  ['Ñandutí A. C.', ['nanduti']],
  ['Ñandutí, Asociación Civil', ['nanduti']],
  ['ONG Ñandutí', ['nanduti']],
  ['Ñandutí Foundation, Inc.', ['nanduti']],
  ['Fundação Ñandutí', ['nanduti']],
  ['Ñandutí S.A. de C.V.', ['nanduti']],
  ['Red de la Sociedad Civil', ['red', 'sociedad', 'civil']],
  ['Asociación Civil', ['asociacion', 'civil']],
  ["Comité d'Aide aux Migrants", ['comite', 'aide', 'migrants']],
  ['Casa del Migrante «El Camino»', ['casa', 'migrante', 'camino']],
  ['🙂', []],
])('the words of %s, without case, accents, articles and legal form', (name, words) => {
  expect(readName(name).words).toEqual(words);
});

test.each<[string, string[], string[]]>([
  ['Servicio Jesuita a Migrantes (SJM)', ['servicio', 'jesuita', 'migrantes'], ['sjm']],
  ['Servicio Jesuita a Migrantes - S.J.M.', ['servicio', 'jesuita', 'migrantes'], ['sjm']],
  ['Servicio Jesuita a Migrantes (Chile)', ['servicio', 'jesuita', 'migrantes', 'chile'], []],
  ['Mesa Norte-Sur', ['mesa', 'norte', 'sur'], []],
])('the acronym that %s gives itself', (name, words, acronyms) => {
  expect(readName(name)).toMatchObject({ words, acronyms });
});

test('initials are made with and without the legal form, from three letters on', () => {
  expect(readName('Fundación Casa del Migrante').initials).toEqual(['fcm']);
  expect(readName('Asociación Red de Mujeres Migrantes').initials).toEqual(['rmm', 'armm']);
  expect(readName('Organización Internacional para las Migraciones').initials).toEqual(['oim']);
});
