import { beforeEach, describe, expect, test } from 'vitest';
import { deskOf, once } from '../testing/desk.ts';
import { wordsIn } from '../testing/words.ts';
import {
  appointment,
  dialogueForm,
  home,
  prepareDialogue,
  questionForm,
  recorded,
  themeForm,
  themeOf,
} from './testing/desk.ts';
import { preparing } from './testing/preparing.ts';

const stage = preparing();
const { themePath } = stage;

describe('who prepares a dialogue', () => {
  test('is who may convene: visitors are asked to enter, others are told no, by page and by form', async () => {
    await prepareDialogue(stage.convener, stage.house);
    const paths = [
      '/conversatorios/nuevo',
      home,
      `${home}/datos`,
      `${home}/temas/nuevo`,
      await themePath(),
      ...(await Promise.all(
        ['preguntas', 'agenda', 'panel/previsto', 'panel/realizado', 'equipo', 'interpretacion', 'sala'].map((part) =>
          themePath(1, `/${part}`),
        ),
      )),
    ];
    const secretary = await stage.house.signIn({ name: 'Sol', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const ended = await stage.house.signIn({
      name: 'Fin',
      mandates: [{ office: 'liaison-member', body: 'liaison', endsAt: '2026-11-20T11:59:00Z' }],
    });
    for (const path of paths) {
      expect([path, (await stage.convener.ask(path)).status]).toEqual([path, 200]);
      expect((await stage.everyone.ask(path)).headers.get('location')).toContain('/es/entrar?volver=');
      for (const other of [secretary, ended]) {
        expect([path, (await deskOf(stage.house, other.token).ask(path)).status]).toEqual([path, 403]);
        expect((await deskOf(stage.house, other.token).ask(path, { form: {} })).status).toBe(path === home ? 404 : 403);
      }
    }
    expect((await deskOf(stage.house, secretary.token).ask(`${home}/convocatoria`, { form: {} })).status).toBe(403);
  });

  test('sees it; to everyone else it is not there, its calendar neither', async () => {
    await prepareDialogue(stage.convener, stage.house);
    expect(wordsIn(await stage.convener.page('/conversatorios/2026'))).toContain('Todavía no se ha convocado');
    expect(await stage.convener.page('/conversatorios')).toContain('En preparación');
    expect(await stage.everyone.page('/conversatorios')).not.toContain('Alianzas');
    expect((await stage.everyone.ask('/conversatorios/2026')).status).toBe(404);
    expect((await stage.everyone.ask('/conversatorios/2026/calendario.ics')).status).toBe(404);
    expect((await stage.convener.ask('/conversatorios/2026/calendario.ics')).status).toBe(404);
  });

  test('finds nothing under an address that was guessed', async () => {
    await prepareDialogue(stage.convener, stage.house);
    const nobody = '01999999-9999-7999-9999-999999999999';
    for (const path of [
      '/conversatorios/2031/gestion',
      `${home}/temas/${nobody}`,
      `${home}/temas/------------------------------------`,
      `${await themePath()}/preguntas/${nobody}`,
      `${await themePath()}/panel/previsto/${nobody}`,
      `${await themePath()}/panel/otro`,
    ]) {
      expect([path, (await stage.convener.ask(path)).status]).toEqual([path, 404]);
    }
  });
});

describe('beginning', () => {
  test('gives the address of its year; a second click makes no second dialogue, a second dialogue has its own', async () => {
    const form = dialogueForm();
    const created = '/es/conversatorios/2026/gestion?hecho=created';
    expect(await stage.convener.send('/conversatorios/nuevo', form)).toBe(created);
    expect(await stage.convener.send('/conversatorios/nuevo', form)).toBe(created);
    expect(await stage.convener.send('/conversatorios/nuevo', dialogueForm())).toBe(
      '/es/conversatorios/2026-2/gestion?hecho=created',
    );
    expect((await stage.house.deps.db.selectFrom('dialogue').select('slug').orderBy('slug').execute()).length).toBe(2);
  });

  test('is one act when the same form arrives twice at the same moment', async () => {
    const form = dialogueForm();
    const answers = await Promise.all([1, 2, 3].map(() => stage.convener.send('/conversatorios/nuevo', form)));
    expect(new Set(answers).size).toBe(1);
    const theme = themeForm();
    await Promise.all([1, 2, 3].map(() => stage.convener.send(`${home}/temas/nuevo`, theme)));
    const question = questionForm('Qué falta');
    await Promise.all([1, 2, 3].map(async () => stage.convener.send(await themePath(1, '/preguntas'), question)));
    await Promise.all([1, 2, 3].map(() => stage.convener.send(`${home}/convocatoria`)));
    expect((await themeOf(stage.house, '2026', 1)).questions.length).toBe(1);
    await expect(themeOf(stage.house, '2026', 2)).rejects.toThrow('no theme 2');
    expect((await recorded(stage.house, stage.start, ['dialogue-convened'])).length).toBe(1);
  });

  test('refuses everything that is wrong at once and keeps what was written', async () => {
    expect(
      await stage.convener.refused('/conversatorios/nuevo', {
        heldOn: '2026-02-30',
        'title.en': 'Only English',
        once: '',
      }),
    ).toEqual([
      'Título (español): Falta completar este dato.',
      'Resumen (español): Falta completar este dato.',
      'Día: No es una fecha del calendario. Debe verse así: 2026-11-20',
      'No se entendió este dato. Revíselo, por favor.',
    ]);
    const again = await stage.convener.ask('/conversatorios/nuevo', { form: { 'title.en': 'Only <b>English</b>' } });
    expect(await again.text()).toContain('value="Only &lt;b&gt;English&lt;/b&gt;"');
  });

  test.each([
    ['a year no calendar here has', { heldOn: '+275760-09-13' }, 'Día: No es una fecha del calendario.'],
    ['a year before the era', { heldOn: '-000044-03-15' }, 'Día: No es una fecha del calendario.'],
    ['a null byte', { 'title.es': 'a\u0000b' }, 'Título (español): Tiene caracteres invisibles'],
    ['a title of 201 characters', { 'title.es': 'x'.repeat(201) }, 'Título (español): Es demasiado largo: caben 200'],
    ['a file for a title', { 'title.es': new File(['x'], 'x.txt') }, 'Título (español): Aquí se espera un texto.'],
    ['no words but spaces', { 'title.es': ' \n\t ' }, 'Título (español): Falta completar este dato.'],
  ])('refuses %s', async (_, wrong, reason) => {
    const [first = ''] = await stage.convener.refused('/conversatorios/nuevo', { ...dialogueForm(), ...wrong });
    expect(first).toContain(reason);
  });

  test('shows what was written as words: marks, SQL, right-to-left, emoji; a title stays on one line', async () => {
    const title = `<script>alert(1)</script> '; drop table dialogue; -- مرحبا 🧵\nBEGIN:VEVENT`;
    await stage.convener.send('/conversatorios/nuevo', { ...dialogueForm(), 'title.es': title });
    const page = await stage.convener.page(home);
    expect(page).not.toContain('<script>alert');
    expect(wordsIn(page)).toContain(title.replace('\n', ' '));
  });

  test('follows its year to another address until it is announced', async () => {
    await prepareDialogue(stage.convener, stage.house);
    const form = { ...dialogueForm(), heldOn: '2027-03-05' };
    expect(await stage.convener.send(`${home}/datos`, form)).toBe('/es/conversatorios/2027/gestion?hecho=saved');
    // 08:00 by the clock of San José is 08:00 on the other day too.
    expect((await themeOf(stage.house, '2027', 1)).startsAt.toString()).toBe('2027-03-05T14:00:00Z');
    expect((await stage.convener.ask(home)).status).toBe(404);
  });
});

describe('a theme', () => {
  beforeEach(async () => {
    await stage.convener.send('/conversatorios/nuevo', dialogueForm());
  });

  test('is held at the hours of a zone that is named, shown back in all', async () => {
    await stage.convener.send(`${home}/temas/nuevo`, {
      ...themeForm(),
      zone: 'America/Argentina/Buenos_Aires',
      starts: '2026-12-04T22:00',
      ends: '2026-12-05T00:30',
    });
    const { startsAt, endsAt } = await themeOf(stage.house, '2026', 1);
    expect([startsAt.toString(), endsAt.toString()]).toEqual(['2026-12-05T01:00:00Z', '2026-12-05T03:30:00Z']);
    const page = wordsIn(await stage.convener.page(await themePath()));
    expect(page).toContain('Viernes, 4 de diciembre de 2026'.toLowerCase());
    expect(page).toContain('San José 19:00 – 21:30'.replace(/ – /, '\u00a0–\u00a0').replace(/\u00a0/g, ' '));
    expect(page).toContain('Buenos Aires 22:00 – 00:30 sáb, 5 dic');
  });

  test('takes the dialogue to its day, and both to its year', async () => {
    const later = { ...themeForm(), starts: '2027-01-08T08:00', ends: '2027-01-08T10:00' };
    expect(await stage.convener.send(`${home}/temas/nuevo`, later)).toBe(
      '/es/conversatorios/2027/gestion?hecho=theme-added',
    );
  });

  test('is one theme however often its form is sent; themes are numbered by when they begin', async () => {
    const form = { ...themeForm(), starts: '2026-12-04T13:00', ends: '2026-12-04T15:00', 'title.es': 'La tarde' };
    await stage.convener.send(`${home}/temas/nuevo`, form);
    await stage.convener.send(`${home}/temas/nuevo`, form);
    await stage.convener.send(`${home}/temas/nuevo`, { ...themeForm(), 'title.es': 'La mañana' });
    expect([
      (await themeOf(stage.house, '2026', 1)).title.es,
      (await themeOf(stage.house, '2026', 2)).title.es,
    ]).toEqual(['La mañana', 'La tarde']);
    await expect(themeOf(stage.house, '2026', 3)).rejects.toThrow('no theme 3');
  });

  test.each([
    ['ends before it begins', { ends: '2026-12-04T07:00' }, ['Termina: La sesión debe terminar después de empezar.']],
    [
      'lasts too long',
      { ends: '2026-12-05T08:00' },
      ['Termina: La sesión dura más de 12 horas. Revise el día en que termina.'],
    ],
    [
      'is too short for its talks',
      { ends: '2026-12-04T08:30' },
      ['Termina: La agenda pasa del final de la sesión por 10 minutos: acorte una parte o alargue la sesión.'],
    ],
    [
      'leaves no time to talk',
      { ends: '2026-12-04T08:40' },
      ['Termina: No queda tiempo para dialogar: acorte otra parte o alargue la sesión.'],
    ],
    [
      'is in no zone of the charter',
      { zone: 'Europe/Paris' },
      ['Por el reloj de: Elija una de las opciones de la lista.'],
    ],
    ['has an objective that is none', { objectives: ['7', '99'] }, ['Elija una de las opciones de la lista.']],
    [
      'has no time at all',
      { starts: '', ends: 'mañana' },
      ['Empieza: Falta completar este dato.', 'Termina: No es una fecha con hora. Debe verse así: 2026-11-20T09:00'],
    ],
  ])('is refused where it %s', async (_, wrong, reasons) => {
    expect(await stage.convener.refused(`${home}/temas/nuevo`, { ...themeForm(), ...wrong })).toEqual(reasons);
  });

  test('is refused at the same time as another', async () => {
    await stage.convener.send(`${home}/temas/nuevo`, themeForm());
    const overlapping = { ...themeForm(), starts: '2026-12-04T09:59', ends: '2026-12-04T12:00' };
    expect(await stage.convener.refused(`${home}/temas/nuevo`, overlapping)).toEqual([
      'Empieza: Los temas 1 y 2 se superponen: cada persona debe poder estar en los dos.',
    ]);
    await stage.convener.send(`${home}/temas/nuevo`, { ...overlapping, starts: '2026-12-04T10:00' });
  });

  test('is taken out with all that was prepared, once or twice; the others move up', async () => {
    await stage.convener.send(`${home}/temas/nuevo`, themeForm());
    await stage.convener.send(`${home}/temas/nuevo`, {
      ...themeForm(),
      'title.es': 'La tarde',
      starts: '2026-12-04T13:00',
      ends: '2026-12-04T15:00',
    });
    const path = await themePath(1);
    await stage.convener.send(`${path}/preguntas`, questionForm('Qué falta'));
    await stage.convener.send(`${path}/equipo`, appointment);
    const gone = '/es/conversatorios/2026/gestion?hecho=theme-removed';
    expect(await stage.convener.send(`${path}/retiro`)).toBe(gone);
    expect(await stage.convener.send(`${path}/retiro`)).toBe(gone);
    expect((await themeOf(stage.house, '2026', 1)).title.es).toBe('La tarde');
    expect((await recorded(stage.house, stage.start, ['mandate-ended'])).length).toBe(1);
  });
});

describe('guiding questions', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(stage.convener, stage.house);
    path = await themePath(1, '/preguntas');
  });
  const order = async () => (await themeOf(stage.house, '2026', 1)).questions.map(({ n, text }) => `${n} ${text.es}`);
  const ids = async () => (await themeOf(stage.house, '2026', 1)).questions.map(({ id }) => id);

  test('are added last, once for each form', async () => {
    const form = questionForm('Quién falta');
    expect(await stage.convener.send(path, form)).toContain('?hecho=question-added');
    await stage.convener.send(path, form);
    expect(await order()).toEqual(['1 ¿Qué funciona?', '2 ¿Qué falta?', '3 ¿Quién falta?']);
  });

  test('move to a place, and twice to the same place is once', async () => {
    const [, second = ''] = await ids();
    await stage.convener.send(`${path}/${second}/lugar`, { place: '1' });
    await stage.convener.send(`${path}/${second}/lugar`, { place: '1' });
    expect(await order()).toEqual(['1 ¿Qué falta?', '2 ¿Qué funciona?']);
    expect(await stage.convener.refused(`${path}/${second}/lugar`, { place: '0' })).toEqual([
      'El número más pequeño posible es 1.',
    ]);
  });

  test('are worded anew and taken out, and what remains is numbered without a gap', async () => {
    const [first = '', second = ''] = await ids();
    await stage.convener.send(`${path}/${second}`, questionForm('Qué hace falta'));
    await stage.convener.send(`${path}/${first}/retiro`);
    await stage.convener.send(`${path}/${first}/retiro`);
    expect(await order()).toEqual(['1 ¿Qué hace falta?']);
    expect(await stage.convener.refused(`${path}/${second}`, { once: once() })).toEqual([
      'Pregunta (español): Falta completar este dato.',
    ]);
  });
});

describe('the agenda', () => {
  test('gives each part its time in every zone, the talks as the charter says', async () => {
    await prepareDialogue(stage.convener, stage.house);
    const path = await themePath(1, '/agenda');
    await stage.convener.send(path, { 'minutes.introduction': '10', 'minutes.conclusions': '15' });
    const rows = [...(await stage.convener.page(path)).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      wordsIn(row),
    );
    expect(rows.slice(0, 3)).toEqual([
      'Parte Minutos San José Bogotá Bridgetown Buenos Aires',
      'Introducción 10 08:00 09:00 10:00 11:00',
      'Presentaciones · 1 5 08:10 09:10 10:10 11:10',
    ]);
    expect(rows.slice(-2)).toEqual(['Discusión 65 08:40 09:40 10:40 11:40', 'Conclusiones 15 09:45 10:45 11:45 12:45']);
  });

  test('is refused where its parts do not fit, or are no numbers', async () => {
    await prepareDialogue(stage.convener, stage.house);
    const path = await themePath(1, '/agenda');
    expect(await stage.convener.refused(path, { 'minutes.introduction': '80', 'minutes.conclusions': '30' })).toEqual([
      'La agenda pasa del final de la sesión por 20 minutos: acorte una parte o alargue la sesión.',
    ]);
    expect(await stage.convener.refused(path, { 'minutes.introduction': '-1', 'minutes.conclusions': 'diez' })).toEqual(
      [
        'Introducción: minutos: El número más pequeño posible es 0.',
        'Conclusiones: minutos: Escriba un número entero, solo con cifras.',
      ],
    );
  });
});

describe('convening', () => {
  const convene = `${home}/convocatoria`;

  test('is refused with every reason at once', async () => {
    await stage.convener.send('/conversatorios/nuevo', { ...dialogueForm(), 'title.en': '', 'summary.en': '' });
    expect(await stage.convener.refused(convene)).toEqual([
      'Falta texto en inglés: título, resumen o lugar.',
      'Todavía no hay ningún tema.',
    ]);
    await stage.convener.send(`${home}/temas/nuevo`, { ...themeForm(), 'title.en': '', objectives: [] });
    expect(await stage.convener.refused(convene)).toEqual([
      'Falta texto en inglés: título, resumen o lugar.',
      'Tema 1: falta el título o la introducción en inglés.',
      'Tema 1: falta decir de qué objetivos trata.',
      'Tema 1: falta al menos una pregunta orientadora.',
    ]);
    await stage.convener.send(await themePath(1, '/preguntas'), { ...questionForm('Qué falta'), 'text.en': '' });
    expect(await stage.convener.refused(convene)).toContain('Tema 1, pregunta 1: falta en inglés.');
    const page = wordsIn(await stage.convener.page(home));
    expect(page).toContain('Lo que falta para convocar');
    expect(page).not.toContain('Todo listo para convocar');
    expect(await recorded(stage.house, stage.start, ['dialogue-convened'])).toEqual([]);
  });

  test('puts it on the public site and on the record, once', async () => {
    await prepareDialogue(stage.convener, stage.house);
    expect(wordsIn(await stage.convener.page(home))).toContain('Todo listo para convocar');
    expect(await stage.convener.send(convene)).toBe('/es/conversatorios/2026/gestion?hecho=convened');
    await stage.convener.send(convene);
    expect(
      await recorded(stage.house, stage.start, ['dialogue-convened', 'theme-changed', 'dialogue-changed']),
    ).toEqual([
      {
        kind: 'dialogue-convened',
        facts: {
          title: { es: 'Alianzas para la gobernanza', en: 'Alliances for governance' },
          date: '2026-12-04',
        },
      },
    ]);
    expect(await stage.everyone.page('/conversatorios')).toContain('Alianzas para la gobernanza');
    expect(wordsIn(await stage.everyone.page('/conversatorios/2026'))).toContain('¿Qué funciona?');
  });
});
