import { describe, expect, test } from 'vitest';
import { found, organization, person } from '../testing/naming.ts';

// Concept note of the first Conversatorio, 8 August 2023, Result: no actor will be identified by name.

describe('an acronym in pieces is the acronym', () => {
  const known = [
    organization('mup', 'Mujeres del Paraná en Camino', { acronym: 'MUPARCA' }),
    organization('fup', 'Fundación Páramo Abierto', { acronym: 'FUPARAB' }),
    organization('cmn', 'Caminantes', { acronym: 'CMN' }),
  ];
  test.each([
    ['marks of emphasis', 'dijo MUP**ARCA** que', 'MUP**ARCA (acronym: mup)'],
    ['marks of emphasis around one letter', 'dijo M**U**PARCA', 'M**U**PARCA (acronym: mup)'],
    ['underscores', 'dijo _MUP_ARCA_', 'MUP_ARCA (acronym: mup)'],
    ['tags', 'dijo <b>MUP</b>ARCA', 'MUP</b>ARCA (acronym: mup)'],
    ['emphasis on some letters', 'el FU*PARAB*', 'FU*PARAB (acronym: fup)'],
    ['emphasis in small letters', 'la mup**arca**', 'mup**arca (acronym: mup)'],
    ['brackets', 'la MUP(ARCA)', 'MUP(ARCA (acronym: mup)'],
    ['another sign', 'la MUP•ARCA y la MUP🙂ARCA', 'MUP•ARCA (acronym: mup) | MUP🙂ARCA (acronym: mup)'],
    [
      'emphasis after a hyphen or a space',
      'MUP-**ARCA** o MUP **ARCA**',
      'MUP-**ARCA (acronym: mup) | MUP **ARCA (acronym: mup)',
    ],
    ['tags and a space', '<b>MUP</b> <i class="x">ARCA</i>', 'MUP</b> <i class="x">ARCA (acronym: mup)'],
    ['a named space', 'la MUP&nbsp;ARCA', 'MUP&nbsp;ARCA (acronym: mup)'],
    ['nothing, within a tag', '<a title="MUPARCA">', 'MUPARCA (acronym: mup)'],
    ['emphasis in a short one', 'el C**M**N', 'C**M**N (acronym: cmn)'],
    [
      'a hyphen',
      'Mup-arca, mup-arca y Mup-Arca',
      'Mup-arca (acronym: mup) | mup-arca (acronym: mup) | Mup-Arca (acronym: mup)',
    ],
    ['a space', 'la MUP ARCA', 'MUP ARCA (acronym: mup)'],
    ['a line break', 'la MUP\nARCA', 'MUP\nARCA (acronym: mup)'],
    ['a space, in small letters', 'la mup arca y Mup Arca', 'mup arca (acronym: mup) | Mup Arca (acronym: mup)'],
    ['a space, in a heading of capitals', 'SOBRE MUP ARCA Y MÁS', 'MUP ARCA (acronym: mup)'],
    ['a piece that is a word', 'la FU PARA B', 'FU PARA B (acronym: fup)'],
    ['a figure for a letter as well', 'la MUP**4RCA**', 'MUP**4RCA (acronym: mup)'],
  ])('%s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['words of every day', [organization('x', 'X', { acronym: 'CONEL' })], 'con el, con-el, CON EL APOYO, Con El'],
    ['a short one', [organization('x', 'X', { acronym: 'CASA' })], 'la ca sa; CA SA'],
    ['a short one in capitals', [organization('x', 'X', { acronym: 'OIMS' })], 'la OIM S y OI MS'],
    ['two words of the subject', [organization('x', 'X', { acronym: 'REDVIDA' })], 'la red vida; Red-Vida; RED VIDA'],
    ['pieces of a letter or two', [organization('x', 'X', { acronym: 'LAMANZA' })], 'la manza, La Manza'],
    ['sentences', [organization('x', 'X', { acronym: 'MUPARCA' })], 'dijo Mup. Arca también; mup, arca\n\nmup\n\narca'],
    ['a longer word', [organization('x', 'X', { acronym: 'MUPARCA' })], 'mup arcas, la mup-arcada, remup-arca'],
    ['quotation marks and colons', [organization('x', 'X', { acronym: 'LARA' })], 'por l’ara; «la» «ra»; 10:30, T1·R1'],
    ['endings in brackets', [organization('x', 'X', { acronym: 'CMN' })], 'migrante(s), niñ@s, [nota], *(véase)*, c_m'],
  ])('but is not found in %s', (_where, known, text) => {
    expect(found(known, text)).toEqual([]);
  });
});

describe('a person in disguise or in half', () => {
  const known = [
    person('fp', 'Fritznel Pierre-Antoine'),
    person('jp', 'Jade Pierre-Antoine'),
    person('va', 'Valeria Araujo Meneses'),
    person('op', 'Orville Pitters'),
    person('ep', 'Esperanza Molina Barrios'),
  ];
  test.each([
    [
      'the first half of a surname with a hyphen',
      'Fritznel Pierre y Jade Pierre hablaron',
      'Fritznel Pierre (full-name: fp) | Jade Pierre (full-name: jp)',
    ],
    ['both halves of it', 'según Pierre-Antoine', 'Pierre-Antoine (surname: fp, jp)'],
    ['an initial and the half of it', 'F. Pierre', 'F. Pierre (initials: fp)'],
    ['a given name and the initials of the surnames', 'habló Valeria A. M.', 'Valeria A. M. (initials: va)'],
    ['the same together', 'Valeria A.M. y Valeria AM', 'Valeria A.M. (initials: va) | Valeria AM (initials: va)'],
    ['a given name and one initial', 'Valeria A., de la red', 'Valeria A. (initials: va)'],
    ['a given name after an office', 'el director Orville', 'Orville (titled-given-name: op)'],
    ['a given name after an office with its rank', 'la directora ejecutiva Jade', 'Jade (titled-given-name: jp)'],
    ['a name between tags', '<b>Valeria</b> <i>Araujo</i>', 'Valeria</b> <i>Araujo (full-name: va)'],
    [
      'other offices, in other languages',
      'la coordinadora Jade, the spokesperson Orville, a diretora Valeria, la directrice Valeria',
      'Jade (titled-given-name: jp) | Orville (titled-given-name: op) | Valeria (titled-given-name: va) | ' +
        'Valeria (titled-given-name: va)',
    ],
    ['signs for letters', 'V@leria Ar@ujo', 'V@leria Ar@ujo (full-name: va)'],
    ['other signs for letters', 'Val€ria Mene$es y P!tters', 'Val€ria Mene$es (full-name: va) | P!tters (surname: op)'],
    [
      'emphasis on some letters',
      'Pit**ters** y <em>Pit</em>ters',
      'Pit**ters (surname: op) | Pit</em>ters (surname: op)',
    ],
  ])('is found by %s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['a half that is a given name, alone', 'Pierre y Jade; la première pierre'],
    ['a given name and initials of somebody else', 'Valeria X. Z., Valeria Z.; Valeria, A. M.'],
    ['a given name and a word', 'Valeria A la mesa; habló Valeria. A. M. también'],
    ['a given name that is a word, and the letter of a list', 'Esperanza M. El plan'],
    ['what an office is of', 'la directora de Esperanza, el coordinador de Jade'],
    ['words with signs', 'tod@s l@s niñ@s, $5, 5€, ¡sí!, a@b'],
  ])('nobody is found in %s', (_where, text) => {
    expect(found(known, text)).toEqual([]);
  });
});

describe('an organization by what is proper to its name', () => {
  const known = [
    organization('ñ', 'Ñemity, Centro de Apoyo al Retorno'),
    organization('ceibas', 'Albergue Comunitario Las Tres Ceibas'),
    organization('flor', 'Fundación Civil Mujeres del Sur'),
    organization('casm', 'CASM, Comisión de Acción Menonita'),
    organization('red', 'Red, Centro de Apoyo'),
    organization('orillas', 'Casa Binacional Dos Orillas'),
    organization('academia', 'Academia, Lima'),
  ];
  test.each([
    [
      'its one telling word before a comma',
      'Ñemity dijo; con Ñemity',
      'Ñemity (short-name: ñ) | Ñemity (short-name: ñ)',
    ],
    ['that word in capitals', 'LO DE ÑEMITY HOY', 'ÑEMITY (short-name: ñ)'],
    ['that word in quotation marks', 'la «ñemity»', 'ñemity (short-name: ñ)'],
    ['its acronym before a comma', 'la casm', 'casm (full-name: casm)'],
    [
      'what kind it is and its telling words, in small letters',
      'el albergue de las tres ceibas',
      'albergue de las tres ceibas (short-name: ceibas)',
    ],
  ])('is found by %s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['its telling words in another order or apart', 'las ceibas, tres en el albergue; el albergue y sus tres ceibas'],
    ['its telling words alone, in small letters', 'bajo tres ceibas'],
    ['a word of every day before a comma', 'la Red y una red; la Academia'],
    ['what many are', 'una fundación de mujeres del sur'],
    ['a number that is a particle elsewhere', 'una casa de las orillas'],
  ])('nobody is found in %s', (_where, text) => {
    expect(found(known, text)).toEqual([]);
  });
});
