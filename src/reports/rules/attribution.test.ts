import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { found, organization, person } from '../testing/naming.ts';
import { findNames, indexNames } from './attribution.ts';
import type { KnownEntity } from './entities.ts';

// Concept note of the first Conversatorio, 8 August 2023, Result: no actor will be identified by name, so that
// the dialogue is frank and leads to proposals.

describe('no actor is identified by name: member organizations', () => {
  const known = [
    organization('ñandutí', 'Fundación de Mujeres Ñandutí', { acronym: 'FMÑ', formerNames: ['Casa Refugio'] }),
    organization('caminantes', 'Caminantes', { acronym: 'CMN' }),
  ];
  test.each([
    [
      'as it is registered',
      'dijo la Fundación de Mujeres Ñandutí',
      'Fundación de Mujeres Ñandutí (full-name: ñandutí)',
    ],
    ['in capitals', 'LA FUNDACIÓN DE MUJERES ÑANDUTÍ DIJO', 'FUNDACIÓN DE MUJERES ÑANDUTÍ (full-name: ñandutí)'],
    ['in small letters', 'la fundación de mujeres ñandutí', 'fundación de mujeres ñandutí (full-name: ñandutí)'],
    ['without accents', 'Fundacion de Mujeres Nanduti', 'Fundacion de Mujeres Nanduti (full-name: ñandutí)'],
    [
      'with decomposed accents',
      'Fundacio\u0301n Mujeres N\u0303anduti\u0301 y',
      'Fundacio\u0301n Mujeres N\u0303anduti\u0301 (full-name: ñandutí)',
    ],
    ['without its particles', 'Fundación Mujeres Ñandutí', 'Fundación Mujeres Ñandutí (full-name: ñandutí)'],
    [
      'with other particles and number',
      'Fundación para la Mujer Ñandutí',
      'Fundación para la Mujer Ñandutí (full-name: ñandutí)',
    ],
    ['in the plural', 'Fundaciones de Mujeres Ñandutí', 'Fundaciones de Mujeres Ñandutí (full-name: ñandutí)'],
    [
      'across a line break',
      'la Fundación de\n  Mujeres\r\nÑandutí.',
      'Fundación de\n  Mujeres\r\nÑandutí (full-name: ñandutí)',
    ],
    [
      'broken by a hyphen at the end of a line',
      'Fundación de Muje-\nres Ñandutí',
      'Fundación de Muje-\nres Ñandutí (full-name: ñandutí)',
    ],
    ['with hyphens', 'Fundación-Mujeres-Ñandutí', 'Fundación-Mujeres-Ñandutí (full-name: ñandutí)'],
    ['as one word', 'FundaciónDeMujeresÑandutí', 'FundaciónDeMujeresÑandutí (full-name: ñandutí)'],
    [
      'between marks of emphasis',
      '**Fundación de _Mujeres_ Ñandutí**',
      'Fundación de _Mujeres_ Ñandutí (full-name: ñandutí)',
    ],
    [
      'with zero-width characters',
      'Fund\u200bación de Muje\u2060res Ñan\u00addutí',
      'Fund\u200bación de Muje\u2060res Ñan\u00addutí (full-name: ñandutí)',
    ],
    ['in full-width letters', 'ＣＡＭＩＮＡＮＴＥＳ ＣＭＮ', 'ＣＭＮ (acronym: caminantes)'],
    [
      'in look-alike Cyrillic letters',
      'la Fundасіón de Мujeres Ñаndutí',
      'Fundасіón de Мujeres Ñаndutí (full-name: ñandutí)',
    ],
    ['without the word that says what it is', 'como dijo Mujeres Ñandutí', 'Mujeres Ñandutí (full-name: ñandutí)'],
    ['by a former name', 'antes Casa Refugio', 'Casa Refugio (former-name: ñandutí)'],
    ['by a former name as a hashtag', '#CasaRefugio', 'CasaRefugio (former-name: ñandutí)'],
    ['by its acronym', 'el CMN pide', 'CMN (acronym: caminantes)'],
    ['by its acronym with points', 'el C.M.N. pide', 'C.M.N. (acronym: caminantes)'],
    ['by its acronym with points and spaces', 'el C. M. N. pide', 'C. M. N. (acronym: caminantes)'],
    ['by its acronym letter by letter', 'el C M N pide', 'C M N (acronym: caminantes)'],
    ['by its acronym in small letters', 'el cmn pide', 'cmn (acronym: caminantes)'],
    ['by its acronym in the plural', 'los CMNs piden', 'CMNs (acronym: caminantes)'],
    ['by its acronym in the possessive', "CMN's plan", 'CMN (acronym: caminantes)'],
    [
      'by its acronym joined to a country',
      'CMN-Perú y ex-CMN',
      'CMN (acronym: caminantes) | CMN (acronym: caminantes)',
    ],
    ['by its acronym before the number of a footnote', 'del CMN12,', 'CMN (acronym: caminantes)'],
    ['by an acronym with an eñe', 'la FMN', 'FMN (acronym: ñandutí)'],
  ])('%s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['part of a longer word', [organization('oim', 'X', { acronym: 'OIM' })], 'la Oim-portancia, el oimiento, poimen'],
    ['an acronym across words', [organization('asi', 'X', { acronym: 'ASI' })], 'llegó a sí misma; así fue; a si'],
    ['a common word', [organization('mesa', 'Mesa')], 'una mesa y otra mesa. Mesa redonda. LAS MESA Y SILLA'],
    [
      'a common word as an acronym',
      [organization('una', 'X', { acronym: 'UNA' })],
      'una vez, Una mesa, UNA MESA PARA TODAS',
    ],
    ['two common words', [organization('mm', 'Mujeres Migrantes')], 'las mujeres migrantes; Las mujeres. Migrantes'],
    ['across a sentence', [organization('cs', 'Camino Seguro')], 'el camino. Seguro es que'],
    ['across a paragraph', [organization('cs', 'Camino Seguro Andino')], 'camino\n\nseguro andino'],
    [
      'what is proper to it, in small letters',
      [organization('as', 'Asociación Salvadoreña de Migrantes')],
      'la población salvadoreña migrante',
    ],
    [
      'a long name’s common words',
      [organization('dh', 'Fundación Derechos Humanos')],
      'la Declaración de los Derechos Humanos',
    ],
    ['two letters in small', [organization('am', 'X', { acronym: 'AM' })], 'a las diez am'],
  ])('is not found in %s', (_where, known, text) => {
    expect(found(known, text)).toEqual([]);
  });

  test('a name that is a common word is found where it is written as a name', () => {
    const known = [organization('mesa', 'Mesa')];
    expect(found(known, 'propuso la Mesa que «mesa» y la fundación Mesa; MESA pidió')).toEqual([
      'Mesa (full-name: mesa)',
      'mesa (full-name: mesa)',
      'Mesa (full-name: mesa)',
      'MESA (full-name: mesa)',
    ]);
  });

  test('names as they are registered: with place, acronym in brackets, legal form, honour', () => {
    const known = [
      organization('u', 'Universidad Autónoma de Tlapa (UAT), Facultad de Derecho'),
      organization('f', 'Senderos del Istmo, I. A. P.'),
      organization('h', 'H. Ayuntamiento de Tlapa, Guerrero', { kind: 'government-institution' }),
      organization('d', 'CASM - Comisión de Acción Menonita'),
    ];
    const text = 'La Universidad Autónoma de Tlapa, la UAT, Senderos del Istmo, el Ayuntamiento de Tlapa y la CASM';
    expect(found(known, text)).toEqual([
      'Universidad Autónoma de Tlapa (full-name: u)',
      'UAT (full-name: u)',
      'Senderos del Istmo (full-name: f)',
      'Ayuntamiento de Tlapa (full-name: h)',
      'CASM (full-name: d)',
    ]);
  });
});

describe('no actor is identified by name: persons', () => {
  const known = [
    person('mj', 'María José Núñez Cabrera'),
    person('paz', 'Rosario Paz'),
    person('oso', 'Ana de la O'),
    person('ks', 'Karina Sarmiento Zepeda'),
  ];
  test.each([
    ['in full', 'María José Núñez Cabrera dijo', 'María José Núñez Cabrera (full-name: mj)'],
    ['in capitals', 'MARÍA JOSÉ NÚÑEZ CABRERA', 'MARÍA JOSÉ NÚÑEZ CABRERA (full-name: mj)'],
    ['in small letters without accents', 'maria jose nunez cabrera', 'maria jose nunez cabrera (full-name: mj)'],
    ['by one given name and one surname', 'María Núñez dijo', 'María Núñez (full-name: mj)'],
    ['by the other given name and surname', 'José Cabrera dijo', 'José Cabrera (full-name: mj)'],
    ['inverted with a comma', 'Núñez, María José', 'Núñez, María José (inverted: mj)'],
    ['inverted without a comma', 'NÚÑEZ CABRERA MARÍA JOSÉ', 'NÚÑEZ CABRERA MARÍA JOSÉ (inverted: mj)'],
    ['with initials', 'M. J. Núñez', 'M. J. Núñez (initials: mj)'],
    ['with initials together', 'M.J. Núñez y MJ Núñez', 'M.J. Núñez (initials: mj) | MJ Núñez (initials: mj)'],
    ['with an initial between', 'María J. Núñez', 'María J. Núñez (full-name: mj)'],
    ['with the initial of a surname', 'María Núñez C.', 'María Núñez C. (full-name: mj)'],
    ['inverted with initials', 'Núñez Cabrera, M. J.', 'Núñez Cabrera, M. J. (initials: mj)'],
    ['by both surnames', 'los Núñez Cabrera', 'Núñez Cabrera (surname: mj)'],
    ['by both surnames with a hyphen', 'Núñez-Cabrera', 'Núñez-Cabrera (surname: mj)'],
    ['by a distinctive surname alone', 'según Núñez.', 'Núñez (surname: mj)'],
    ['by a surname in the possessive', "Núñez's idea", 'Núñez (surname: mj)'],
    ['by title and surname', 'la Dra. Núñez', 'Núñez (titled-surname: mj)'],
    ['across a line break', 'María\nJosé\nNúñez', 'María\nJosé\nNúñez (full-name: mj)'],
    ['as one word', 'escribió @MariaNunez', 'MariaNunez (full-name: mj)'],
    ['as one word, of two surnames the first', 'escribió #KarinaSarmiento', 'KarinaSarmiento (full-name: ks)'],
    ['with invisible characters', 'Nú\u200bñez', 'Nú\u200bñez (surname: mj)'],
    ['with look-alike letters', 'Мaría Núñеz', 'Мaría Núñеz (full-name: mj)'],
    ['common surname beside the given name', 'Rosario Paz', 'Rosario Paz (full-name: paz)'],
    [
      'common surname after a title',
      'la Sra. Paz, la doctora Paz',
      'Paz (titled-surname: paz) | Paz (titled-surname: paz)',
    ],
    ['common surname with an initial', 'R. Paz', 'R. Paz (initials: paz)'],
    ['common surname inverted', 'Paz, Rosario', 'Paz, Rosario (inverted: paz)'],
    ['a short surname with its particles', 'Ana de la O habló', 'Ana de la O (full-name: oso)'],
    [
      'two mentions of one person in a row',
      'María Núñez, Núñez y Cabrera',
      'María Núñez (full-name: mj) | Núñez y Cabrera (surname: mj)',
    ],
  ])('%s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['a common surname alone', 'la paz, La Paz y Paz'],
    ['a common surname in small letters after the given name', 'el rosario, paz y rosario paz'],
    ['a given name alone', 'María y José, Rosario'],
    ['a given name and a surname of two sentences', 'habló María. Paz es lo que'],
    ['an initial that is a word', 'paz a todas; y paz'],
    ['a longer word', 'nuñezca, desnúñez'],
  ])('nobody is found in %s', (_where, text) => {
    expect(found(known, text)).toEqual([]);
  });

  test('a surname that several persons bear is one finding with all of them, in a stable order', () => {
    const persons = [person('b', 'Pedro Núñez'), person('a', 'Ana Núñez')];
    const expected = ['Núñez (surname: a, b)', 'Pedro Núñez (full-name: b)'];
    expect(found(persons, 'Núñez y Pedro Núñez')).toEqual(expected);
    expect(found(persons.toReversed(), 'Núñez y Pedro Núñez')).toEqual(expected);
  });

  test('names registered with a comma, or as a single word', () => {
    expect(found([person('c', 'Solano Umaña, Inés')], 'Inés Umaña')).toEqual(['Inés Umaña (full-name: c)']);
    expect(found([person('m', 'Yaretzi')], 'dijo Yaretzi')).toEqual(['Yaretzi (full-name: m)']);
  });
});

describe('no actor is identified by an address', () => {
  const known = [
    organization('s', 'Senderos del Istmo', {
      contacts: [
        'https://www.senderos.example/',
        'hola@senderos.example',
        '+506 2222-3344',
        '@SenderosIstmo',
        'https://facebook.com/senderosdelistmo',
      ],
    }),
    person('mj', 'María José Núñez', ['mjn@gmail.com']),
  ];
  test.each([
    ['e-mail', 'a MJN@gmail.com, hoy', 'MJN@gmail.com (e-mail: mj)'],
    ['e-mail of the same host', 'ana@mail.senderos.example', 'ana@mail.senderos.example (e-mail: s)'],
    [
      'e-mail in disguise',
      'hola (arroba) senderos [punto] example',
      'hola (arroba) senderos [punto] example (e-mail: s)',
    ],
    [
      'e-mail nobody is known by',
      'otra.persona@example.net',
      'otra.persona@example.net (e-mail: otra.persona@example.net)',
    ],
    ['telephone in other groups', 'al 2222 33 44', '2222 33 44 (phone: s)'],
    ['telephone with its country', 'al 00506 22223344', '00506 22223344 (phone: s)'],
    ['international telephone nobody is known by', 'al +1 (202) 555-0100', '+1 (202) 555-0100 (phone: +12025550100)'],
    ['handle', 'en @senderos_istmo', '@senderos_istmo (handle: s)'],
    ['web address', 'ver senderos.example/informe.', 'senderos.example/informe (web-address: s)'],
    [
      'page on a host many share',
      'https://www.facebook.com/SenderosDelIstmo?x=1',
      'https://www.facebook.com/SenderosDelIstmo?x=1 (web-address: s)',
    ],
  ])('%s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test('figures, years, laws and other addresses are nobody', () => {
    const text = 'Ley 31.685, 2023-2024, 700.000 habitantes, https://facebook.com/otra https://un.org/NL/2151852-2 a@b';
    expect(found([...known, organization('nl', 'X', { acronym: 'NL' })], text)).toEqual([]);
  });

  test('e-mail addresses of an allowed host may stand', () => {
    expect(found(known, 'escriba a mesa@iom.int', ['iom.int'])).toEqual([]);
  });
});

describe('what may be named', () => {
  const known = [organization('red', 'Red', { acronym: 'OIT' }), organization('oim', 'OIM Solidaria')];
  test('the agencies that organise are allowed; a longer name that begins like one is not', () => {
    expect(found(known, 'La OIT, la oim y la Red Regional', ['OIT', 'OIM', 'Red Regional'])).toEqual([]);
    expect(found(known, 'La OIM Solidaria', ['OIM'])).toEqual(['OIM Solidaria (full-name: oim)']);
  });
});

test('the longest name wins where several overlap', () => {
  const known = [organization('f', 'Fundación Ana Núñez'), organization('n', 'Núñez'), person('a', 'Ana Núñez')];
  expect(found(known, 'la Fundación Ana Núñez y Ana Núñez')).toEqual([
    'Fundación Ana Núñez (full-name: f)',
    'Ana Núñez (full-name: a)',
  ]);
});

test('findings come text by text, in order of place, with offsets into the text as it is stored', () => {
  const index = indexNames([person('n', 'Ana Núñez'), organization('c', 'Cáritas')], []);
  const texts = [
    { id: 'b', language: 'es', text: '🙂 Ca\u0301ritas y Núñez' },
    { id: 'a', language: 'en', text: 'Núñez' },
  ];
  expect(findNames(index, texts)).toEqual([
    {
      textId: 'b',
      language: 'es',
      start: 3,
      end: 11,
      matched: 'Ca\u0301ritas',
      how: 'full-name',
      entities: [{ kind: 'organization', id: 'c' }],
    },
    {
      textId: 'b',
      language: 'es',
      start: 14,
      end: 19,
      matched: 'Núñez',
      how: 'surname',
      entities: [{ kind: 'person', id: 'n' }],
    },
    {
      textId: 'a',
      language: 'en',
      start: 0,
      end: 5,
      matched: 'Núñez',
      how: 'surname',
      entities: [{ kind: 'person', id: 'n' }],
    },
  ]);
});

describe('for any text', () => {
  const known: readonly KnownEntity[] = [
    organization('s', 'Senderos del Istmo', { acronym: 'SDI' }),
    person('n', 'María José Núñez Cabrera'),
  ];
  const index = indexNames(known, ['OIM']);
  const prose = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('SDI', 'Núñez', 'Senderos del Istmo', 'OIM', '. ', ' ', '\n'),
    ),
    { maxLength: 30 },
  );

  test('findings lie within the text, do not overlap and are ordered', () => {
    fc.assert(
      fc.property(prose, (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const finding of findNames(index, [{ id: 't', language: 'es', text }])) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          expect(finding.matched).toBe(text.slice(finding.start, finding.end));
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('a name put between words of any text is found, in any case, with or without accents', () => {
    const disguise = fc.constantFrom<(name: string) => string>(
      (name) => name,
      (name) => name.toUpperCase(),
      (name) => name.toLowerCase(),
      (name) => name.normalize('NFD'),
      (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
      (name) => [...name].join('\u200b'),
      (name) => name.replaceAll(' ', '\n'),
      (name) => name.replaceAll(' ', '-'),
    );
    fc.assert(
      fc.property(
        prose,
        prose,
        fc.constantFrom('Senderos del Istmo', 'María José Núñez'),
        disguise,
        (a, b, name, as) => {
          const before = `${a.join('')} \u00b6 `;
          const text = `${before}${as(name)} \u00b6 ${b.join('')}`;
          const hit = findNames(index, [{ id: 't', language: 'es', text }]).find(
            ({ start, end }) => start === before.length && end === before.length + as(name).length,
          );
          expect(hit?.entities[0]?.id).toBe(name.startsWith('S') ? 's' : 'n');
        },
      ),
    );
  });
});

test('five thousand names are sought in 200 KB, and a text made to be slow hides nobody', () => {
  const known: KnownEntity[] = Array.from({ length: 2500 }, (_, n) => [
    person(`p${n}`, `Ana María Núñez Apellido${n.toString(26).replace(/\d/g, 'q')}`),
    organization(`o${n}`, `Fundación de Mujeres Migrantes del Istmo ${n}`, { acronym: `AB${n}` }),
  ]).flat();
  const index = indexNames(known, []);
  const last = ' Lo dijo la Fundación de Mujeres Migrantes del Istmo 7.';
  const pieces = ['La fundación de mujeres migrantes. ', 'a.', 'a@', '1', 'a\u200b', 'a-\n', 'www.', '(at) '];
  for (const piece of [...pieces, 'a*', 'a<b ', 'a((', 'a&b', 'a!b', 'M. ', 'MUP-']) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length)) + last;
    const matched = findNames(index, [{ id: 't', language: 'es', text }]).map((one) => one.matched);
    expect([piece, matched]).toEqual([piece, ['Fundación de Mujeres Migrantes del Istmo 7']]);
  }
  const often = findNames(index, [{ id: 't', language: 'es', text: 'Núñez '.repeat(2_000) }]);
  expect([often.length, often.every(({ entities }) => entities.length === 2_500)]).toEqual([2_000, true]);
});
