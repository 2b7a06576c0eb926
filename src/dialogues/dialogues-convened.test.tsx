import { beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import { digest } from '../platform/random.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { dialogueTasks } from './collect-dialogue-tasks.ts';
import {
  appointment,
  dialogueForm,
  dialogueIdOf,
  home,
  prepareDialogue,
  questionForm,
  recorded,
  themeForm,
  themeOf,
} from './testing/desk.ts';
import { preparing } from './testing/preparing.ts';

const stage = preparing();
const { comeIn, themePath } = stage;

describe('once it is convened', () => {
  beforeEach(async () => {
    await prepareDialogue(stage.convener, stage.house);
    await stage.convener.send(`${home}/convocatoria`);
  });
  const changes = () => recorded(stage.house, stage.start, ['theme-changed', 'dialogue-changed']);

  test('a change of a theme goes on the record; the same again is no change', async () => {
    const form = { ...themeForm(), objectives: ['7', '8'] };
    await stage.convener.send(await themePath(), form);
    await stage.convener.send(await themePath(), form);
    const title = { es: 'Reducir las vulnerabilidades', en: 'Reducing vulnerabilities' };
    expect(await changes()).toEqual([{ kind: 'theme-changed', facts: { title, objectives: [7, 8] } }]);
    await stage.convener.send(await themePath(1, '/preguntas'), questionForm('Quién falta'));
    await stage.convener.send(await themePath(1, '/agenda'), {
      'minutes.introduction': '10',
      'minutes.conclusions': '5',
    });
    expect((await changes()).length).toBe(3);
    expect(wordsIn(await stage.everyone.page('/conversatorios/2026'))).toContain('Cambió después de convocarse');
  });

  test('another day moves its themes with it, by the clock of the mechanism’s own zone', async () => {
    expect(await stage.convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2027-01-15' })).toBe(
      '/es/conversatorios/2026/gestion?hecho=saved',
    );
    expect((await themeOf(stage.house, '2026', 1)).startsAt.toString()).toBe('2027-01-15T14:00:00Z');
    expect((await changes()).map(({ kind }) => kind)).toEqual(['dialogue-changed']);
  });

  test('a theme on another day takes the dialogue along: both are on the record', async () => {
    await stage.convener.send(await themePath(), {
      ...themeForm(),
      starts: '2026-12-11T08:00',
      ends: '2026-12-11T10:00',
    });
    expect((await changes()).map(({ kind }) => kind)).toEqual(['theme-changed', 'dialogue-changed']);
    expect(wordsIn(await stage.everyone.page('/conversatorios/2026'))).toContain('viernes, 11 de diciembre de 2026');
  });

  test('nothing that was needed to convene it may go', async () => {
    expect(await stage.convener.refused(`${home}/datos`, { ...dialogueForm(), 'title.en': '' })).toEqual([
      'Título (inglés): Falta completar este dato.',
    ]);
    expect(await stage.convener.refused(await themePath(), { ...themeForm(), objectives: [] })).toEqual([
      'Tema 1: falta decir de qué objetivos trata.',
    ]);
    const theme = await themeOf(stage.house, '2026', 1);
    const [first, second] = theme.questions;
    await stage.convener.send(`${home}/temas/${theme.id}/preguntas/${first?.id}/retiro`);
    expect(await stage.convener.refused(`${home}/temas/${theme.id}/preguntas/${second?.id}/retiro`)).toEqual([
      'Tema 1: falta al menos una pregunta orientadora.',
    ]);
    expect(await stage.convener.refused(`${home}/temas/${theme.id}/retiro`)).toEqual([
      'Ya está convocado: los temas anunciados se pueden cambiar, pero no agregar ni quitar.',
    ]);
    const late = { ...themeForm(), starts: '2026-12-04T13:00', ends: '2026-12-04T15:00' };
    expect(await stage.convener.refused(`${home}/temas/nuevo`, late)).toEqual([
      'Ya está convocado: los temas anunciados se pueden cambiar, pero no agregar ni quitar.',
    ]);
  });

  test('what has begun stays as it was announced, and nothing moves into the past', async () => {
    expect(
      await stage.convener.refused(await themePath(), {
        ...themeForm(),
        starts: '2026-11-19T08:00',
        ends: '2026-11-19T10:00',
      }),
    ).toEqual(['Empieza: Ya está anunciado: la nueva hora debe estar en el futuro.']);
    await comeIn('2026-12-04T14:00:00Z');
    expect(await stage.convener.refused(await themePath(), { ...themeForm(), objectives: ['7'] })).toEqual([
      'Este tema ya empezó: lo anunciado queda como se anunció. Solo el título puede escribirse de otra manera.',
    ]);
    expect(await stage.convener.refused(await themePath(1, '/preguntas'), questionForm('Tarde'))).toEqual([
      'Este tema ya empezó: lo anunciado queda como se anunció. Solo el título puede escribirse de otra manera.',
    ]);
    expect(await stage.convener.refused(`${home}/datos`, { ...dialogueForm(), 'summary.es': 'Otro' })).toEqual([
      'Ya empezó: lo anunciado queda como se anunció. Solo el título puede escribirse de otra manera.',
    ]);
    expect(await changes()).toEqual([]);
  });

  test('what has begun can still be called otherwise: the report prints its titles, and may name nobody', async () => {
    await comeIn('2026-12-04T14:00:00Z');
    await stage.convener.send(await themePath(), { ...themeForm(), 'title.es': 'Sin nombres' });
    await stage.convener.send(`${home}/datos`, { ...dialogueForm(), 'title.es': 'Otro encuentro' });
    expect((await changes()).map(({ kind }) => kind)).toEqual(['theme-changed', 'dialogue-changed']);
  });
});

describe('facilitators and rapporteurs', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(stage.convener, stage.house);
    path = await themePath(1, '/equipo');
  });
  const mandates = async () =>
    (
      await stage.house.deps.db
        .selectFrom('mandate')
        .leftJoin('mandate_end', 'mandate_end.mandate_id', 'mandate.id')
        .select(['office', 'on_behalf_of', 'starts_at', 'ends_at', 'mandate_end.cause'])
        .where('body', 'like', 'theme:%')
        .orderBy('starts_at')
        .orderBy('mandate.id')
        .execute()
    ).map((row) => ({ ...row, starts_at: row.starts_at.toString(), ends_at: row.ends_at.toString() }));

  test('serve on behalf of an agency from today until some time after the session, and are written to, once', async () => {
    await stage.convener.send(path, appointment);
    await stage.convener.send(path, appointment);
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
    const mails = await mailsTo(stage.house, 'iris@undp.example');
    expect(mails.map(({ subject }) => subject)).toEqual(['Facilitación (moderación): Reducir las vulnerabilidades']);
    expect(mails[0]?.text).toContain('Buenos Aires: viernes, 4 de diciembre de 2026');
    // Nobody reads answers to this letter: it says who proposed, and where to write.
    expect(mails[0]?.text).toMatch(
      /Lo propuso quien ejerce este cargo: \S.*http:\/\/localhost:3000\/es\/mesas#escribir/,
    );
    await stage.convener.send(path, { ...appointment, office: 'rapporteur', email: 'noel@undp.example' });
    expect((await mandates())[1]?.ends_at).toBe('2027-06-02T16:00:00Z');
    expect(wordsIn(await stage.convener.page(path))).toContain('Programa de las Naciones Unidas para el Desarrollo');
  });

  test('are refused what is no office of a theme, no agency, no address', async () => {
    const wrong = { name: '', email: 'nadie', office: 'operator', agency: 'nasa' };
    expect(await stage.convener.refused(path, wrong)).toEqual([
      'Para qué: Elija una de las opciones de la lista.',
      'Nombre de la persona: Falta completar este dato.',
      'Su correo electrónico: No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
      'En nombre de: Elija una de las opciones de la lista.',
    ]);
    await stage.convener.send(path, appointment);
    expect(await stage.convener.refused(path, { ...appointment, agency: 'iom' })).toEqual([
      expect.stringContaining('Su correo electrónico: La persona ya'),
    ]);
  });

  test('keep their mandate where the theme moves by half an hour or a week: nothing ends, nothing is recorded', async () => {
    await stage.convener.send(path, appointment);
    await stage.convener.send(path, { ...appointment, office: 'rapporteur', email: 'noel@undp.example' });
    const before = await mandates();
    await stage.convener.send(await themePath(), {
      ...themeForm(),
      starts: '2026-12-04T08:30',
      ends: '2026-12-04T10:30',
    });
    await stage.convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2026-12-11' });
    expect(await mandates()).toEqual(before);
    expect(
      (await recorded(stage.house, stage.start, ['mandate-granted', 'mandate-ended'])).map(({ kind }) => kind),
    ).toEqual(['mandate-granted', 'mandate-granted']);
  });

  test('are written to when their theme is at another hour or day, and not when it is only said otherwise', async () => {
    await stage.convener.send(path, appointment);
    await stage.convener.send(path, { ...appointment, office: 'rapporteur', email: 'noel@undp.example' });
    const letters = async (to: string) =>
      (await mailsTo(stage.house, to)).filter(({ subject }) => subject.startsWith('Cambió la hora'));
    await stage.convener.send(await themePath(), { ...themeForm(), 'title.es': 'Menos vulnerabilidades' });
    expect(await letters('iris@undp.example')).toEqual([]);
    await stage.convener.send(`${home}/convocatoria`);
    const later = { ...themeForm(), starts: '2026-12-04T15:30', ends: '2026-12-04T17:30' };
    await stage.convener.send(await themePath(), later);
    await stage.convener.send(await themePath(), later);
    for (const [to, office] of [
      ['iris@undp.example', 'Facilitación (moderación)'],
      ['noel@undp.example', 'Relatoría'],
    ] as const) {
      const [letter, ...others] = await letters(to);
      expect([letter?.subject, others]).toEqual(['Cambió la hora: Reducir las vulnerabilidades', []]);
      expect(letter?.text).toContain(`con este cargo: ${office}.`);
      expect(letter?.text).toMatch(/San José: viernes, 4 de diciembre de 2026[^\n]*15:30/);
    }
    await stage.convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2026-12-28' });
    const [latest, ...earlier] = await letters('noel@undp.example');
    expect(earlier).toHaveLength(1);
    expect(latest?.text).toMatch(/San José: lunes, 28 de diciembre de 2026[^\n]*15:30/);
  });

  test('are ended, once; and go on serving where the theme moves to a much later day', async () => {
    await stage.convener.send(path, appointment);
    await stage.convener.send(`${home}/datos`, { ...dialogueForm(), heldOn: '2026-12-28' });
    expect((await mandates()).map(({ ends_at, cause }) => [ends_at, cause])).toEqual([
      ['2027-01-03T16:00:00Z', 'decision-of-the-body'],
      ['2027-01-27T16:00:00Z', null],
    ]);
    const mandate = /name="mandate" value="([^"]+)"/.exec(await stage.convener.page(path))?.[1] ?? '';
    await stage.convener.send(`${path}/fin`, { mandate, cause: 'resignation' });
    await stage.convener.send(`${path}/fin`, { mandate, cause: 'resignation' });
    expect((await mandates())[1]?.cause).toBe('resignation');
    expect(await stage.convener.refused(`${path}/fin`, { mandate: 'x', cause: 'whim' })).toEqual([
      'Elija una de las opciones de la lista.',
      'Elija una de las opciones de la lista.',
    ]);
    expect(wordsIn(await stage.convener.page(path))).toContain('Todavía nadie.');
  });
});

describe('the room', () => {
  let path: string;
  beforeEach(async () => {
    await prepareDialogue(stage.convener, stage.house);
    path = await themePath(1, '/sala');
  });
  const stored = () => stage.house.deps.db.selectFrom('theme_room').select(['settings', 'opens_minutes']).execute();
  const bigbluebutton = {
    kind: 'bigbluebutton',
    bigbluebuttonUrl: 'https://sala.pansocial.org/bigbluebutton/',
    bigbluebuttonSecret: 'no-se-muestra-1',
    bigbluebuttonMeeting: '',
    opens: '20',
  };

  test('keeps its address and secret on the server and never shows them again', async () => {
    await stage.convener.send(path, {
      kind: 'external',
      externalUrl: 'https://zoom.us/j/123?pwd=no-se-muestra',
      opens: '15',
    });
    expect(await stored()).toEqual([
      { settings: { kind: 'external', url: 'https://zoom.us/j/123?pwd=no-se-muestra' }, opens_minutes: 15 },
    ]);
    const page = await stage.convener.page(path);
    expect(wordsIn(page)).toContain('Servidor zoom.us');
    expect(page).not.toContain('no-se-muestra');
    await stage.convener.send(path, bigbluebutton);
    expect(await stage.convener.page(path)).not.toContain('no-se-muestra');
    const refusal = await stage.convener.ask(path, {
      form: { ...bigbluebutton, bigbluebuttonUrl: 'http://x', externalUrl: 'https://zoom.us/j/no-se-muestra' },
    });
    expect(await refusal.text()).not.toContain('no-se-muestra');
  });

  test('has a name nobody can guess, and keeps it and its secret where they are left empty', async () => {
    await stage.convener.send(path, bigbluebutton);
    const [first] = await stored();
    expect(first?.settings).toMatchObject({ kind: 'bigbluebutton', secret: 'no-se-muestra-1' });
    expect(JSON.stringify(first?.settings)).toMatch(/"meetingId":"2026-[a-z0-9-]{32}"/);
    await stage.convener.send(path, { ...bigbluebutton, bigbluebuttonSecret: '', opens: '30' });
    expect(await stored()).toEqual([{ settings: first?.settings, opens_minutes: 30 }]);
  });

  test('is refused with every reason; another server does not inherit the secret', async () => {
    expect(
      await stage.convener.refused(path, {
        kind: 'jitsi',
        jitsiUrl: 'http://sala.org',
        jitsiRoom: 'sala uno',
        opens: '999',
      }),
    ).toEqual([
      'Jitsi Meet · Dirección del servidor: Escriba el enlace completo. Debe empezar con https://',
      'Identificador de la aplicación (app_id): Falta completar este dato.',
      'Jitsi Meet · Clave compartida (secret): Falta completar este dato.',
      'Jitsi Meet · Nombre de la sala: El nombre de la sala lleva solo letras, cifras y guiones: entre 3 y 100.',
      'Minutos antes del comienzo en que se abre la puerta: El número más grande posible es 240.',
    ]);
    await stage.convener.send(path, bigbluebutton);
    expect(
      await stage.convener.refused(path, {
        ...bigbluebutton,
        bigbluebuttonUrl: 'https://otra.org/bigbluebutton/',
        bigbluebuttonSecret: '',
      }),
    ).toEqual(['BigBlueButton · Clave compartida (secret): Falta completar este dato.']);
    expect(await stage.convener.refused(path, { kind: 'zoom', opens: '5' })).toEqual([
      '¿Dónde es? Elija una de las opciones de la lista.',
    ]);
  });

  test.each([
    ['external', 'externalUrl', { externalUrl: 'https://zoom.us/j/123' }, 'Enlace de la sala'],
    [
      'jitsi',
      'jitsiSecret',
      { jitsiUrl: 'https://sala.org', jitsiAppId: 'conv', jitsiSecret: 'x' },
      'Jitsi Meet · Clave compartida (secret)',
    ],
    ['bigbluebutton', 'bigbluebuttonSecret', bigbluebutton, 'BigBlueButton · Clave compartida (secret)'],
  ])(
    'of kind %s, refused for something else, tells that %s is to be written again',
    async (kind, name, form, label) => {
      const optional = async (page: string | Promise<string>) =>
        new RegExp(`<label for="field-${name}">[^<]*<span class="optional">`).test(await page);
      expect(await optional(stage.convener.page(path))).toBe(false);
      expect(await stage.convener.refused(path, { ...form, kind, opens: 'quince' })).toEqual([
        `${label}: Por seguridad este dato no se muestra, y todavía no se guardó: escríbalo otra vez.`,
        'Minutos antes del comienzo en que se abre la puerta: Escriba un número entero, solo con cifras.',
      ]);
      await stage.convener.send(path, { ...form, kind, opens: '5' });
      expect(await optional(stage.convener.page(path))).toBe(true);
      const moved = { ...form, kind, [`${kind}Url`]: 'https://otra.org/', [name]: '', opens: 'x' };
      expect(await optional((await stage.convener.ask(path, { form: moved })).text())).toBe(kind === 'external');
    },
  );

  test('is where everyone can reach it', async () => {
    for (const url of [
      'https://localhost/x',
      'https://169.254.169.254/x',
      'https://u:p@sala.org/',
      'javascript:alert(1)',
    ])
      expect((await stage.convener.refused(path, { kind: 'external', externalUrl: url, opens: '5' })).length).toBe(1);
  });
});

test('interpretation: a channel for each language of the charter, with or without a link', async () => {
  await prepareDialogue(stage.convener, stage.house);
  const path = await themePath(1, '/interpretacion');
  await stage.convener.send(path, { 'label.es': 'Canal 1', 'label.en': 'Canal 2', 'url.en': 'oir.org/en' });
  const page = await stage.convener.page(path);
  expect(page).toContain('value="Canal 1"');
  expect(page).toContain('value="https://oir.org/en"');
  expect(
    await stage.convener.refused(path, { 'url.es': 'javascript:alert(1)', 'url.en': 'https://oir.org/en' }),
  ).toHaveLength(3);
  expect(
    await stage.convener.refused(path, { 'label.es': 'Canal 1', 'url.es': 'http://10.0.0.1/x', 'label.en': 'Canal 2' }),
  ).toEqual(['Enlace para oír en español: Escriba el enlace completo. Debe empezar con https://']);
  expect(await stage.convener.refused(path, { 'label.es': 'Canal 1', 'url.es': 'https://10.0.0.1/x' })).toEqual([
    'Enlace para oír en español: El enlace lleva a una red interna, que las personas invitadas no pueden alcanzar.',
  ]);
  await stage.convener.send(path, { 'label.es': 'Sala', 'label.en': '' });
  expect(wordsIn(await stage.convener.page(home))).toContain('Falta decir dónde se oye: inglés.');
});

describe('what is asked of people', () => {
  const tasks = async (as: string) => {
    const { db, charter, clock } = stage.house.deps;
    const actor = await findActor(db, charter, digest(as), clock());
    if (!actor) throw new Error('nobody');
    return (await dialogueTasks(db, charter, actor, clock())).map((task) => [
      task.kind,
      'missing' in task ? task.missing : task.theme.n,
    ]);
  };

  test('follows the dialogue from its preparation to the panel as it was held', async () => {
    const facilitator = async () => {
      const { id } = await themeOf(stage.house, '2026', 1);
      return (await stage.house.signIn({ name: 'Fe', mandates: [{ office: 'facilitator', body: `theme:${id}` }] }))
        .token;
    };
    await stage.convener.send('/conversatorios/nuevo', dialogueForm());
    expect(await tasks(stage.token)).toEqual([['prepare', 1]]);
    await stage.house.deps.db
      .deleteFrom('dialogue')
      .where('id', '=', await dialogueIdOf(stage.house, '2026'))
      .execute();
    await prepareDialogue(stage.convener, stage.house);
    expect(await tasks(stage.token)).toEqual([['prepare', 0]]);
    await stage.convener.send(`${home}/convocatoria`);
    expect(await tasks(stage.token)).toEqual([['equip', 4]]);
    const host = await facilitator();
    expect(await tasks(host)).toEqual([['host', 1]]);
    await comeIn('2026-12-04T17:00:00Z');
    expect(await tasks(stage.token)).toEqual([['write-panel', 1]]);
    expect(await tasks(await facilitator())).toEqual([]);
  });
});
