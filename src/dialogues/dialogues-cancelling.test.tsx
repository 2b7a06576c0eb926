import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import { digest } from '../platform/random.ts';
import { deskOf, once } from '../testing/desk.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { dialogueTasks } from './collect-dialogue-tasks.ts';
import { remindOfDialogues } from './jobs.ts';
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
import { guest, tokenOf } from './testing/gathering.ts';
import { preparing } from './testing/preparing.ts';
import { publishReport } from './testing/two-themes.ts';

const stage = preparing();
const { themePath } = stage;
const tookPlace = 'Ya hay personas anotadas, notas tomadas o un informe publicado: lo que tuvo lugar queda.';

describe('a year that was mistaken', () => {
  const past = { ...dialogueForm(), heldOn: '2025-12-04' };
  const lastYear = () => ({ ...themeForm(), starts: '2025-12-04T08:00', ends: '2025-12-04T10:00' });
  const begin = async () => {
    await stage.convener.send('/conversatorios/nuevo', { ...past, once: once(), tookPlace: 'yes' });
    await stage.convener.send('/conversatorios/2025/gestion/temas/nuevo', lastYear());
    const { id } = await themeOf(stage.house, '2025', 1);
    await stage.convener.send(`/conversatorios/2025/gestion/temas/${id}/preguntas`, questionForm('Qué funciona'));
  };
  const said = 'Ese día ya pasó. Corríjalo o, si el encuentro ya tuvo lugar, márquelo.';

  test('is asked about beside the day, before anything is created', async () => {
    expect(await stage.convener.page('/conversatorios/nuevo')).not.toContain('Ya tuvo lugar');
    expect(await stage.convener.refused('/conversatorios/nuevo', past)).toEqual([`Día: ${said}`]);
    const again = await stage.convener.ask('/conversatorios/nuevo', { form: past });
    expect(wordsIn(await again.text())).toContain('Ya tuvo lugar; lo inscribo para el archivo');
    expect(await stage.house.deps.db.selectFrom('dialogue').select('id').execute()).toEqual([]);
    expect(await stage.convener.send('/conversatorios/nuevo', { ...past, tookPlace: 'yes' })).toContain(
      '/2025/gestion',
    );
  });

  test('is asked about before it is announced for good; one that took place is entered for the archive', async () => {
    await begin();
    const home = '/conversatorios/2025/gestion';
    expect(wordsIn(await stage.convener.page(home))).toContain('Atención: jueves, 4 de diciembre de 2025 ya pasó.');
    expect(await stage.convener.refused(`${home}/convocatoria`)).toEqual([`El día ya pasó: ${said}`]);
    expect(await recorded(stage.house, stage.start, ['dialogue-convened'])).toEqual([]);
    await stage.convener.send(`${home}/convocatoria`, { tookPlace: 'yes' });
    expect((await recorded(stage.house, stage.start, ['dialogue-convened'])).length).toBe(1);
  });

  test('of a draft is deleted with all that was prepared; twice is once, and what was announced is not deleted', async () => {
    await prepareDialogue(stage.convener, stage.house);
    await stage.convener.send(await themePath(1, '/equipo'), appointment);
    expect(wordsIn(await stage.convener.page(home))).toContain('Borrar este borrador');
    expect(await stage.convener.send(`${home}/borrado`)).toBe('/es/conversatorios');
    expect((await stage.convener.ask(`${home}/borrado`, { form: {} })).status).toBe(404);
    expect(await stage.house.deps.db.selectFrom('dialogue').select('id').execute()).toEqual([]);
    expect((await recorded(stage.house, stage.start, ['mandate-ended'])).length).toBe(1);
    await prepareDialogue(stage.convener, stage.house);
    await stage.convener.send('/conversatorios/2026/gestion/convocatoria');
    expect(await stage.convener.refused('/conversatorios/2026/gestion/borrado')).toEqual([
      'Ya está convocado: no se borra; se puede cancelar.',
    ]);
  });
});

describe('calling it off', () => {
  const cancel = `${home}/cancelacion`;
  const reason = { 'reason.es': 'La sede se inundó.', 'reason.en': 'The venue was flooded.' };
  beforeEach(async () => {
    await prepareDialogue(stage.convener, stage.house);
    await stage.convener.send(await themePath(1, '/equipo'), appointment);
    await stage.convener.send(`${home}/convocatoria`);
  });

  test('takes a reason in every language, and says it on the public site, in the record and in the calendar, once', async () => {
    expect(await stage.convener.refused(cancel, { 'reason.es': 'La sede se inundó.' })).toEqual([
      'Razón (inglés): Falta completar este dato.',
    ]);
    expect(await stage.convener.send(cancel, reason)).toBe('/es/conversatorios/2026/gestion?hecho=cancelled');
    expect((await stage.convener.ask(cancel, { form: reason })).status).toBe(404);
    expect(await recorded(stage.house, stage.start, ['dialogue-cancelled'])).toEqual([
      {
        kind: 'dialogue-cancelled',
        facts: {
          title: { es: 'Alianzas para la gobernanza', en: 'Alliances for governance' },
          date: '2026-12-04',
          reason: { es: 'La sede se inundó.', en: 'The venue was flooded.' },
        },
      },
    ]);
    const told = 'Este encuentro se canceló Se canceló el 20 de noviembre de 2026. Razón: La sede se inundó.';
    expect(wordsIn(await stage.everyone.page('/conversatorios/2026'))).toContain(told);
    expect(wordsIn(await stage.convener.page(home))).toContain(told);
    expect(wordsIn(await stage.everyone.page('/conversatorios'))).toContain('Cancelados Alianzas para la gobernanza');
    expect(wordsIn(await stage.everyone.page('/registro'))).toContain(
      'Se canceló «Alianzas para la gobernanza», previsto para el 4 de diciembre de 2026. Razón: La sede se inundó.',
    );
    const calendar = await stage.everyone.page('/conversatorios/2026/calendario.ics');
    expect(calendar).toContain('STATUS:CANCELLED');
    expect(calendar).toContain('SEQUENCE:1');
  });

  test('ends what was to be done: mandates, tasks, and every page below its management', async () => {
    await stage.convener.send(cancel, reason);
    expect((await recorded(stage.house, stage.start, ['mandate-ended'])).length).toBe(1);
    expect((await mailsTo(stage.house, 'iris@undp.example')).map(({ subject }) => subject)).toContain(
      'Se cancela: Alianzas para la gobernanza',
    );
    for (const path of [`${home}/datos`, await themePath(), await themePath(1, '/sala')]) {
      expect([path, (await stage.convener.ask(path)).status]).toEqual([path, 404]);
    }
    const page = wordsIn(await stage.convener.page(home));
    expect(page).not.toContain('Lo que falta para el día');
    const { db, charter, clock } = stage.house.deps;
    const actor = await findActor(db, charter, digest(stage.token), clock());
    expect(actor && (await dialogueTasks(db, charter, actor, clock()))).toEqual([]);
  });

  test('is too late once somebody was there', async () => {
    const theme = await themeOf(stage.house, '2026', 1);
    await stage.house.deps.db
      .insertInto('attendance')
      .values({
        theme_id: theme.id,
        name: 'Ana',
        country: 'PE',
        sector: 'un',
        mode: 'in-person',
        source: 'host',
        noted_at: stage.house.deps.clock(),
      })
      .execute();
    expect(await stage.convener.refused(cancel, reason)).toEqual([tookPlace]);
    const page = await stage.convener.page(cancel);
    expect(page).toContain(tookPlace);
    expect(page).not.toContain('name="reason.es"');
    expect(await stage.convener.page(home)).not.toContain('Cancelar este encuentro');
  });

  test('is too late once its report was published', async () => {
    await publishReport(stage.house.deps, await dialogueIdOf(stage.house, '2026'), stage.house.deps.clock());
    expect(await stage.convener.refused(cancel, reason)).toEqual([tookPlace]);
  });

  test('is told to those who might come, once; their links say why, nobody answers and nobody is invited', async () => {
    const { token: secretary } = await stage.house.signIn({
      name: 'Inés',
      mandates: [{ office: 'secretariat', body: 'mesa:1' }],
    });
    const invite = async (form: ReturnType<typeof guest>) =>
      (await stage.house.ask('/es/conversatorios/2026/invitaciones/nueva', { as: secretary, form })).status;
    for (const one of [guest('Ana'), guest('Luis'), guest('Eva', { language: 'en' })]) {
      expect(await invite(one)).toBe(303);
    }
    const path = `/invitacion/${await tokenOf(stage.house, 'ana@red.org')}`;
    await stage.everyone.send(`/invitacion/${await tokenOf(stage.house, 'luis@red.org')}/declinacion`);
    await stage.convener.send(cancel, reason);
    const said = async (email: string, words: string) =>
      (await mailsTo(stage.house, email)).filter(({ text }) => text.includes(words)).length;
    expect(await said('ana@red.org', 'La sede se inundó.')).toBe(1);
    expect(await said('eva@red.org', 'The venue was flooded.')).toBe(1);
    expect(await said('luis@red.org', 'La sede se inundó.')).toBe(0);
    const shown = await stage.everyone.ask(path);
    expect([shown.status, wordsIn(await shown.text()).includes('Razón: La sede se inundó.')]).toEqual([410, true]);
    expect((await stage.everyone.ask(`${path}/respuesta`, { form: { attends: 'online' } })).status).toBe(410);
    const { rows } = await sql`select from seat`.execute(stage.house.deps.db);
    expect(rows).toEqual([]);
    expect(await invite(guest('Rosa'))).toBe(422);
    const invited = await stage.house.signIn({ name: 'Ana', email: 'ana@red.org' });
    expect(await deskOf(stage.house, invited.token).page('/mi')).not.toContain('Tiene una invitación');
    const letters = (await mailsTo(stage.house, 'eva@red.org')).length;
    stage.house.setTime('2026-11-28T12:00:00Z');
    await remindOfDialogues(stage.house.deps);
    expect((await mailsTo(stage.house, 'eva@red.org')).length).toBe(letters);
  });
});
