import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store.ts';
import { digest } from '../platform/random.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { dialogueTasks } from './collect-dialogue-tasks.ts';
import {
  clear,
  type Desk,
  deskOf,
  dialogueForm,
  dialogueIdOf,
  lastEntry,
  once,
  prepareDialogue,
  questionForm,
  recorded,
  themeForm,
  themeOf,
} from './testing/desk.ts';

let house: House;
let token: string;
/** A member of the liaison mesa, who may convene. */
let convener: Desk;
/** Nobody in particular. */
let everyone: Desk;

let start: number;

beforeAll(async () => {
  house = await openHouse();
  everyone = deskOf(house, undefined);
});
afterAll(() => house.close());
beforeEach(async () => {
  await clear(house);
  start = await lastEntry(house);
  await comeIn('2026-11-20T12:00:00Z');
});

/** The convener enters at this moment: sessions last a day. */
async function comeIn(at: string): Promise<void> {
  house.setTime(at);
  const mandates = [{ office: 'liaison-member', body: 'liaison', endsAt: '2027-06-01T00:00:00Z' }] as const;
  ({ token } = await house.signIn({ name: 'Ana', mandates }));
  convener = deskOf(house, token);
}

const home = '/conversatorios/2026/gestion';
const themePath = async (n = 1, part = '') => `${home}/temas/${(await themeOf(house, '2026', n)).id}${part}`;

describe('who prepares a dialogue', () => {
  test('is who may convene: visitors are asked to enter, others are told no, by page and by form', async () => {
    await prepareDialogue(convener, house);
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
    const secretary = await house.signIn({ name: 'Sol', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const ended = await house.signIn({
      name: 'Fin',
      mandates: [{ office: 'liaison-member', body: 'liaison', endsAt: '2026-11-20T11:59:00Z' }],
    });
    for (const path of paths) {
      expect([path, (await convener.ask(path)).status]).toEqual([path, 200]);
      expect((await everyone.ask(path)).headers.get('location')).toContain('/es/entrar?volver=');
      for (const other of [secretary, ended]) {
        expect([path, (await deskOf(house, other.token).ask(path)).status]).toEqual([path, 403]);
        expect((await deskOf(house, other.token).ask(path, { form: {} })).status).toBe(path === home ? 404 : 403);
      }
    }
    expect((await deskOf(house, secretary.token).ask(`${home}/convocatoria`, { form: {} })).status).toBe(403);
  });

  test('sees it; to everyone else it is not there, its calendar neither', async () => {
    await prepareDialogue(convener, house);
    expect(wordsIn(await convener.page('/conversatorios/2026'))).toContain('Todavía no se ha convocado');
    expect(await convener.page('/conversatorios')).toContain('En preparación');
    expect(await everyone.page('/conversatorios')).not.toContain('Alianzas');
    expect((await everyone.ask('/conversatorios/2026')).status).toBe(404);
    expect((await everyone.ask('/conversatorios/2026/calendario.ics')).status).toBe(404);
    expect((await convener.ask('/conversatorios/2026/calendario.ics')).status).toBe(404);
  });

  test('finds nothing under an address that was guessed', async () => {
    await prepareDialogue(convener, house);
    const nobody = '01999999-9999-7999-9999-999999999999';
    for (const path of [
      '/conversatorios/2031/gestion',
      `${home}/temas/${nobody}`,
      `${home}/temas/------------------------------------`,
      `${await themePath()}/preguntas/${nobody}`,
      `${await themePath()}/panel/previsto/${nobody}`,
      `${await themePath()}/panel/otro`,
    ]) {
      expect([path, (await convener.ask(path)).status]).toEqual([path, 404]);
    }
  });
});

describe('beginning', () => {
  test('gives the address of its year; a second click makes no second dialogue, a second dialogue has its own', async () => {
    const form = dialogueForm();
    const created = '/es/conversatorios/2026/gestion?hecho=created';
    expect(await convener.send('/conversatorios/nuevo', form)).toBe(created);
    expect(await convener.send('/conversatorios/nuevo', form)).toBe(created);
    expect(await convener.send('/conversatorios/nuevo', dialogueForm())).toBe(
      '/es/conversatorios/2026-2/gestion?hecho=created',
    );
    expect((await house.deps.db.selectFrom('dialogue').select('slug').orderBy('slug').execute()).length).toBe(2);
  });

  test('is one act when the same form arrives twice at the same moment', async () => {
    const form = dialogueForm();
    const answers = await Promise.all([1, 2, 3].map(() => convener.send('/conversatorios/nuevo', form)));
    expect(new Set(answers).size).toBe(1);
    const theme = themeForm();
    await Promise.all([1, 2, 3].map(() => convener.send(`${home}/temas/nuevo`, theme)));
    const question = questionForm('Qué falta');
    await Promise.all([1, 2, 3].map(async () => convener.send(await themePath(1, '/preguntas'), question)));
    await Promise.all([1, 2, 3].map(() => convener.send(`${home}/convocatoria`)));
    expect((await themeOf(house, '2026', 1)).questions.length).toBe(1);
    await expect(themeOf(house, '2026', 2)).rejects.toThrow('no theme 2');
    expect((await recorded(house, start, ['dialogue-convened'])).length).toBe(1);
  });

  test('refuses everything that is wrong at once and keeps what was written', async () => {
    expect(
      await convener.refused('/conversatorios/nuevo', { heldOn: '2026-02-30', 'title.en': 'Only English', once: '' }),
    ).toEqual([
      'Título (español): Falta completar este dato.',
      'Resumen (español): Falta completar este dato.',
      'Día: No es una fecha del calendario. Debe verse así: 2026-11-20',
      'No se entendió este dato. Revíselo, por favor.',
    ]);
    const again = await convener.ask('/conversatorios/nuevo', { form: { 'title.en': 'Only <b>English</b>' } });
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
    const [first = ''] = await convener.refused('/conversatorios/nuevo', { ...dialogueForm(), ...wrong });
    expect(first).toContain(reason);
  });

  test('shows what was written as words: marks, SQL, right-to-left, emoji; a title stays on one line', async () => {
    const title = `<script>alert(1)</script> '; drop table dialogue; -- مرحبا 🧵\nBEGIN:VEVENT`;
    await convener.send('/conversatorios/nuevo', { ...dialogueForm(), 'title.es': title });
    const page = await convener.page(home);
    expect(page).not.toContain('<script>alert');
    expect(wordsIn(page)).toContain(title.replace('\n', ' '));
  });

  test('follows its year to another address until it is announced', async () => {
    await prepareDialogue(convener, house);
    const form = { ...dialogueForm(), heldOn: '2027-03-05' };
    expect(await convener.send(`${home}/datos`, form)).toBe('/es/conversatorios/2027/gestion?hecho=saved');
    // 08:00 by the clock of San José is 08:00 on the other day too.
    expect((await themeOf(house, '2027', 1)).startsAt.toString()).toBe('2027-03-05T14:00:00Z');
    expect((await convener.ask(home)).status).toBe(404);
  });
});

describe('a theme', () => {
  beforeEach(async () => {
    await convener.send('/conversatorios/nuevo', dialogueForm());
  });

  test('is held at the hours of a zone that is named, shown back in all', async () => {
    await convener.send(`${home}/temas/nuevo`, {
      ...themeForm(),
      zone: 'America/Argentina/Buenos_Aires',
      starts: '2026-12-04T22:00',
      ends: '2026-12-05T00:30',
    });
    const { startsAt, endsAt } = await themeOf(house, '2026', 1);
    expect([startsAt.toString(), endsAt.toString()]).toEqual(['2026-12-05T01:00:00Z', '2026-12-05T03:30:00Z']);
    const page = wordsIn(await convener.page(await themePath()));
    expect(page).toContain('Viernes, 4 de diciembre de 2026'.toLowerCase());
    expect(page).toContain('San José 19:00 – 21:30'.replace(/ – /, '\u00a0–\u00a0').replace(/\u00a0/g, ' '));
    expect(page).toContain('Buenos Aires 22:00 – 00:30 sáb, 5 dic');
  });

  test('takes the dialogue to its day, and both to its year', async () => {
    const later = { ...themeForm(), starts: '2027-01-08T08:00', ends: '2027-01-08T10:00' };
    expect(await convener.send(`${home}/temas/nuevo`, later)).toBe('/es/conversatorios/2027/gestion?hecho=theme-added');
  });

  test('is one theme however often its form is sent; themes are numbered by when they begin', async () => {
    const form = { ...themeForm(), starts: '2026-12-04T13:00', ends: '2026-12-04T15:00', 'title.es': 'La tarde' };
    await convener.send(`${home}/temas/nuevo`, form);
    await convener.send(`${home}/temas/nuevo`, form);
    await convener.send(`${home}/temas/nuevo`, { ...themeForm(), 'title.es': 'La mañana' });
    expect([(await themeOf(house, '2026', 1)).title.es, (await themeOf(house, '2026', 2)).title.es]).toEqual([
      'La mañana',
      'La tarde',
    ]);
    await expect(themeOf(house, '2026', 3)).rejects.toThrow('no theme 3');
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
    expect(await convener.refused(`${home}/temas/nuevo`, { ...themeForm(), ...wrong })).toEqual(reasons);
  });

  test('is refused at the same time as another', async () => {
    await convener.send(`${home}/temas/nuevo`, themeForm());
    const overlapping = { ...themeForm(), starts: '2026-12-04T09:59', ends: '2026-12-04T12:00' };
    expect(await convener.refused(`${home}/temas/nuevo`, overlapping)).toEqual([
      'Empieza: Los temas 1 y 2 se superponen: cada persona debe poder estar en los dos.',
    ]);
    await convener.send(`${home}/temas/nuevo`, { ...overlapping, starts: '2026-12-04T10:00' });
  });

  test('is taken out with all that was prepared, once or twice; the others move up', async () => {
    await convener.send(`${home}/temas/nuevo`, themeForm());
    await convener.send(`${home}/temas/nuevo`, {
      ...themeForm(),
      'title.es': 'La tarde',
      starts: '2026-12-04T13:00',
      ends: '2026-12-04T15:00',
    });
    const path = await themePath(1);
    await convener.send(`${path}/preguntas`, questionForm('Qué falta'));
    await convener.send(`${path}/equipo`, appointment);
    const gone = '/es/conversatorios/2026/gestion?hecho=theme-removed';
    expect(await convener.send(`${path}/retiro`)).toBe(gone);
    expect(await convener.send(`${path}/retiro`)).toBe(gone);
    expect((await themeOf(house, '2026', 1)).title.es).toBe('La tarde');
    expect((await recorded(house, start, ['mandate-ended'])).length).toBe(1);
  });
});

const appointment = { name: 'Iris', email: 'iris@undp.example', office: 'facilitator', agency: 'undp' };

describe('guiding questions', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(convener, house);
    path = await themePath(1, '/preguntas');
  });
  const order = async () => (await themeOf(house, '2026', 1)).questions.map(({ n, text }) => `${n} ${text.es}`);
  const ids = async () => (await themeOf(house, '2026', 1)).questions.map(({ id }) => id);

  test('are added last, once for each form', async () => {
    const form = questionForm('Quién falta');
    expect(await convener.send(path, form)).toContain('?hecho=question-added');
    await convener.send(path, form);
    expect(await order()).toEqual(['1 ¿Qué funciona?', '2 ¿Qué falta?', '3 ¿Quién falta?']);
  });

  test('move to a place, and twice to the same place is once', async () => {
    const [, second = ''] = await ids();
    await convener.send(`${path}/${second}/lugar`, { place: '1' });
    await convener.send(`${path}/${second}/lugar`, { place: '1' });
    expect(await order()).toEqual(['1 ¿Qué falta?', '2 ¿Qué funciona?']);
    expect(await convener.refused(`${path}/${second}/lugar`, { place: '0' })).toEqual([
      'El número más pequeño posible es 1.',
    ]);
  });

  test('are worded anew and taken out, and what remains is numbered without a gap', async () => {
    const [first = '', second = ''] = await ids();
    await convener.send(`${path}/${second}`, questionForm('Qué hace falta'));
    await convener.send(`${path}/${first}/retiro`);
    await convener.send(`${path}/${first}/retiro`);
    expect(await order()).toEqual(['1 ¿Qué hace falta?']);
    expect(await convener.refused(`${path}/${second}`, { once: once() })).toEqual([
      'Pregunta (español): Falta completar este dato.',
    ]);
  });
});

describe('the agenda', () => {
  test('gives each part its time in every zone, the talks as the charter says', async () => {
    await prepareDialogue(convener, house);
    const path = await themePath(1, '/agenda');
    await convener.send(path, { 'minutes.introduction': '10', 'minutes.conclusions': '15' });
    const rows = [...(await convener.page(path)).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
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
    await prepareDialogue(convener, house);
    const path = await themePath(1, '/agenda');
    expect(await convener.refused(path, { 'minutes.introduction': '80', 'minutes.conclusions': '30' })).toEqual([
      'La agenda pasa del final de la sesión por 20 minutos: acorte una parte o alargue la sesión.',
    ]);
    expect(await convener.refused(path, { 'minutes.introduction': '-1', 'minutes.conclusions': 'diez' })).toEqual([
      'Introducción: minutos: El número más pequeño posible es 0.',
      'Conclusiones: minutos: Escriba un número entero, solo con cifras.',
    ]);
  });
});

describe('convening', () => {
  const convene = `${home}/convocatoria`;

  test('is refused with every reason at once', async () => {
    await convener.send('/conversatorios/nuevo', { ...dialogueForm(), 'title.en': '', 'summary.en': '' });
    expect(await convener.refused(convene)).toEqual([
      'Falta texto en English: título, resumen o lugar.',
      'Todavía no hay ningún tema.',
    ]);
    await convener.send(`${home}/temas/nuevo`, { ...themeForm(), 'title.en': '', objectives: [] });
    expect(await convener.refused(convene)).toEqual([
      'Falta texto en English: título, resumen o lugar.',
      'Tema 1: falta el título o la introducción en English.',
      'Tema 1: falta decir de qué objetivos trata.',
      'Tema 1: falta al menos una pregunta orientadora.',
    ]);
    await convener.send(await themePath(1, '/preguntas'), { ...questionForm('Qué falta'), 'text.en': '' });
    expect(await convener.refused(convene)).toContain('Tema 1, pregunta 1: falta en English.');
    const page = wordsIn(await convener.page(home));
    expect(page).toContain('Lo que falta para convocar');
    expect(page).not.toContain('Todo listo para convocar');
    expect(await recorded(house, start, ['dialogue-convened'])).toEqual([]);
  });

  test('puts it on the public site and on the record, once', async () => {
    await prepareDialogue(convener, house);
    expect(wordsIn(await convener.page(home))).toContain('Todo listo para convocar');
    expect(await convener.send(convene)).toBe('/es/conversatorios/2026/gestion?hecho=convened');
    await convener.send(convene);
    expect(await recorded(house, start, ['dialogue-convened', 'theme-changed', 'dialogue-changed'])).toEqual([
      {
        kind: 'dialogue-convened',
        facts: {
          title: { es: 'Alianzas para la gobernanza', en: 'Alliances for governance' },
          date: '2026-12-04',
        },
      },
    ]);
    expect(await everyone.page('/conversatorios')).toContain('Alianzas para la gobernanza');
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain('¿Qué funciona?');
  });
});

describe('once it is convened', () => {
  beforeEach(async () => {
    await prepareDialogue(convener, house);
    await convener.send(`${home}/convocatoria`);
  });
  const changes = () => recorded(house, start, ['theme-changed', 'dialogue-changed']);

  test('a change of a theme goes on the record; the same again is no change', async () => {
    const form = { ...themeForm(), objectives: ['7', '8'] };
    await convener.send(await themePath(), form);
    await convener.send(await themePath(), form);
    const title = { es: 'Reducir las vulnerabilidades', en: 'Reducing vulnerabilities' };
    expect(await changes()).toEqual([{ kind: 'theme-changed', facts: { title, objectives: [7, 8] } }]);
    await convener.send(await themePath(1, '/preguntas'), questionForm('Quién falta'));
    await convener.send(await themePath(1, '/agenda'), { 'minutes.introduction': '10', 'minutes.conclusions': '5' });
    expect((await changes()).length).toBe(3);
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain('Cambió después de convocarse');
  });

  test('another day moves its themes with it, by the clock of the mechanism’s own zone', async () => {
    expect(await convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2027-01-15' })).toBe(
      '/es/conversatorios/2026/gestion?hecho=saved',
    );
    expect((await themeOf(house, '2026', 1)).startsAt.toString()).toBe('2027-01-15T14:00:00Z');
    expect((await changes()).map(({ kind }) => kind)).toEqual(['dialogue-changed']);
  });

  test('a theme on another day takes the dialogue along: both are on the record', async () => {
    await convener.send(await themePath(), { ...themeForm(), starts: '2026-12-11T08:00', ends: '2026-12-11T10:00' });
    expect((await changes()).map(({ kind }) => kind)).toEqual(['theme-changed', 'dialogue-changed']);
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain('viernes, 11 de diciembre de 2026');
  });

  test('nothing that was needed to convene it may go', async () => {
    expect(await convener.refused(`${home}/datos`, { ...dialogueForm(), 'title.en': '' })).toEqual([
      'Título (inglés): Falta completar este dato.',
    ]);
    expect(await convener.refused(await themePath(), { ...themeForm(), objectives: [] })).toEqual([
      'Tema 1: falta decir de qué objetivos trata.',
    ]);
    const theme = await themeOf(house, '2026', 1);
    const [first, second] = theme.questions;
    await convener.send(`${home}/temas/${theme.id}/preguntas/${first?.id}/retiro`);
    expect(await convener.refused(`${home}/temas/${theme.id}/preguntas/${second?.id}/retiro`)).toEqual([
      'Tema 1: falta al menos una pregunta orientadora.',
    ]);
    expect(await convener.refused(`${home}/temas/${theme.id}/retiro`)).toEqual([
      'Ya está convocado: los temas anunciados se pueden cambiar, pero no agregar ni quitar.',
    ]);
    const late = { ...themeForm(), starts: '2026-12-04T13:00', ends: '2026-12-04T15:00' };
    expect(await convener.refused(`${home}/temas/nuevo`, late)).toEqual([
      'Ya está convocado: los temas anunciados se pueden cambiar, pero no agregar ni quitar.',
    ]);
  });

  test('what has begun stays as it was announced, and nothing moves into the past', async () => {
    expect(
      await convener.refused(await themePath(), {
        ...themeForm(),
        starts: '2026-11-19T08:00',
        ends: '2026-11-19T10:00',
      }),
    ).toEqual(['Empieza: Ya está anunciado: la nueva hora debe estar en el futuro.']);
    await comeIn('2026-12-04T14:00:00Z');
    expect(await convener.refused(await themePath(), { ...themeForm(), objectives: ['7'] })).toEqual([
      'Este tema ya empezó: lo anunciado queda como se anunció.',
    ]);
    expect(await convener.refused(await themePath(1, '/preguntas'), questionForm('Tarde'))).toEqual([
      'Este tema ya empezó: lo anunciado queda como se anunció.',
    ]);
    expect(await convener.refused(`${home}/datos`, { ...dialogueForm(), 'title.es': 'Otro' })).toEqual([
      'Ya empezó: lo anunciado queda como se anunció.',
    ]);
    expect(await changes()).toEqual([]);
  });
});

describe('facilitators and rapporteurs', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(convener, house);
    path = await themePath(1, '/equipo');
  });
  const mandates = async () =>
    (
      await house.deps.db
        .selectFrom('mandate')
        .leftJoin('mandate_end', 'mandate_end.mandate_id', 'mandate.id')
        .select(['office', 'on_behalf_of', 'starts_at', 'ends_at', 'mandate_end.cause'])
        .where('body', 'like', 'theme:%')
        .orderBy('starts_at')
        .orderBy('mandate.id')
        .execute()
    ).map((row) => ({ ...row, starts_at: row.starts_at.toString(), ends_at: row.ends_at.toString() }));

  test('serve on behalf of an agency from today until some time after the session, and are written to, once', async () => {
    await convener.send(path, appointment);
    await convener.send(path, appointment);
    expect(await mandates()).toEqual([
      {
        office: 'facilitator',
        on_behalf_of: 'Programa de las Naciones Unidas para el Desarrollo',
        starts_at: '2026-11-20T12:00:00Z',
        // The session ends on 4 December; 30 days for the list of those who were there.
        ends_at: '2027-01-03T16:00:00Z',
        cause: null,
      },
    ]);
    const mails = await mailsTo(house, 'iris@undp.example');
    expect(mails.map(({ subject }) => subject)).toEqual(['Facilitación (moderación): Reducir las vulnerabilidades']);
    expect(mails[0]?.text).toContain('Buenos Aires: viernes, 4 de diciembre de 2026');
    await convener.send(path, { ...appointment, office: 'rapporteur', email: 'noel@undp.example' });
    expect((await mandates())[1]?.ends_at).toBe('2027-06-02T16:00:00Z');
    expect(wordsIn(await convener.page(path))).toContain('Programa de las Naciones Unidas para el Desarrollo');
  });

  test('are refused what is no office of a theme, no agency, no address', async () => {
    const wrong = { name: '', email: 'nadie', office: 'operator', agency: 'nasa' };
    expect(await convener.refused(path, wrong)).toEqual([
      'Para qué: Elija una de las opciones de la lista.',
      'Nombre de la persona: Falta completar este dato.',
      'Su correo electrónico: No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
      'En nombre de: Elija una de las opciones de la lista.',
    ]);
    await convener.send(path, appointment);
    expect(await convener.refused(path, { ...appointment, agency: 'iom' })).toEqual([
      expect.stringContaining('Su correo electrónico: La persona ya'),
    ]);
  });

  test('keep their mandate where the theme moves by half an hour or a week: nothing ends, nothing is recorded', async () => {
    await convener.send(path, appointment);
    await convener.send(path, { ...appointment, office: 'rapporteur', email: 'noel@undp.example' });
    const before = await mandates();
    await convener.send(await themePath(), { ...themeForm(), starts: '2026-12-04T08:30', ends: '2026-12-04T10:30' });
    await convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2026-12-11' });
    expect(await mandates()).toEqual(before);
    expect((await recorded(house, start, ['mandate-granted', 'mandate-ended'])).map(({ kind }) => kind)).toEqual([
      'mandate-granted',
      'mandate-granted',
    ]);
  });

  test('are ended, once; and go on serving where the theme moves to a much later day', async () => {
    await convener.send(path, appointment);
    await convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2026-12-28' });
    expect((await mandates()).map(({ ends_at, cause }) => [ends_at, cause])).toEqual([
      ['2027-01-03T16:00:00Z', 'decision-of-the-body'],
      ['2027-01-27T16:00:00Z', null],
    ]);
    const mandate = /name="mandate" value="([^"]+)"/.exec(await convener.page(path))?.[1] ?? '';
    await convener.send(`${path}/fin`, { mandate, cause: 'resignation' });
    await convener.send(`${path}/fin`, { mandate, cause: 'resignation' });
    expect((await mandates())[1]?.cause).toBe('resignation');
    expect(await convener.refused(`${path}/fin`, { mandate: 'x', cause: 'whim' })).toEqual([
      'Elija una de las opciones de la lista.',
      'Elija una de las opciones de la lista.',
    ]);
    expect(wordsIn(await convener.page(path))).toContain('Todavía nadie.');
  });
});

describe('the room', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(convener, house);
    path = await themePath(1, '/sala');
  });
  const stored = () => house.deps.db.selectFrom('theme_room').select(['settings', 'opens_minutes']).execute();
  const bigbluebutton = {
    kind: 'bigbluebutton',
    bigbluebuttonUrl: 'https://sala.pansocial.org/bigbluebutton/',
    bigbluebuttonSecret: 'no-se-muestra-1',
    bigbluebuttonMeeting: '',
    opens: '20',
  };

  test('keeps its address and secret on the server and never shows them again', async () => {
    await convener.send(path, {
      kind: 'external',
      externalUrl: 'https://zoom.us/j/123?pwd=no-se-muestra',
      opens: '15',
    });
    expect(await stored()).toEqual([
      { settings: { kind: 'external', url: 'https://zoom.us/j/123?pwd=no-se-muestra' }, opens_minutes: 15 },
    ]);
    const page = await convener.page(path);
    expect(wordsIn(page)).toContain('Servidor zoom.us');
    expect(page).not.toContain('no-se-muestra');
    await convener.send(path, bigbluebutton);
    expect(await convener.page(path)).not.toContain('no-se-muestra');
    const refusal = await convener.ask(path, {
      form: { ...bigbluebutton, bigbluebuttonUrl: 'http://x', externalUrl: 'https://zoom.us/j/no-se-muestra' },
    });
    expect(await refusal.text()).not.toContain('no-se-muestra');
  });

  test('has a name nobody can guess, and keeps it and its secret where they are left empty', async () => {
    await convener.send(path, bigbluebutton);
    const [first] = await stored();
    expect(first?.settings).toMatchObject({ kind: 'bigbluebutton', secret: 'no-se-muestra-1' });
    expect(JSON.stringify(first?.settings)).toMatch(/"meetingId":"2026-[a-z0-9-]{32}"/);
    await convener.send(path, { ...bigbluebutton, bigbluebuttonSecret: '', opens: '30' });
    expect(await stored()).toEqual([{ settings: first?.settings, opens_minutes: 30 }]);
  });

  test('is refused with every reason; another server does not inherit the secret', async () => {
    expect(
      await convener.refused(path, { kind: 'jitsi', jitsiUrl: 'http://sala.org', jitsiRoom: 'sala uno', opens: '999' }),
    ).toEqual(['Minutos antes del comienzo en que se abre la puerta: El número más grande posible es 240.']);
    expect(
      await convener.refused(path, { kind: 'jitsi', jitsiUrl: 'http://sala.org', jitsiRoom: 'sala uno', opens: '5' }),
    ).toEqual([
      'Jitsi Meet · Dirección del servidor: Escriba el enlace completo de la sala. Debe empezar con https://',
      'Identificador de la aplicación (app_id): Falta completar este dato.',
      'Jitsi Meet · Clave compartida (secret): Falta completar este dato.',
      'Jitsi Meet · Nombre de la sala: El nombre de la sala lleva solo letras, cifras y guiones: entre 3 y 100.',
    ]);
    await convener.send(path, bigbluebutton);
    expect(
      await convener.refused(path, {
        ...bigbluebutton,
        bigbluebuttonUrl: 'https://otra.org/bigbluebutton/',
        bigbluebuttonSecret: '',
      }),
    ).toEqual(['BigBlueButton · Clave compartida (secret): Falta completar este dato.']);
    expect(await convener.refused(path, { kind: 'zoom', opens: '5' })).toEqual([
      '¿Dónde es? Elija una de las opciones de la lista.',
    ]);
    for (const url of [
      'https://localhost/x',
      'https://169.254.169.254/x',
      'https://u:p@sala.org/',
      'javascript:alert(1)',
    ])
      expect((await convener.refused(path, { kind: 'external', externalUrl: url, opens: '5' })).length).toBe(1);
  });
});

test('interpretation: a channel for each language of the charter, with or without a link', async () => {
  await prepareDialogue(convener, house);
  const path = await themePath(1, '/interpretacion');
  await convener.send(path, { 'label.es': 'Canal 1', 'label.en': 'Canal 2', 'url.en': 'oir.org/en' });
  const page = await convener.page(path);
  expect(page).toContain('value="Canal 1"');
  expect(page).toContain('value="https://oir.org/en"');
  expect(
    await convener.refused(path, { 'url.es': 'javascript:alert(1)', 'url.en': 'https://oir.org/en' }),
  ).toHaveLength(3);
  await convener.send(path, { 'label.es': 'Sala', 'label.en': '' });
  expect(wordsIn(await convener.page(home))).toContain('Falta decir dónde se oye: inglés.');
});

describe('what is asked of people', () => {
  const tasks = async (as: string) => {
    const { db, charter, clock } = house.deps;
    const actor = await findActor(db, charter, digest(as), clock());
    if (!actor) throw new Error('nobody');
    return (await dialogueTasks(db, charter, actor, clock())).map((task) => [
      task.kind,
      'missing' in task ? task.missing : task.theme.n,
    ]);
  };

  test('follows the dialogue from its preparation to the panel as it was held', async () => {
    const facilitator = async () => {
      const { id } = await themeOf(house, '2026', 1);
      return (await house.signIn({ name: 'Fe', mandates: [{ office: 'facilitator', body: `theme:${id}` }] })).token;
    };
    await convener.send('/conversatorios/nuevo', dialogueForm());
    expect(await tasks(token)).toEqual([['prepare', 1]]);
    await house.deps.db
      .deleteFrom('dialogue')
      .where('id', '=', await dialogueIdOf(house, '2026'))
      .execute();
    await prepareDialogue(convener, house);
    expect(await tasks(token)).toEqual([['prepare', 0]]);
    await convener.send(`${home}/convocatoria`);
    expect(await tasks(token)).toEqual([['equip', 4]]);
    const host = await facilitator();
    expect(await tasks(host)).toEqual([['host', 1]]);
    await comeIn('2026-12-04T17:00:00Z');
    expect(await tasks(token)).toEqual([['write-panel', 1]]);
    expect(await tasks(await facilitator())).toEqual([]);
  });
});
