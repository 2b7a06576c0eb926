import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { officesWith } from '../charter/rules/offices.ts';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { type Desk, deskOf, once } from '../testing/desk.ts';
import { givenBack } from '../testing/given-back.ts';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo, mailsTo } from '../testing/letters.ts';
import { unescaped, wordsIn } from '../testing/words.ts';
import { digestOf } from './rules/listing.ts';
import { runElections } from './run-elections.ts';
import { findElection } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { type Member, makeMembers } from './testing/members.ts';

const start = '2026-11-20T12:00:00Z';

let house: House;
let members: readonly Member[];
let secretary: Desk;
let overseer: Desk;
let other: Desk;
const desk = (token: string): Desk => deskOf(house, token);
const representative = (n: number): Desk => desk(members[n]?.representative.token ?? '');

beforeAll(async () => {
  house = await openHouse({ at: start });
});
afterAll(() => house.close());

/** A fresh mesa 2 with nine members, its secretary, and two who oversee. */
beforeEach(async () => {
  await house.close();
  house = await openHouse({ at: start });
  const made = await transact(house.deps.db, async (tx) =>
    accept(
      await makeMembers(tx, house.deps, 9, { body: 'mesa:2', since: Temporal.Instant.from('2026-01-01T00:00:00Z') }),
    ),
  );
  members = made.ok ? made.value : [];
  const sign = async (name: string, office: string, body: 'mesa:2' | 'liaison') => {
    const mandate = { office, body, endsAt: '2026-12-31T06:00:00Z' };
    return desk((await house.signIn({ name, email: `${name.toLowerCase()}@x.example`, mandates: [mandate] })).token);
  };
  secretary = await sign('Secretaria', 'secretariat', 'mesa:2');
  overseer = await sign('Supervisora', 'liaison-member', 'liaison');
  other = await sign('Otra', 'liaison-member', 'liaison');
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2027-02-01T00:00:00Z') })
    .execute();
});

const call = () => ({
  body: 'mesa:2',
  contest: 'representation',
  seats: '2',
  candidaciesUntil: '2026-12-05T00:00',
  objectionsUntil: '2026-12-11T00:00',
  votingFrom: '2026-12-14T00:00',
  votingUntil: '2026-12-19T00:00',
  complaintsUntil: '2026-12-24T00:00',
  termFrom: '2027-01-02',
  once: once(),
});

const slug = 'mesa-2-2027';
const home = `/elecciones/${slug}`;

async function announce(): Promise<void> {
  await secretary.send('/elecciones/nueva', call());
  await secretary.send(`${home}/gestion/convocatoria`);
}

const statements = () =>
  Object.fromEntries(house.deps.charter.selectionCriteria.map(({ key }) => [`statement.${key}`, `Sobre ${key}.`]));

/** Member `n` proposes its own representative's alternate, who accepts by the link of the letter. */
async function stand(n: number, gender: string): Promise<string> {
  const name = `Candidata ${n}`;
  const email = `candidata-${n}@x.example`;
  const organization = members[n]?.organizationId ?? '';
  await representative(n).send(`${home}/proponer`, {
    who: 'other',
    organization,
    name,
    email,
    language: 'es',
    once: once(),
  });
  const link = (await linkTo(house, email)).replace('/es', '');
  await desk('').send(`${link}/aceptacion`, { consent: 'yes', gender, language: 'es', ...statements() });
  return link;
}

async function candidacyIds(): Promise<string[]> {
  const rows = await house.deps.db.selectFrom('candidacy').select('id').orderBy('nominated_at').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

const recorded = async () => {
  const rows = await house.deps.db
    .selectFrom('record_entry')
    .select(['kind', 'facts'])
    .where('kind', 'like', '%lect%')
    .orderBy('seq')
    .execute();
  return rows.map(({ kind }) => kind);
};

describe('convening', () => {
  test('Every fault of a call is told at once, beside its field, and the input is kept', async () => {
    const wrong = {
      ...call(),
      seats: '9',
      candidaciesUntil: '2026-11-30T00:00',
      objectionsUntil: '2026-11-29T00:00',
      votingUntil: '2026-12-15T00:00',
      termFrom: '2026-12-20',
    };
    expect(await secretary.refused('/elecciones/nueva', wrong)).toEqual([
      'Cargos que se cubren: Son 2 como máximo.',
      'Fin de las candidaturas: Es muy pronto: debe haber al menos 14 días.',
      'Fin de las objeciones: Debe ser después de lo anterior.',
      'Fin de la votación: Es muy pronto: debe haber al menos 5 días.',
      'Primer día de los mandatos: Los mandatos no pueden empezar antes de que terminen las reclamaciones.',
    ]);
    // What hangs on a moment that cannot be read is left open; the rest is told.
    expect(await secretary.refused('/elecciones/nueva', { ...wrong, objectionsUntil: 'x', votingUntil: '' })).toEqual([
      'Cargos que se cubren: Son 2 como máximo.',
      'Fin de las candidaturas: Es muy pronto: debe haber al menos 14 días.',
      'Fin de las objeciones: No es una fecha con hora. Debe verse así: 2026-11-20T09:00',
      'Fin de la votación: Falta completar este dato.',
      'Primer día de los mandatos: Los mandatos no pueden empezar antes de que terminen las reclamaciones.',
    ]);
    const again = await secretary.ask('/elecciones/nueva', { form: wrong });
    expect(await again.text()).toContain('value="2026-11-29T00:00"');
  });

  test('A secretariat calls the elections of its own mesa and of no other', async () => {
    expect(await secretary.refused('/elecciones/nueva', { ...call(), body: 'mesa:1' })).toHaveLength(1);
    const { token } = await house.signIn({ name: 'X', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    await secretary.send('/elecciones/nueva', call());
    expect((await desk(token).ask(home)).status).toBe(404);
    expect((await desk(token).ask(`${home}/gestion`)).status).toBe(404);
  });

  test('Prepared it is seen by those who run it alone; announced by all, in the record and by letter, once', async () => {
    const form = call();
    expect(await secretary.send('/elecciones/nueva', form)).toBe(`/es${home}/gestion?hecho=prepared`);
    expect(await secretary.send('/elecciones/nueva', form)).toBe(`/es${home}/gestion?hecho=prepared`);
    expect((await desk('').ask(home)).status).toBe(404);
    expect(wordsIn(await secretary.page(`${home}/gestion`))).toContain('hoy serían 3 de 9');
    await secretary.send(`${home}/gestion/convocatoria`);
    await secretary.send(`${home}/gestion/convocatoria`);
    expect(wordsIn(await desk('').page(home))).toContain('Candidaturas abiertas.');
    expect(await recorded()).toEqual(['election-convened']);
    const letters = await mailsTo(house, members[3]?.alternate?.email ?? '');
    expect(letters.map(({ subject }) => subject)).toHaveLength(1);
  });

  test('What was prepared in time may be too late when it is announced: each reason leads to its field', async () => {
    await secretary.send('/elecciones/nueva', call());
    house.setTime('2026-11-22T12:00:00Z');
    expect(await secretary.refused(`${home}/gestion/convocatoria`)).toEqual([
      'Fin de las candidaturas: Es muy pronto: debe haber al menos 14 días.',
    ]);
    const page = await secretary.ask(`${home}/gestion/convocatoria`, { form: {} });
    expect(await page.text()).toContain(`href="/es${home}/gestion/datos#field-candidaciesUntil"`);
    await secretary.send(`${home}/gestion/datos`, {
      ...call(),
      candidaciesUntil: '2026-12-06T12:00',
      objectionsUntil: '2026-12-12T00:00',
    });
    await secretary.send(`${home}/gestion/convocatoria`);
  });

  test('A second election to the same seats waits for the first, from when it is prepared', async () => {
    await secretary.send('/elecciones/nueva', call());
    expect(await secretary.refused('/elecciones/nueva', call())).toEqual([
      'Ya se prepara una elección para los mismos cargos en esas fechas: cámbiela, o cancélela para preparar otra.',
    ]);
    await secretary.send(`${home}/gestion/datos`, { ...call(), termFrom: '2027-01-03' });
    await secretary.send(`${home}/gestion/convocatoria`);
    expect(await secretary.refused('/elecciones/nueva', { ...call(), votingUntil: '' })).toEqual([
      'Ya hay una elección en curso para los mismos cargos.',
      'Fin de la votación: Falta completar este dato.',
    ]);
  });

  test('Who convenes for one mesa and, above it, for all finds their own chosen', async () => {
    const chosen = async (mandates: NonNullable<Parameters<House['signIn']>[0]['mandates']>) => {
      const { token } = await house.signIn({ name: 'X', mandates });
      const page = await desk(token).page('/elecciones/nueva');
      return [...page.matchAll(/<option value="(mesa:\d)" selected/g)].map(([, body]) => body);
    };
    const above = { office: 'liaison-member', body: 'liaison' } as const;
    expect(await chosen([above, { office: 'secretariat', body: 'mesa:2' }])).toEqual(['mesa:2']);
    expect(await chosen([{ office: 'secretariat', body: 'mesa:2' }])).toEqual(['mesa:2']);
    expect(await chosen([above])).toEqual([]);
  });

  test('Seats whose mandates go on are not free', async () => {
    expect(await secretary.refused('/elecciones/nueva', { ...call(), termFrom: '2026-12-28' })).toEqual([
      'Cargos que se cubren: Ese día solo están libres 1: los demás mandatos siguen.',
    ]);
  });

  test('The calendar may change until voting begins, the old one stays in sight, what is over stays over', async () => {
    await announce();
    house.setTime('2026-12-06T12:00:00Z');
    const { body: _, contest: __, seats: ___, termFrom: ____, once: _____, ...moments } = call();
    expect(
      await secretary.refused(`${home}/gestion/calendario`, { ...moments, candidaciesUntil: '2026-12-08T00:00' }),
    ).toEqual(['Fin de las candidaturas: Este plazo ya terminó y no se reabre: déjelo como estaba.']);
    const partly = {
      ...moments,
      candidaciesUntil: '2026-12-08T00:00',
      votingFrom: '2026-12-06T00:00',
      votingUntil: '',
    };
    expect(await secretary.refused(`${home}/gestion/calendario`, partly)).toEqual([
      'Fin de las candidaturas: Este plazo ya terminó y no se reabre: déjelo como estaba.',
      'Comienzo de la votación: Debe ser en el futuro.',
      'Fin de la votación: Falta completar este dato.',
    ]);
    await secretary.send(`${home}/gestion/calendario`, {
      ...moments,
      votingFrom: '2026-12-14T12:00',
      votingUntil: '2026-12-19T12:00',
      complaintsUntil: '2026-12-24T12:00',
    });
    expect(wordsIn(await desk('').page(home))).toContain('Cambiado por quienes convocan.');
    expect(await recorded()).toEqual(['election-convened', 'election-calendar-changed']);
  });

  test('Called off, with a reason that everyone reads, for good', async () => {
    await announce();
    const reason = { 'reason.es': 'Falta acuerdo sobre las fechas.', 'reason.en': 'No agreement on dates.' };
    expect(await secretary.refused(`${home}/gestion/cancelacion`, { 'reason.es': 'x' })).toHaveLength(1);
    await secretary.send(`${home}/gestion/cancelacion`, reason);
    await secretary.send(`${home}/gestion/cancelacion`, reason);
    expect(wordsIn(await desk('').page(home))).toContain('Falta acuerdo sobre las fechas.');
    expect(await recorded()).toEqual(['election-convened', 'election-cancelled']);
    expect(
      await representative(0).refused(`${home}/proponer`, {
        who: 'self',
        organization: members[0]?.organizationId ?? '',
        language: 'es',
        once: once(),
      }),
    ).toEqual(['El plazo de candidaturas no está abierto.']);
  });
});

describe('candidacies', () => {
  test('Someone proposed gets a letter, accepts by its link, and is on no page before they are admitted', async () => {
    await announce();
    const link = await stand(1, 'woman');
    expect(wordsIn(await desk('').page(home))).not.toContain('Candidata 1');
    expect(wordsIn(await desk('').page(home))).toContain('Además, una espera la decisión.');
    expect(await desk('').refused(`${link}/aceptacion`, {})).toContain('Consentimiento: Falta completar este dato.');
    const [id = ''] = await candidacyIds();
    await overseer.send(`${home}/gestion/candidaturas/${id}/decision`, { outcome: 'admitted' });
    expect(wordsIn(await desk('').page(home))).toContain('Candidata 1');
    const page = wordsIn(await desk('').page(`${home}/candidaturas/${id}`));
    expect(page).toContain('Sobre advocacy-experience.');
    expect(page).not.toContain('Mujer');
  });

  test('Before accepting, a candidate reads what parity leaves to whom, and how the limit of re-election stands', async () => {
    await announce();
    const email = 'reelegible@x.example';
    const from = { startsAt: '2025-12-01T06:00:00Z', endsAt: '2026-12-01T06:00:00Z' };
    await house.signIn({ name: 'Reelegible', email, mandates: [{ office: 'delegate', body: 'mesa:2', ...from }] });
    const organization = members[0]?.organizationId ?? '';
    const form = { who: 'other', organization, name: 'Reelegible', email, language: 'es', once: once() };
    await representative(0).send(`${home}/proponer`, form);
    const link = await linkTo(house, email);
    const es = wordsIn(await (await house.ask(link)).text());
    expect(es).toContain(
      'Se eligen 2 cargos. La regla pide al menos: «Mujer», 1; «Hombre», 1. Así no queda ninguno abierto: con otro género, o sin respuesta, usted solo puede ser elegida o elegido si se deja de lado la paridad',
    );
    expect(es).toContain('con letras y sin nombrar géneros, qué candidaturas cuentan juntas');
    expect(es).toContain('Secretaría: sería su primer mandato seguido; después se permite una reelección inmediata.');
    expect(es).toContain(
      'Delegatura principal: sería su mandato seguido número 2, y el último: después deja pasar la duración de un mandato entero.',
    );
    const en = wordsIn(await (await house.ask(link.replace('/es/', '/en/'))).text());
    expect(en).toContain('Principal delegate: it would be your term in a row number 2, and the last');
    expect(en).toContain('you can be elected only if parity is given up');
  });

  test('Proposed twice, by one click or two people, they are proposed once', async () => {
    await announce();
    const organization = members[0]?.organizationId ?? '';
    const form = { who: 'other', organization, name: 'Ana', email: 'ana@x.example', language: 'es', once: once() };
    await representative(0).send(`${home}/proponer`, form);
    await representative(0).send(`${home}/proponer`, form);
    expect(await representative(1).refused(`${home}/proponer`, { ...form, once: once() })).toEqual([
      'Correo electrónico: Esta persona ya está propuesta en esta elección.',
    ]);
    expect(await representative(1).refused(`${home}/proponer`, { ...form, name: '', language: 'xx' })).toEqual([
      'Nombre: Falta completar este dato.',
      'Correo electrónico: Esta persona ya está propuesta en esta elección.',
      'Idioma de la carta: Elija una de las opciones de la lista.',
    ]);
    expect(await mailsTo(house, 'ana@x.example')).toHaveLength(1);
  });

  test('Whoever was re-elected already is told so when proposed, with the day on which it is possible again', async () => {
    await announce();
    const email = 'segunda@x.example';
    await house.signIn({
      name: 'Segunda',
      email,
      mandates: [
        { office: 'delegate', body: 'mesa:2', startsAt: '2025-01-01T06:00:00Z', endsAt: '2026-01-01T06:00:00Z' },
        { office: 'delegate', body: 'mesa:2', startsAt: '2026-01-01T06:00:00Z', endsAt: '2027-01-01T06:00:00Z' },
      ],
    });
    const organization = members[0]?.organizationId ?? '';
    const form = { who: 'other', organization, name: 'Segunda', email, language: 'es', once: once() };
    expect(await representative(0).refused(`${home}/proponer`, form)).toEqual([
      'Nombre: Esta persona ya fue reelegida de inmediato en este cargo, y solo se permite una vez. Puede volver a ser elegida a partir del 1 de enero de 2028.',
    ]);
    expect(await mailsTo(house, email)).toEqual([]);
  });

  test('The limit is the person’s: proposed for another organization she is refused all the same; in another office not', async () => {
    await announce();
    const [first, second] = members;
    const terms = (office: string, years: readonly number[]) =>
      years.map((year) => ({
        office,
        body: 'mesa:2' as const,
        organizationId: first?.organizationId ?? '',
        startsAt: `${year}-01-01T06:00:00Z`,
        endsAt: `${year + 1}-01-01T06:00:00Z`,
      }));
    const propose = async (name: string, mandates: ReturnType<typeof terms>) => {
      const email = `${name.toLowerCase()}@x.example`;
      await house.signIn({ name, email, mandates });
      const form = {
        who: 'other',
        organization: second?.organizationId ?? '',
        name,
        email,
        language: 'es',
        once: once(),
      };
      return (await representative(1).ask(`${home}/proponer`, { form })).status;
    };
    expect(await propose('Dos', terms('delegate', [2025, 2026]))).toBe(422);
    expect(await propose('Suplente', terms('alternate-delegate', [2025, 2026]))).toBe(303);
    // A whole term has passed since.
    expect(await propose('Pausa', terms('delegate', [2024, 2025]))).toBe(303);
  });

  test('Whoever is known gets the letter in their own language, not in the one chosen by who proposes', async () => {
    await announce();
    const propose = async (name: string) => {
      const email = `${name.toLowerCase()}@x.example`;
      await representative(0).send(`${home}/proponer`, {
        who: 'other',
        organization: members[0]?.organizationId ?? '',
        name,
        email,
        language: 'es',
        once: once(),
      });
      return (await mailsTo(house, email)).map(({ text }) => /\/(es|en|pt|fr)\/candidatura\//.exec(text)?.[1]);
    };
    const { personId } = await house.signIn({ name: 'Inglesa', email: 'inglesa@x.example' });
    await house.deps.db.updateTable('person').set({ language: 'en' }).where('id', '=', personId).execute();
    expect(await propose('Inglesa')).toEqual(['en']);
    expect(await propose('Nueva')).toEqual(['es']);
  });

  test('A representative of another mesa proposes nobody', async () => {
    await announce();
    const { token } = await house.signIn({
      name: 'Ajena',
      email: 'ajena@x.example',
      mandates: [{ office: 'representative', body: `organization:${crypto.randomUUID()}` }],
    });
    const form = { who: 'self', organization: members[0]?.organizationId ?? '', language: 'es', once: once() };
    expect(await desk(token).refused(`${home}/proponer`, form)).toEqual([
      'Solo proponen quienes representan a una organización de la mesa.',
    ]);
  });

  test('At the second at which candidacies close it is too late to accept; withdrawing is possible until the vote closes', async () => {
    await announce();
    const link = await stand(1, 'woman');
    house.setTime('2026-12-05T06:00:00Z');
    expect(await desk('').refused(`${link}/aceptacion`, { consent: 'yes', language: 'es', ...statements() })).toEqual([
      'El plazo de candidaturas no está abierto.',
    ]);
    expect(await desk('').refused(`${link}/aceptacion`, { language: 'es', ...statements() })).toEqual([
      'El plazo de candidaturas no está abierto.',
      'Falta completar este dato.',
    ]);
    const late = await desk('').ask(`${link}/aceptacion`, {
      form: { consent: 'yes', language: 'es', ...statements() },
    });
    expect(givenBack(await late.text())).toBe(Object.values(statements()).join('\n\n'));
    await desk('').send(`${link}/retiro`);
    await desk('').send(`${link}/retiro`);
    expect(await mailsTo(house, 'candidata-1@x.example')).toHaveLength(2);
  });
});

describe('admission', () => {
  test('Who proposed someone decides on nobody; a refusal needs a listed reason that is so, and words', async () => {
    await announce();
    await stand(1, 'woman');
    const [id = ''] = await candidacyIds();
    const review = `${home}/gestion/candidaturas/${id}`;
    expect(await overseer.refused(`${review}/decision`, { outcome: 'refused', reason: 'not-a-member' })).toEqual([
      'Motivo, si no se admite: Según los datos de hoy, ese motivo no se da.',
      'Explicación: Escriba la explicación.',
    ]);
    const long = { outcome: 'refused', reason: 'not-a-member', explanation: 'a'.repeat(3001) };
    expect(await overseer.refused(`${review}/decision`, long)).toEqual([
      'Motivo, si no se admite: Según los datos de hoy, ese motivo no se da.',
      'Explicación: Es demasiado largo: caben 3000 caracteres como máximo.',
    ]);
    await house.deps.db
      .updateTable('candidacy')
      .set({
        nominated_by: (
          await house.deps.db.selectFrom('person').select('id').where('name', '=', 'Otra').executeTakeFirstOrThrow()
        ).id,
      })
      .execute();
    expect(await other.refused(`${review}/decision`, { outcome: 'admitted' })).toEqual([
      'Usted es parte de esta elección: no decide en ella.',
    ]);
    expect((await secretary.ask(`${review}/decision`, { form: { outcome: 'admitted' } })).status).toBe(403);
  });

  test('To be proposed shuts nobody who oversees out of deciding: only to accept does', async () => {
    await announce();
    await stand(1, 'woman');
    await stand(2, 'man');
    const [first = '', second = ''] = await candidacyIds();
    const form = { who: 'other', organization: members[0]?.organizationId ?? '', language: 'es' };
    const overseers = [
      ['Supervisora', 'supervisora@x.example'],
      ['Otra', 'otra@x.example'],
    ] as const;
    for (const [name, email] of overseers) {
      await representative(0).send(`${home}/proponer`, { ...form, name, email, once: once() });
    }
    const link = (await linkTo(house, 'otra@x.example')).replace('/es', '');
    await desk('').send(`${link}/aceptacion`, { consent: 'yes', language: 'es', ...statements() });
    const admitted = { outcome: 'admitted' };
    await overseer.send(`${home}/gestion/candidaturas/${first}/decision`, admitted);
    const review = `${home}/gestion/candidaturas/${second}`;
    expect(await other.refused(`${review}/decision`, admitted)).toEqual([
      'Usted es parte de esta elección: no decide en ella.',
    ]);
    expect(wordsIn(await other.page(review))).toContain('(aceptó una candidatura o propuso a alguien)');
    await desk('').send(`${link}/retiro`);
    await other.send(`${review}/decision`, admitted);
  });

  test('A proposal nobody answers lapses when candidacies close: nothing to decide, no letter, and the list goes on', async () => {
    await announce();
    for (const [n, gender] of ['woman', 'man', 'woman', 'man'].entries()) await stand(n, gender);
    for (const id of await candidacyIds()) {
      await overseer.send(`${home}/gestion/candidaturas/${id}/decision`, { outcome: 'admitted' });
    }
    const email = 'callada@x.example';
    const organization = members[5]?.organizationId ?? '';
    const form = { who: 'other', organization, name: 'Callada', email, language: 'es', once: once() };
    await representative(5).send(`${home}/proponer`, form);
    const link = (await linkTo(house, email)).replace('/es', '');
    const { id } = await house.deps.db
      .selectFrom('candidacy as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select('c.id')
      .where('p.email', '=', email)
      .executeTakeFirstOrThrow();
    const review = `${home}/gestion/candidaturas/${id}`;
    expect(wordsIn(await desk('').page(link))).toContain('Usted decide si acepta.');
    house.setTime('2026-12-05T06:00:00Z');
    await runElections(house.deps);
    const own = wordsIn(await desk('').page(link));
    expect(own).toContain('El plazo para aceptar ya terminó, y sin su respuesta no hay candidatura.');
    expect(own).not.toContain('No quiero ser candidata o candidato');
    const managed = wordsIn(await overseer.page(`${home}/gestion`));
    expect(managed).toContain('no respondió');
    expect(managed).not.toContain('Una candidatura espera decisión');
    expect(wordsIn(await overseer.page('/mi'))).not.toContain('candidatura');
    expect(await overseer.page(review)).not.toContain('name="outcome"');
    const refusal = { outcome: 'refused', reason: 'not-accepted', explanation: 'No aceptó.' };
    expect(await overseer.refused(`${review}/decision`, refusal)).toEqual([
      'La persona no respondió a tiempo: no hay candidatura sobre la que decidir.',
    ]);
    house.setTime('2026-12-11T06:00:00Z');
    expect(await overseer.page('/mi')).toContain(`/es${home}/gestion`);
    await overseer.send(`${home}/gestion/lista`);
    expect(await mailsTo(house, email)).toHaveLength(1);
  });

  test('A refusal may be objected to by the candidate, and is answered by someone else, with a letter', async () => {
    await announce();
    const link = await stand(1, 'woman');
    const [id = ''] = await candidacyIds();
    const review = `${home}/gestion/candidaturas/${id}`;
    await overseer.send(`${review}/decision`, {
      outcome: 'refused',
      reason: 'not-of-organization',
      explanation: 'No consta.',
    });
    await desk('').send(`${link}/objecion`, { text: 'Trabajo allí desde 2019.', once: once() });
    const objection = await house.deps.db.selectFrom('candidacy_objection').select('id').executeTakeFirstOrThrow();
    const answer = { objection: objection.id, outcome: 'upheld', explanation: 'Se comprobó.' };
    expect(await overseer.refused(`${review}/objecion`, answer)).toEqual([
      'Responde alguien que no tomó la decisión ni objetó.',
    ]);
    await other.send(`${review}/objecion`, answer);
    await other.send(`${review}/objecion`, answer);
    expect(wordsIn(await desk('').page(home))).toContain('Candidata 1');
    const subjects = (await mailsTo(house, 'candidata-1@x.example')).map(({ subject }) => subject.split(':')[0]);
    expect(subjects.toSorted()).toEqual([
      'Candidatura admitida',
      'Candidatura no admitida',
      'Respuesta a su objeción',
      'Su candidatura',
    ]);
    expect(unescaped(JSON.stringify(await recorded()))).not.toContain('Candidata');
  });
});

describe('too few candidates', () => {
  test('At the close candidacies are extended once, the members are told, and then it goes on with what there is', async () => {
    await announce();
    await stand(1, 'woman');
    house.setTime('2026-12-05T06:01:00Z');
    await runElections(house.deps);
    await runElections(house.deps);
    const election = await findElection(house.deps.db, slug);
    expect(election?.calendar.cause).toBe('few-candidates');
    expect(election?.calendar.candidaciesUntil.toString()).toBe('2026-12-12T06:00:00Z');
    expect(election?.earlierCalendars).toHaveLength(1);
    expect(await recorded()).toEqual(['election-convened', 'election-calendar-changed']);
    house.setTime('2026-12-12T06:01:00Z');
    await runElections(house.deps);
    expect((await findElection(house.deps.db, slug))?.earlierCalendars).toHaveLength(1);
  });

  test('Four women for two seats are too few: parity could not be kept', async () => {
    await announce();
    for (const n of [0, 1, 2, 3]) await stand(n, 'woman');
    house.setTime('2026-12-05T06:01:00Z');
    await runElections(house.deps);
    expect((await findElection(house.deps.db, slug))?.calendar.cause).toBe('few-candidates');
  });
});

describe('the list', () => {
  async function admitted(genders: readonly string[]): Promise<void> {
    await announce();
    for (const [n, gender] of genders.entries()) await stand(n, gender);
    for (const id of await candidacyIds()) {
      await overseer.send(`${home}/gestion/candidaturas/${id}/decision`, { outcome: 'admitted' });
    }
  }

  test('A candidate who withdraws before it is published is not on it, and nobody reads that they ever stood', async () => {
    await admitted(['woman', 'man', 'woman', 'man', 'man']);
    house.setTime('2026-12-11T06:00:00Z');
    const id = await house.deps.db
      .selectFrom('candidacy as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select(['c.id', 'c.person_id'])
      .where('p.name', '=', 'Candidata 4')
      .executeTakeFirstOrThrow();
    await house.deps.db
      .updateTable('session')
      .set({ person_id: id.person_id })
      .where('person_id', '=', members[8]?.representative.personId ?? '')
      .execute();
    await representative(8).send(`/mis-candidaturas/${id.id}/retiro`);
    await overseer.send(`${home}/gestion/lista`);
    const election = await findElection(house.deps.db, slug);
    const list = election && (await publishedList(house.deps.db, election.id));
    expect(list?.candidates.map(({ name }) => name).toSorted()).toEqual([0, 1, 2, 3].map((n) => `Candidata ${n}`));
    expect(wordsIn(await desk('').page(home))).not.toContain('Candidata 4');
  });

  test('Published after the objections, it freezes candidates, roll, bounds and the commitment to the lots', async () => {
    await admitted(['woman', 'man', 'woman', 'man']);
    expect(await overseer.refused(`${home}/gestion/lista`)).toEqual(['Todavía corre el plazo de objeciones.']);
    house.setTime('2026-12-11T06:00:00Z');
    await overseer.send(`${home}/gestion/lista`);
    await overseer.send(`${home}/gestion/lista`);
    const election = await findElection(house.deps.db, slug);
    const list = election && (await publishedList(house.deps.db, election.id));
    expect(list?.candidates.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(list?.roll).toHaveLength(9);
    expect(list?.relaxed).toEqual([]);
    expect(list && digestOf(list)).toBe(list?.digest);
    const [entry] = await house.deps.db
      .selectFrom('record_entry')
      .select('facts')
      .where('kind', '=', 'election-list-published')
      .execute();
    expect(entry?.facts).toMatchObject({
      candidates: 4,
      entitled: 9,
      digest: list?.digest,
      lotCommitment: list?.lotCommitment,
    });
    const page = wordsIn(await desk('').page(home));
    expect(page).toContain('Lista publicada.');
    expect(page).toContain('Mujer: 1');
    expect(page).not.toContain('lot_seed');
  });

  test('What no set of candidates can keep is given up in the order of the rules, and said', async () => {
    await admitted(['woman', 'woman']);
    house.setTime('2026-12-05T06:01:00Z');
    await runElections(house.deps);
    house.setTime('2026-12-18T06:00:00Z');
    await runElections(house.deps);
    await overseer.send(`${home}/gestion/lista`);
    const election = await findElection(house.deps.db, slug);
    const list = election && (await publishedList(house.deps.db, election.id));
    expect(list?.relaxed).toEqual(['gender']);
    expect(wordsIn(await desk('').page(home))).toContain(
      'Se dejó de lado, en el orden de las reglas: Paridad de género.',
    );
  });

  test('A candidate who withdraws after it, or whose organization leaves, stays on it, marked', async () => {
    await admitted(['woman', 'man', 'woman', 'man']);
    house.setTime('2026-12-11T06:00:00Z');
    await overseer.send(`${home}/gestion/lista`);
    const gone = members[1]?.organizationId ?? '';
    await transact(house.deps.db, async (tx) => {
      const { id } = await tx
        .selectFrom('membership')
        .select('id')
        .where('organization_id', '=', gone)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('membership_end')
        .values({ membership_id: id, at: house.deps.clock(), by: null, cause: 'organization-left' })
        .execute();
      return accept(null);
    });
    await runElections(house.deps);
    const election = await findElection(house.deps.db, slug);
    const list = election && (await publishedList(house.deps.db, election.id));
    expect(list?.candidates.filter((one) => one.gone).map(({ name }) => name)).toEqual(['Candidata 1']);
    expect(list && digestOf(list)).toBe(list?.digest);
    expect(list?.roll).toHaveLength(9);
  });
});

describe('who votes', () => {
  test('An organization names another voter and a substitute, who are told; others name nobody for it', async () => {
    await announce();
    const member = members[0];
    const path = `${home}/voto/${member?.slug}`;
    expect((await representative(1).ask(path)).status).toBe(404);
    const form = { name: 'Votante', email: 'votante@x.example', substituteName: 'Suplente', substituteEmail: '' };
    expect(await representative(0).refused(path, form)).toHaveLength(1);
    const same = { ...form, name: '', substituteEmail: 'Votante@x.example' };
    expect((await representative(0).refused(path, same)).map((said) => said.split(': ').at(-1))).toEqual([
      'Falta completar este dato.',
      'Debe ser otra persona que la que vota.',
    ]);
    await representative(0).send(path, { ...form, substituteEmail: 'suplente@x.example' });
    expect(await mailsTo(house, 'suplente@x.example')).toHaveLength(1);
    expect(wordsIn(await representative(0).page(path))).toContain('Ahora vota Votante. Suplente: Suplente.');
  });
});

test('Doors: nobody signed out runs an election, and the second factor is asked of who does', async () => {
  await announce();
  const answer = await desk('').ask(`${home}/gestion`);
  expect([answer.status, answer.headers.get('location')?.startsWith('/es/entrar')]).toEqual([303, true]);
  const { token } = await house.signIn({
    name: 'Sin factor',
    secondFactor: false,
    mandates: [{ office: officesWith(house.deps.charter, 'oversee-election')[0]?.key ?? '', body: 'liaison' }],
  });
  const waiting = await desk(token).ask(`${home}/gestion`);
  expect(waiting.headers.get('location')).toMatch(/segundo-factor/);
  expect((await desk('').ask(`/candidatura/${'x'.repeat(32)}`)).status).toBe(404);
});
