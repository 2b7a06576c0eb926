import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { clear, lastEntry, prepareDialogue, recorded, seatForm, themeOf } from './testing/desk.ts';

let house: House;
let convener: Desk;
let everyone: Desk;
let start: number;
let planned: string;
let held: string;

beforeAll(async () => {
  house = await openHouse();
  everyone = deskOf(house, undefined);
  await addMember('red-chaco', 'Red Chaco Hospitalario', 'RECHACO', 'BO', true);
  await addMember('casa-sin-lista', 'Casa Ñandutí', null, 'PY', false);
  await addMember('antigua', 'Red Antigua', null, 'PE', true);
  await house.deps.db
    .insertInto('membership_end')
    .values({
      membership_id: await membershipOf('antigua'),
      at: house.deps.clock(),
      cause: 'left',
    })
    .execute();
});
afterAll(() => house.close());
beforeEach(async () => {
  await clear(house);
  start = await lastEntry(house);
  await comeIn('2026-11-20T12:00:00Z');
  const home = await prepareDialogue(convener, house);
  const { id } = await themeOf(house, '2026', 1);
  planned = `${home}/temas/${id}/panel/previsto`;
  held = `${home}/temas/${id}/panel/realizado`;
});

async function comeIn(at: string): Promise<void> {
  house.setTime(at);
  const { token } = await house.signIn({
    name: 'Ana',
    mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
  });
  convener = deskOf(house, token);
}

async function addMember(slug: string, name: string, acronym: string | null, country: string, listed: boolean) {
  const { db, clock } = house.deps;
  const { id } = await db
    .insertInto('organization')
    .values({
      slug,
      name,
      acronym,
      country,
      stakeholder_group: 'civil-society',
      listed_since: listed ? clock() : null,
      created_at: clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('membership')
    .values({ organization_id: id, mesa: 1, source: 'import', since: clock() })
    .execute();
}

const organizationId = async (slug: string): Promise<string> =>
  (await house.deps.db.selectFrom('organization').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;

async function membershipOf(slug: string): Promise<string> {
  const found = house.deps.db
    .selectFrom('membership')
    .select('id')
    .where('organization_id', '=', await organizationId(slug));
  return (await found.executeTakeFirstOrThrow()).id;
}

const convene = () => convener.send('/conversatorios/2026/gestion/convocatoria');
const seats = async (stage: 'planned' | 'held') =>
  (await themeOf(house, '2026', 1)).panel.filter((seat) => seat.stage === stage);
const seatPath = async (path: string, stage: 'planned' | 'held', position: number) =>
  `${path}/${(await seats(stage)).find((seat) => seat.position === position)?.id}`;
const published = () => recorded(house, start, ['panel-published']);
const fill = async (path: string) => {
  for (const seat of wholePanel) await convener.send(path, seatForm(seat));
};
/** 3 civil society, 2 national governments, 1 local government, from all four subregions. */
const wholePanel = [
  { institution: 'Casa del Camino', country: 'GT', gender: 'woman' },
  { institution: 'Red Andina', country: 'PE', gender: 'man' },
  { institution: 'Voces del Caribe', country: 'BB', gender: 'non-binary' },
  { sector: 'national-government', institution: 'Ministerio de Trabajo', country: 'CO', gender: 'woman' },
  { sector: 'national-government', institution: 'Instituto de Migración', country: 'MX', gender: 'man' },
  { sector: 'local-government', institution: 'Municipalidad', country: 'AR', gender: 'undisclosed' },
];

describe('a panel is 3 civil society, 2 national governments and 1 local government (concept note, "Metodología")', () => {
  test('the balance is shown as it fills, each rule that is not met with its reason', async () => {
    expect(wordsIn(await convener.page(planned))).toContain(
      'Asientos: 0 de 6 Todavía no hay nadie El equilibrio del panel Sectores Falta, y todavía se puede cumplir ' +
        'Sociedad civil: hay 0 de 3. Gobiernos nacionales: hay 0 de 2. Gobiernos locales: hay 0 de 1.',
    );
    for (const seat of wholePanel.slice(0, 2)) await convener.send(planned, seatForm({ ...seat, gender: 'man' }));
    const filling = wordsIn(await convener.page(planned));
    expect(filling).toContain('Asientos: 2 de 6');
    expect(filling).toContain('Mujer: 0, Hombre: 2, No binario: 0 y Prefiero no contestar: 0');
    expect(filling).not.toContain('No se publica si hay equilibrio');
    expect(filling).toContain('Hay 2 subregiones de las 4 que deben estar.');
    expect(filling).toContain('Regla en vigor: Quiénes hablan en el panel (Nota conceptual del Primer Conversatorio');
  });

  test('is met when it is met, and then nobody else fits', async () => {
    await fill(planned);
    const full = wordsIn(await convener.page(planned));
    expect(full.match(/Se cumple/g)?.length).toBe(3);
    expect(full).toContain('Mujer: 2, Hombre: 2, No binario: 1 y Prefiero no contestar: 1');
    expect(full).not.toContain('Dar un asiento');
    expect(await convener.refused(planned, seatForm({}))).toEqual(['El panel está completo: tiene 6 asientos.']);
  });

  test('one seat beyond a sector’s share is shown as such', async () => {
    for (let n = 1; n <= 4; n += 1) await convener.send(planned, seatForm({ institution: `Grupo ${n}` }));
    await convener.send(planned, seatForm({ sector: 'un', institution: 'Agencia' }));
    const page = wordsIn(await convener.page(planned));
    expect(page).toContain('Sociedad civil: hay 4 y la regla prevé 3.');
    expect(page).toContain('Naciones Unidas: hay 1 y la regla no prevé a nadie de este sector.');
  });
});

describe('a seat', () => {
  test('is one however often its form is sent', async () => {
    const form = seatForm({});
    await convener.send(planned, form);
    await convener.send(planned, form);
    expect((await seats('planned')).map(({ institution }) => institution)).toEqual(['Casa del Camino']);
  });

  test('is changed and freed, once, and those after it move up', async () => {
    await convener.send(planned, seatForm({ institution: 'Uno' }));
    await convener.send(planned, seatForm({ institution: 'Dos' }));
    const first = await seatPath(planned, 'planned', 1);
    await convener.send(await seatPath(planned, 'planned', 2), seatForm({ institution: 'Dos bis', person: 'Eva Luz' }));
    await convener.send(`${first}/retiro`);
    await convener.send(`${first}/retiro`);
    expect(await seats('planned')).toMatchObject([{ position: 1, institution: 'Dos bis', personName: 'Eva Luz' }]);
  });

  test('keeps the gender that was said and never shows it again, as long as it is the same person’s', async () => {
    const seat = { institution: 'Uno', person: 'Eva Luz' };
    await convener.send(planned, seatForm({ ...seat, gender: 'non-binary' }));
    const path = await seatPath(planned, 'planned', 1);
    const page = await convener.page(path);
    expect(page).toContain('Guardado; elija otra respuesta para cambiarla');
    expect(page).not.toMatch(/value="non-binary" selected/);
    const genders = async () => (await seats('planned')).map(({ gender }) => gender);
    await convener.send(path, seatForm({ ...seat, country: 'PE' }));
    expect(await genders()).toEqual(['non-binary']);
    await convener.send(path, seatForm({ ...seat, gender: 'woman' }));
    expect(await genders()).toEqual(['woman']);
    await convener.send(path, seatForm({ ...seat, person: 'Otra Persona' }));
    expect(await genders()).toEqual([null]);
    expect(await convener.page(path)).toContain('Todavía no se sabe');
  });

  test('of one who has another already is told as such; it is no fault', async () => {
    await convener.send(planned, seatForm({ institution: 'Uno', person: 'Eva Núñez' }));
    expect(wordsIn(await convener.page(planned))).not.toContain('más de un asiento');
    await convener.send(planned, seatForm({ institution: 'Dos', person: 'eva nunez' }));
    expect(wordsIn(await convener.page(planned))).toContain('Eva Núñez tiene más de un asiento en este panel.');
  });

  test('is given to no name that reads as another', async () => {
    for (const mark of ['\u202a', '\u2066', '\u200b']) {
      const [first = '', second = ''] = await convener.refused(
        planned,
        seatForm({ institution: `Casa${mark} Uno`, person: `Eva${mark}` }),
      );
      expect(first).toContain('Institución u organización: Tiene caracteres invisibles');
      expect(second).toContain('Nombre de la persona: Tiene caracteres invisibles');
    }
  });

  test('is refused with every reason at once, what was written kept', async () => {
    expect(
      await convener.refused(planned, { sector: 'army', institution: '', country: 'XX', gender: 'x', once: 'x' }),
    ).toEqual([
      'Sector: Elija una de las opciones de la lista.',
      'Institución u organización: Falta completar este dato.',
      'País: Elija una de las opciones de la lista.',
      'Género: Elija una de las opciones de la lista.',
      'No se entendió este dato. Revíselo, por favor.',
    ]);
    const again = await convener.ask(planned, { form: { ...seatForm({ institution: '<i>Nadie</i>' }), country: '' } });
    expect(await again.text()).toContain('value="&lt;i&gt;Nadie&lt;/i&gt;"');
  });

  test('may be a member organization’s, found by name or acronym without accents', async () => {
    for (const [words, names] of [
      ['nanduti', ['Casa Ñandutí']],
      ['RECHACO', ['Red Chaco Hospitalario (RECHACO)']],
      ['red', ['Red Chaco Hospitalario (RECHACO)']],
      ["%' or 1=1 --", []],
    ] as const) {
      const page = await convener.page(`${planned}?buscar=${encodeURIComponent(words)}`);
      const found = [...page.matchAll(/organizacion=[0-9a-f-]+#asiento">(.*?)<\/a>/gs)].map(([, name = '']) =>
        wordsIn(name),
      );
      expect([words, found]).toEqual([words, names]);
    }
    const id = await organizationId('red-chaco');
    const chosen = await convener.page(`${planned}?organizacion=${id}`);
    expect(chosen).toContain(`name="organization" value="${id}"`);
    expect(chosen).toContain('value="Red Chaco Hospitalario"');
    expect(chosen).toContain('<option value="BO" selected="">');
    await convener.page(`${planned}?organizacion=nada&buscar=${'x'.repeat(300)}`);
    await convener.send(planned, { ...seatForm({ institution: 'Red Chaco' }), organization: id });
    const left = await organizationId('antigua');
    expect(await convener.refused(planned, { ...seatForm({}), organization: left })).toEqual([
      'Institución u organización: Esa organización ya no es miembro: escriba el nombre de la institución sin elegirla de la lista.',
    ]);
  });
});

describe('publishing', () => {
  test('says what is missing for it, and nothing that is not', async () => {
    const why = async (path: string) => /Todavía no se puede publicar\.[^<]*/.exec(await convener.page(path))?.[0];
    const empty = 'El panel todavía no tiene a nadie.';
    const first = 'Primero hay que convocar: antes de eso nada es público.';
    expect(await why(planned)).toBe(`Todavía no se puede publicar. ${first} ${empty}`);
    await convene();
    expect(await why(planned)).toBe(`Todavía no se puede publicar. ${empty}`);
    await convener.send(planned, seatForm({}));
    expect(await why(planned)).toBeUndefined();
    const ahead = wordsIn(await convener.page(held));
    expect(ahead).not.toMatch(/No se cumple|cuando esté convocado|todavía se puede cumplir/);
    await convener.send(`${planned}/publicacion`);
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain('todavía se puede cumplir');
    await comeIn('2026-12-04T16:30:00Z');
    expect(await why(held)).toBe(`Todavía no se puede publicar. ${empty}`);
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).not.toContain('todavía se puede cumplir');
    expect(wordsIn(await convener.page(planned))).not.toContain('todavía se puede cumplir');
  });

  test('takes a dialogue that is convened and somebody on the panel', async () => {
    expect(await convener.refused(`${planned}/publicacion`)).toEqual([
      'Primero hay que convocar: antes de eso nada es público.',
      'El panel todavía no tiene a nadie.',
    ]);
    await convene();
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain('El panel todavía no se ha publicado.');
    await convener.send(planned, seatForm({}));
    expect(await everyone.page('/conversatorios/2026')).not.toContain('Casa del Camino');
  });

  test('puts seats and the rules that are not met on the record, once; then every change of it', async () => {
    await convene();
    await convener.send(planned, seatForm({ gender: 'woman', person: 'Eva Luz' }));
    await convener.send(`${planned}/publicacion`);
    await convener.send(`${planned}/publicacion`);
    const title = { es: 'Reducir las vulnerabilidades', en: 'Reducing vulnerabilities' };
    const exceptions = ['panel-sector-short', 'panel-subregions-short'];
    const entry = (count: number) => ({
      kind: 'panel-published',
      facts: { title, stage: 'planned', seats: [{ sector: 'civil-society', seats: count }], exceptions },
    });
    expect(await published()).toEqual([entry(1)]);
    const second = seatForm({ institution: 'Red Maya', gender: 'man' });
    await convener.send(planned, second);
    expect(await published()).toEqual([entry(1), entry(2)]);
    await convener.send(await seatPath(planned, 'planned', 2), second);
    expect((await published()).length).toBe(2);
    expect(JSON.stringify(await published())).not.toContain('Eva');
  });

  test('shows persons only by the name that was given, and of gender only whether there is balance', async () => {
    await convene();
    await fill(planned);
    await convener.send(await seatPath(planned, 'planned', 1), seatForm({ ...wholePanel[0], person: 'Eva Luz' }));
    const member = await organizationId('red-chaco');
    await convener.send(await seatPath(planned, 'planned', 2), {
      ...seatForm({ ...wholePanel[1], institution: 'Red Chaco' }),
      organization: member,
    });
    const unlisted = await organizationId('casa-sin-lista');
    await convener.send(await seatPath(planned, 'planned', 3), {
      ...seatForm({ ...wholePanel[2], institution: 'Casa Ñandutí' }),
      organization: unlisted,
    });
    await convener.send(`${planned}/publicacion`);
    const page = await everyone.page('/conversatorios/2026');
    expect(page).toContain('/es/miembros/red-chaco');
    expect(page).not.toContain('casa-sin-lista');
    const words = wordsIn(page);
    expect(words).toContain('Casa del Camino Eva Luz · Sociedad civil · Guatemala');
    expect(words).toContain('Red Chaco Sociedad civil · Perú');
    expect(words).not.toMatch(/No binario|Mujer|Hombre/);
    expect(words).toContain('Género Se cumple');
  });

  test('tells nobody but those who compose it whether few answers of gender are in balance: it would tell what each named person answered', async () => {
    await convene();
    const entries = await lastEntry(house);
    for (const [n, seat] of wholePanel.slice(0, 2).entries()) {
      await convener.send(planned, seatForm({ ...seat, person: `Persona ${n}`, gender: 'man' }));
    }
    const [home = ''] = planned.split('/temas/');
    expect(wordsIn(await convener.page(planned))).toContain('Mujer: 0, Hombre: 2');
    for (const path of [held, await seatPath(planned, 'planned', 1), home]) {
      const shown = await convener.page(path);
      expect([
        path,
        wordsIn(shown).replace(wordsIn(/<select[^>]*name="gender".*?<\/select>/s.exec(shown)?.[0] ?? ''), ''),
      ]).toEqual([path, expect.not.stringMatching(/Hombre|Un género tiene/)]);
      expect(shown).not.toMatch(/value="man" selected/);
    }
    await convener.send(`${planned}/publicacion`);
    const words = wordsIn(await everyone.page('/conversatorios/2026'));
    expect(words).toContain('Persona 1');
    expect(words).not.toContain('Un género tiene más de la mitad');
    expect(words).toContain('No se publica si hay equilibrio mientras lo respondieron menos de 5 personas');
    const [published] = await recorded(house, entries, ['panel-published']);
    expect(published?.facts).toMatchObject({ exceptions: ['panel-sector-short', 'panel-subregions-short'] });
  });
});

describe('the plan and what took place are both kept: in 2023 they differed', () => {
  beforeEach(async () => {
    await fill(planned);
    await convene();
    await convener.send(`${planned}/publicacion`);
  });
  const hold = () => comeIn('2026-12-04T16:30:00Z');

  test('what was held is not known before it is, and the plan stays once it has begun', async () => {
    expect(await convener.refused(held, seatForm({}))).toEqual(['El panel realizado se anota cuando el tema empieza.']);
    expect(await convener.refused(`${held}/copia`)).toEqual(['El panel realizado se anota cuando el tema empieza.']);
    const first = await seatPath(planned, 'planned', 1);
    await hold();
    const closed = 'El tema ya empezó: el plan queda como estaba. Lo que pasó se anota en el panel realizado.';
    expect(await convener.refused(`${first}/retiro`)).toEqual([closed]);
    expect(await convener.refused(first, seatForm({}))).toEqual([closed]);
    expect(await convener.refused(planned, seatForm({}))).toEqual([
      closed,
      'El panel está completo: tiene 6 asientos.',
    ]);
    expect(wordsIn(await convener.page(planned))).toContain(closed);
  });

  test('the panel as held begins from the plan; what was different is told in words, with the rule', async () => {
    await hold();
    expect(await convener.page(held)).toContain('Partir del panel previsto');
    await convener.send(`${held}/copia`);
    await convener.send(`${held}/copia`);
    expect((await seats('held')).length).toBe(6);
    // As theme 1 of 2023: 3 civil society, 3 national governments, 0 local.
    await convener.send(await seatPath(held, 'held', 2), seatForm({ institution: 'Red Amazónica', country: 'BR' }));
    await convener.send(
      await seatPath(held, 'held', 6),
      seatForm({ sector: 'national-government', institution: 'Ministerio de Inclusión', country: 'EC' }),
    );
    await convener.send(`${held}/publicacion`);
    const words = wordsIn(await everyone.page('/conversatorios/2026'));
    expect(words).toContain(
      'Sector Según la regla Previsto Como tuvo lugar Sociedad civil 3 3 3 Gobiernos nacionales 2 2 3 Gobiernos locales 1 1 0',
    );
    expect(words).toContain(
      'Qué cambió Red Amazónica estuvo en lugar de Red Andina (Sociedad civil). ' +
        'Municipalidad (Gobiernos locales) estaba en el plan y no estuvo. ' +
        'Ministerio de Inclusión (Gobiernos nacionales) estuvo sin haber estado en el plan.',
    );
    expect(words).toContain('Regla en vigor: Quiénes hablan en el panel (Nota conceptual del Primer Conversatorio');
    expect(words).toContain('Gobiernos nacionales: hay 3 y la regla prevé 2.');
    expect((await seats('planned')).map(({ institution }) => institution)).toContain('Municipalidad');
    expect((await published()).map(({ facts }) => facts)).toMatchObject([
      { stage: 'planned', exceptions: [] },
      {
        stage: 'held',
        seats: [
          { sector: 'civil-society', seats: 3 },
          { sector: 'national-government', seats: 3 },
        ],
      },
    ]);
  });

  test('held as planned, it says so', async () => {
    await hold();
    await convener.send(`${held}/copia`);
    await convener.send(`${held}/publicacion`);
    expect(wordsIn(await everyone.page('/conversatorios/2026'))).toContain(
      'El panel tuvo lugar como se había previsto.',
    );
  });
});
