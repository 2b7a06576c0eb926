import { describe, expect, test } from 'vitest';
import { found, organization, person } from '../testing/naming.ts';

describe('no actor is identified by name: persons as people speak of them', () => {
  const known = [
    person('ks', 'Karina Sarmiento Zepeda'),
    person('ab', 'Alex Beckford'),
    person('rp', 'Rosario Paz'),
    person('ko', 'Karina Olmedo'),
  ];
  test.each([
    ['a family', 'dijeron los Sarmientos', 'Sarmientos (surname: ks)'],
    ['a family in English', "the Beckfords' plan", 'Beckfords (surname: ab)'],
    ['a family of a surname in -d, in Spanish', 'las Beckfordes', 'Beckfordes (surname: ab)'],
    ['don and doña', 'con don Alex y doña Karina', 'Alex (titled-given-name: ab) | Karina (titled-given-name: ko, ks)'],
    ['in small letters', 'la compañera karina', 'karina (titled-given-name: ko, ks)'],
    ['in capitals', 'EL COMPAÑERO ALEX DIJO', 'ALEX (titled-given-name: ab)'],
    ['Mrs.', 'as Mrs. Karina said', 'Karina (titled-given-name: ko, ks)'],
    ['Sra.', 'la Sra. Karina', 'Karina (titled-given-name: ko, ks)'],
    ['a degree', 'la licenciada Karina', 'Karina (titled-given-name: ko, ks)'],
    ['in Portuguese', 'o companheiro Alex', 'Alex (titled-given-name: ab)'],
    [
      'two of them',
      'las compañeras Karina y Alex hablaron',
      'Karina (titled-given-name: ko, ks) | Alex (titled-given-name: ab)',
    ],
    ['a given name that is a word', 'doña Rosario', 'Rosario (titled-given-name: rp)'],
    ['a place after it', 'doña Karina de Tlapa', 'Karina (titled-given-name: ko, ks)'],
    ['a figure for a letter', 'Beckf0rd y S4rm13nto', 'Beckf0rd (surname: ab) | S4rm13nto (surname: ks)'],
    ['a figure for a letter in a full name', 'A1ex Beckf0rd', 'A1ex Beckf0rd (full-name: ab)'],
    ['a surname in two pieces', 'el plan beck ford', 'beck ford (surname: ab)'],
  ])('%s', (_way, text, expected) => {
    expect(found(known, text).join(' | ')).toBe(expected);
  });

  test.each([
    ['a given name alone', 'Karina y Alex, y Rosario'],
    ['a title and the full name of somebody else', 'doña Karina Pérez y el compañero Alex Gómez'],
    ['a title and a given name that is a word, in small letters', 'la hermana rosario'],
    ['a title in another sentence', 'habló la compañera. Karina no'],
    ['the plural of a word', 'los sarmientos de la vid; las Paces'],
    ['two words of every day', 'a good man'],
    ['figures of their own', 'CMN12, R4V, 2023, COVID19, T1R1'],
  ])('nobody is found in %s', (_where, text) => {
    expect(found([...known, person('g', 'Ann Goodman')], text)).toEqual([]);
  });
});

describe('no actor is identified by name: organizations as people call them', () => {
  const known = [
    organization('trocha', 'Agencia de Noticias Trocha Contada'),
    organization('orillas', 'Casa Binacional Dos Orillas'),
    organization('ribera', 'Asamblea de Colectividades Ribera Sur'),
    organization('sembrar', 'Volver a Sembrar Cuscatlán'),
    organization('hills', 'Blue Hills Returnee Support Network', { acronym: 'BLUHIRES' }),
    organization('pastoral', 'Pastoral del Encuentro en el Camino'),
    organization('refugio', 'Casa Refugio Ñandú de la Frontera Norte'),
    organization('ceibas', 'Albergue Comunitario Las Tres Ceibas'),
    organization('warmi', 'Asociación Warmi Viajera'),
    organization('brifrem', 'Bridgetown Free Movement Watch', { acronym: 'BRIFREM' }),
    organization('desk', 'Harbour Street Human Rights Desk'),
    organization('carlos', 'Asociación Educadora de San Carlos'),
    organization('alto', 'Unión de Jornaleras del Valle Alto'),
    organization('alto-2', 'Defensoría Comunal Valle Alto'),
  ];
  test.each([
    ['the end of the name', 'contó Trocha Contada que', 'Trocha Contada (short-name: trocha)'],
    ['a number first', 'en Dos Orillas', 'Dos Orillas (short-name: orillas)'],
    ['an end with a common word', 'la Ribera Sur pidió', 'Ribera Sur (short-name: ribera)'],
    ['the beginning', 'propuso Volver a Sembrar', 'Volver a Sembrar (short-name: sembrar)'],
    ['a beginning of common words', 'the Blue Hills network', 'Blue Hills (short-name: hills)'],
    ['a beginning before what kind it is', 'the Blue Hills Network', 'Blue Hills (short-name: hills)'],
    ['a beginning with particles', 'la Pastoral del Encuentro dijo', 'Pastoral del Encuentro (short-name: pastoral)'],
    ['a beginning of three words', 'la Casa Refugio Ñandú.', 'Casa Refugio Ñandú (short-name: refugio)'],
    ['in quotation marks', 'lo de «trocha contada»', 'trocha contada (short-name: trocha)'],
    ['in capitals within a sentence', 'como TROCHA CONTADA contó', 'TROCHA CONTADA (short-name: trocha)'],
    [
      'without what kind it is',
      'Tres Ceibas y Warmi Viajera',
      'Tres Ceibas (full-name: ceibas) | Warmi Viajera (full-name: warmi)',
    ],
    [
      'an acronym in the plural',
      'los brifremes y las BRIFREMES',
      'brifremes (acronym: brifrem) | BRIFREMES (acronym: brifrem)',
    ],
    ['an acronym in a compound', 'a brifrem-led plan', 'brifrem (acronym: brifrem)'],
    ['a short acronym in a compound', 'an oim-led plan, ex-oim', 'oim (acronym: oim) | oim (acronym: oim)'],
    ['an acronym with a figure for a letter', 'BR1FREM', 'BR1FREM (acronym: brifrem)'],
  ])('%s', (_way, text, expected) => {
    expect(found([...known, organization('oim', 'X', { acronym: 'OIM' })], text).join(' | ')).toBe(expected);
  });

  test.each([
    ['words that are no name', 'la trocha contada en dos orillas; volver a sembrar; the blue hills; ribera sur'],
    ['what it works on', 'Human Rights and Returnee Support in the Human Rights agenda'],
    ['the beginning of the name of another', 'la Pastoral del Encuentro Andino'],
    ['a place', 'en San Carlos'],
    ['what two of them have in their names', 'en el Valle Alto'],
    ['a heading in capitals', 'SOBRE BLUE HILLS Y OTRAS ZONAS'],
    ['a longer word', 'brifremado, Oim-portancia'],
  ])('nobody is found in %s', (_where, text) => {
    expect(found([...known, organization('oim', 'X', { acronym: 'OIM' })], text)).toEqual([]);
  });

  test('an organization that is known under two names is found as both', () => {
    const two = [organization('a', 'Agencia Trocha Contada'), organization('b', 'Noticias Trocha Contada del Sur')];
    expect(found(two, 'en Trocha Contada')).toEqual(['Trocha Contada (short-name: a, b)']);
  });

  test('what is part of a name that may stand is nobody’s short name', () => {
    const mesa = [organization('m', 'Mujeres Tejedoras de América Latina')];
    expect(found(mesa, 'en América Latina', ['América Latina y el Caribe'])).toEqual([]);
    expect(found(mesa, 'las Mujeres Tejedoras', ['América Latina y el Caribe'])).toEqual([
      'Mujeres Tejedoras (short-name: m)',
    ]);
  });
});
