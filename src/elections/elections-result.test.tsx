import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../accounts/types.ts';
import { endMandate } from '../mandates/end-mandate.ts';
import { holdersFrom, insertMandate } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { countAgain } from './close-election.ts';
import { closeWhatIsOver, remindByThemselves } from './jobs.ts';
import { digestOfFile } from './rules/count-file.ts';
import { receiptDigest } from './rules/receipt.ts';
import { findElectionById } from './store/elections.ts';
import { findCount, seatsOf } from './store/results.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

const start = '2026-11-20T12:00:00Z';
let house: House;
let overseer: string;
let second: string;
let listed: ListedElection;
let n = 0;

beforeAll(async () => {
  house = await openHouse({ at: start });
  await prepareHouse(house.deps);
  const focalPoint = { office: 'agency-focal-point', body: 'working-group' } as const;
  overseer = (await house.signIn({ name: 'Olga Observa', email: 'olga@example.org', mandates: [focalPoint] })).token;
  second = (await house.signIn({ name: 'Omar Observa', email: 'omar@example.org', mandates: [focalPoint] })).token;
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2030-01-01T00:00:00Z') })
    .execute();
});
afterAll(() => house.close());

/** An election of which voting begins now. Two of its four candidates are women, two men; two seats. */
async function open(options: Parameters<typeof makeListedElection>[1] = {}): Promise<ListedElection> {
  house.setTime(start);
  n += 1;
  return makeListedElection(house, { organizations: 12, mesa: (n % 4) + 1, slug: `mesa-${n}`, ...options });
}
const path = (rest: string): string => `/es/elecciones/${listed.election.slug}${rest}`;
const send = (rest: string, form: Record<string, string> = {}, as = overseer) => house.ask(path(rest), { as, form });
const page = async (rest: string, as?: string): Promise<string> => {
  const answer = await house.ask(path(rest), as === undefined ? {} : { as });
  expect([rest, answer.status]).toEqual([rest, 200]);
  return answer.text();
};
const current = async () => {
  const election = await findElectionById(house.deps.db, listed.election.id);
  if (!election) throw new Error('no election');
  return election;
};
const end = async () => house.setTime((await current()).calendar.votingUntil.toString());
const kinds = async (): Promise<string[]> =>
  (
    await house.deps.db
      .selectFrom('record_entry')
      .select('kind')
      .where('subject', '=', `election:${listed.election.id}`)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);
const nameOf = (at: number): string => listed.members[at]?.representative.name ?? '';

describe('an election that is counted', () => {
  let receipts: readonly string[];
  beforeAll(async () => {
    listed = await open();
    receipts = await castVotes(house, listed, [[0, 2, 1], [0, 2, 1], [0, 2, 1], [0, 1], [1, 0], [2, 3], [3]]);
  });

  test('cannot be closed before its hour', async () => {
    const early = await send('/escrutinio/cierre');
    expect([early.status, wordsIn(await early.text())]).toEqual([
      422,
      expect.stringContaining('sigue abierta hasta su hora'),
    ]);
    expect((await house.ask(path('/resultado'))).status).toBe(404);
    expect(await page('/resultado/constancias')).toContain('La lista se publica al cerrar la votación.');
  });

  test('is closed and counted by itself at its hour, once', async () => {
    await end();
    await closeWhatIsOver(house.deps);
    await closeWhatIsOver(house.deps);
    expect((await current()).closed).toMatchObject({ outcome: 'counted', entitled: 12, voted: 7 });
    expect(await kinds()).toEqual(['vote-closed']);
    const again = await send('/escrutinio/cierre');
    expect([again.status, wordsIn(await again.text())]).toEqual([422, expect.stringContaining('ya está cerrada')]);
  });

  test('publishes a file that anyone counts to the same result, and whose digest the record holds', async () => {
    const count = await findCount(house.deps.db, listed.election.id);
    if (!count) throw new Error('not counted');
    const file = JSON.parse(await page('/resultado/papeletas'));
    expect(file).toEqual(count.file);
    for (const gender of ['woman', 'man', 'open']) expect(JSON.stringify(file)).not.toContain(gender);
    expect(await countAgain(file)).toEqual(JSON.parse(await page('/resultado/rondas')));
    const entries = await page('/../../registro');
    expect(entries).toContain('votaron 7 de 12 organizaciones, y se publicó el recuento');
    const [entry] = await house.deps.db
      .selectFrom('record_entry')
      .select('canonical')
      .where('kind', '=', 'vote-closed')
      .execute();
    expect(JSON.parse(entry?.canonical ?? '').facts.file).toBe(digestOfFile(file));
    expect(file.lots.commitment).toBe(listed.list.lotCommitment);
    expect(file.ballots.reduce((sum: number, [papers]: [number]) => sum + papers, 0)).toBe(7);
    const blt = await page('/resultado/papeletas-blt');
    expect(blt.split('\n')[0]).toBe('4 2');
    expect(blt).toContain('\n0\n"');
  });

  test('elects one woman and one man, and says why stage by stage', async () => {
    const count = await findCount(house.deps.db, listed.election.id);
    expect(count?.result.winners.map((winner) => count.file.candidates[winner])).toEqual([nameOf(0), nameOf(3)]);
    const said = wordsIn(await page('/resultado'));
    const [one, two, three, four] = [0, 1, 2, 3].map(nameOf);
    // By letters, in the order of the list: whose answer was which is not said.
    const women = listed.list.candidates[0]?.groups.gender === 'woman' ? 'A' : 'B';
    expect(said.slice(said.indexOf('Quien llega a 3 votos'), said.indexOf('Compruébelo')).trim()).toBe(
      [
        'Quien llega a 3 votos obtiene un puesto: es la cuota. Las papeletas válidas son 7, y los puestos, 2. Con ese',
        'número nunca llegan más personas que puestos: para que llegaran 3 harían falta 9 votos, y no los hay.',
        'Además, las personas elegidas deben cumplir juntas:',
        'un puesto, ni más ni menos, es para «grupo A de paridad»',
        'un puesto, ni más ni menos, es para «grupo B de paridad»',
        'Para la paridad las candidaturas cuentan por grupos. Los grupos llevan letras, en el orden de la lista, y no el',
        'nombre de un género: lo que respondió cada persona no se publica.',
        'Ronda 1 Hay 7 papeletas. Cada una cuenta para la persona que lleva el 1.',
        `${one} alcanza la cuota y obtiene un puesto.`,
        `Desde aquí ${three} ya no puede obtener un puesto, porque ${one} ya tiene un puesto y como máximo un puesto es`,
        `para «grupo ${women} de paridad».`,
        `Ronda 2 ${three} ya no puede obtener un puesto, porque ${one} ya tiene un puesto y como máximo un puesto es`,
        `para «grupo ${women} de paridad». Sale del recuento por eso, y no por sus votos: sus papeletas pasan a su`,
        'siguiente preferencia.',
        `Una papeleta pasa a ${four}: le suma 1.`,
        `Ronda 3 ${one} tiene más votos de los que necesita (votos que sobran: 1). Todas sus papeletas pasan a su siguiente`,
        `preferencia, cada una con la parte que sobra, y ${one} conserva justo la cuota.`,
        `4 papeletas pasan a ${two}: le suman 1.`,
        `Ronda 4 ${two} y ${four} tienen los mismos votos. Decide la última ronda en que no los tenían, la 2: sale`,
        `${two}. Nadie más alcanza la cuota y quedan puestos. Sale del recuento quien tiene menos votos: ${two}, con 2.`,
        'Sus papeletas pasan a su siguiente preferencia.',
        `Quedan tantas personas como puestos: ${four} obtiene uno.`,
        '5 papeletas no tienen otra preferencia. Votos que quedan aparte: 2.',
      ].join(' '),
    );
    expect(said).toContain('El resultado es provisional');
    expect(said).toContain(
      `los cargos quedan así: Secretaría ${one} Delegatura principal ${four} Los votos de cada persona`,
    );
  });

  test('shows whose receipts are on the list', async () => {
    const found = await page(`/resultado/constancias?codigo=${receipts[0]?.toLowerCase().replaceAll('-', ' ')}`);
    expect(found).toContain('Está en la lista');
    for (const receipt of receipts) expect(found).toContain(receiptDigest(receipt));
    expect(await page('/resultado/constancias?codigo=00000-00000-00000-00000')).toContain('No está en la lista');
    expect(await page('/resultado/constancias?codigo=hola')).toContain(
      'Escriba las 20 letras y cifras de su constancia.',
    );
  });

  test('takes complaints from those on the roll, once however often sent, and from nobody else', async () => {
    const once = crypto.randomUUID();
    const complaint = { ground: 'count', text: 'La segunda ronda.', once };
    const as = listed.members[3]?.representative.token;
    const stranger = (await house.signIn({ name: 'Nadie' })).token;
    expect(await page('/reclamacion', stranger)).toContain('Pueden reclamar las organizaciones del padrón');
    expect((await send('/reclamacion', complaint, stranger)).status).toBe(422);
    expect((await send('/reclamacion', { once }, as)).status).toBe(422);
    for (const answer of [await send('/reclamacion', complaint, as), await send('/reclamacion', complaint, as)])
      expect(answer.headers.get('location')).toBe(path('/reclamacion?hecho=filed'));
    expect((await house.deps.db.selectFrom('election_complaint').select('id').execute()).length).toBe(1);
  });

  test('is not proclaimed while there is time to complain, nor with a complaint open', async () => {
    const early = await send('/escrutinio/proclamacion');
    expect([early.status, wordsIn(await early.text())]).toEqual([
      422,
      expect.stringMatching(/Se proclama cuando termina el plazo.*Queda una reclamación por decidir/),
    ]);
    house.setTime((await current()).calendar.complaintsUntil.toString());
    expect((await send('/escrutinio/proclamacion')).status).toBe(422);
    expect(
      (
        await send(
          '/reclamacion',
          { ground: 'count', text: 'Tarde', once: crypto.randomUUID() },
          listed.members[4]?.representative.token,
        )
      ).status,
    ).toBe(422);
  });

  test('a complaint is decided with reasons by an overseer who is no party', async () => {
    const [complaint] = await house.deps.db.selectFrom('election_complaint').select('id').execute();
    const at = `/escrutinio/reclamaciones/${complaint?.id}`;
    expect((await send(at, {})).status).toBe(422);
    const candidate = await house.signIn({
      name: 'x',
      mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
    });
    await house.deps.db
      .updateTable('session')
      .set({ person_id: listed.members[0]?.representative.personId ?? '' })
      .where('person_id', '=', candidate.personId)
      .execute();
    await house.deps.db
      .updateTable('mandate')
      .set({ person_id: listed.members[0]?.representative.personId ?? '' })
      .where('person_id', '=', candidate.personId)
      .execute();
    const own = await send(at, { outcome: 'dismissed', explanation: 'No.' }, candidate.token);
    expect([own.status, wordsIn(await own.text())]).toEqual([
      422,
      expect.stringContaining('No puede decidir quien reclamó'),
    ]);
    const decided = await send(at, { outcome: 'dismissed', explanation: 'La ronda sigue la regla 48.' });
    expect(decided.headers.get('location')).toBe(path('/escrutinio?hecho=decided'));
    expect((await send(at, { outcome: 'upheld', explanation: 'Sí.' })).status).toBe(422);
    expect(wordsIn(await page('/resultado'))).toContain(
      'Motivo de la reclamación: «El recuento no sigue las reglas». Decisión: se mantuvo el resultado. La ronda sigue la regla 48.',
    );
  });

  test('proclaimed, it gives the mandates in the order of election, and one to the alternate', async () => {
    const answer = await send('/escrutinio/proclamacion');
    expect(answer.headers.get('location')).toBe(path('/escrutinio?hecho=proclaimed'));
    const seats = await seatsOf(house.deps.db, listed.election.id);
    expect(seats.map(({ office, how, name }) => [office, how, name])).toEqual([
      ['secretariat', 'elected', nameOf(0)],
      ['delegate', 'elected', nameOf(3)],
      ['alternate-delegate', 'alternate', nameOf(1)],
    ]);
    const holders = await holdersFrom(house.deps.db, [listed.election.body], seats[0]?.startsAt ?? house.deps.clock());
    expect(holders.map(({ name, source }) => [name, source.kind])).toEqual(seats.map(({ name }) => [name, 'election']));
    const liaison = await holdersFrom(house.deps.db, ['liaison'], seats[0]?.startsAt ?? house.deps.clock());
    expect(liaison.filter(({ source }) => source.kind === 'election').map(({ name }) => name)).toEqual([
      nameOf(0),
      nameOf(3),
    ]);
    expect(seats[0]?.startsAt.toZonedDateTimeISO('America/Costa_Rica').toPlainDate()).toEqual(listed.election.termFrom);
    expect(await kinds()).toEqual(['vote-closed', 'complaint-decided', 'election-proclaimed']);
    expect((await send('/escrutinio/proclamacion')).status).toBe(422);
    expect(wordsIn(await page('/resultado'))).toContain(`Secretaría ${nameOf(0)}`);
  });

  test('a seat that falls vacant is filled from the same ballots, for the rest of its term', async () => {
    const [secretary] = await seatsOf(house.deps.db, listed.election.id);
    if (!secretary) throw new Error('no seat');
    const at = secretary.startsAt.add({ hours: 24 * 30 });
    house.setTime(at.toString());
    expect((await send('/escrutinio/vacantes', { office: 'secretariat' })).status).toBe(422);
    const by = { personId: secretary.personId, office: 'operator', body: 'mechanism' } as const;
    const ended = await endMandate(house.deps, { mandateId: secretary.mandateId, cause: 'resignation' }, by, at);
    expect(ended.ok).toBe(true);
    expect(await page('/escrutinio', overseer)).toContain('Cubrir: Secretaría');
    const filled = await send('/escrutinio/vacantes', { office: 'secretariat' });
    expect(filled.headers.get('location')).toBe(path('/escrutinio?hecho=filled'));
    const seats = await seatsOf(house.deps.db, listed.election.id);
    const last = seats.at(-1);
    expect([last?.office, last?.how, last?.name]).toEqual(['secretariat', 'vacancy', nameOf(2)]);
    expect(last?.termEndsAt).toEqual(secretary.termEndsAt);
    const told = (at: number) => mailsTo(house, listed.members[at]?.representative.email ?? '');
    const [letter] = await told(2);
    expect(letter?.subject).toBe('Secretaría: un cargo para usted');
    expect(wordsIn(letter?.text ?? '')).toContain('Quedó libre un puesto de');
    const others = await Promise.all([0, 1, 3].map(told));
    expect(others.flat().filter(({ text }) => text.includes('Quedó libre'))).toEqual([]);
    expect((await send('/escrutinio/vacantes', { office: 'secretariat' })).status).toBe(422);
  });
});

describe('what the rules do where a vote is not simply counted', () => {
  test('too few voted: extended once, then void', async () => {
    listed = await open();
    await castVotes(house, listed, [[0], [1]]);
    const { votingUntil, complaintsUntil } = listed.election.calendar;
    await end();
    expect((await send('/escrutinio/cierre')).headers.get('location')).toBe(path('/escrutinio?hecho=extended'));
    const extended = await current();
    expect(extended.calendar.cause).toBe('no-quorum');
    expect(extended.calendar.votingUntil).toEqual(votingUntil.add({ hours: 24 * 7 }));
    expect(extended.calendar.complaintsUntil).toEqual(complaintsUntil.add({ hours: 24 * 7 }));
    expect(extended.closed).toBe(null);
    await end();
    await closeWhatIsOver(house.deps);
    expect((await current()).closed).toMatchObject({ outcome: 'no-quorum', voted: 2 });
    expect(await kinds()).toEqual(['vote-extended', 'vote-closed']);
    const said = wordsIn(await page('/resultado'));
    expect(said).toContain('No votaron suficientes organizaciones, y la votación ya no se puede prolongar');
    expect((await house.ask(path('/resultado/papeletas'))).status).toBe(404);
    expect((await send('/escrutinio/proclamacion')).status).toBe(422);
  });

  test('extended, a vote that comes in the days gained counts', async () => {
    listed = await open();
    await castVotes(house, listed, [
      [0, 1],
      [1, 0],
    ]);
    await end();
    await closeWhatIsOver(house.deps);
    await castVotes(house, listed, [[0, 1]], 2);
    await end();
    await closeWhatIsOver(house.deps);
    expect((await current()).closed).toMatchObject({ outcome: 'counted', voted: 3 });
  });

  test('no more candidates than seats: they have them, whoever voted; nobody at all: void', async () => {
    listed = await open({ candidates: ['woman', 'man'] });
    await castVotes(house, listed, [[1]]);
    await end();
    await closeWhatIsOver(house.deps);
    expect((await current()).closed).toMatchObject({ outcome: 'uncontested', voted: 1 });
    const count = await findCount(house.deps.db, listed.election.id);
    expect(count?.result.winners.map((winner) => count.file.candidates[winner])).toEqual([nameOf(1), nameOf(0)]);
    expect(wordsIn(await page('/resultado'))).toContain('No había más candidaturas que puestos');

    listed = await open({ candidates: ['woman', 'man'] });
    await house.deps.db
      .insertInto('candidacy_withdrawal')
      .values(
        listed.list.candidates.map((one) => ({
          candidacy_id: one.candidacyId,
          cause: 'withdrawn' as const,
          at: house.deps.clock(),
        })),
      )
      .execute();
    await end();
    await closeWhatIsOver(house.deps);
    expect((await current()).closed).toMatchObject({ outcome: 'no-candidates' });
  });

  test('whoever withdrew during the vote is passed over; balances that cannot be kept are given up in order', async () => {
    listed = await open({ candidates: ['woman', 'man', 'woman'] });
    await castVotes(house, listed, [[1, 0], [1, 2], [1, 2], [0]]);
    const man = listed.list.candidates.find(({ groups }) => groups.gender === 'man');
    await house.deps.db
      .insertInto('candidacy_withdrawal')
      .values({ candidacy_id: man?.candidacyId ?? '', cause: 'withdrawn', at: house.deps.clock() })
      .execute();
    await end();
    await closeWhatIsOver(house.deps);
    const count = await findCount(house.deps.db, listed.election.id);
    expect((await current()).closed?.outcome).toBe('uncontested');
    expect(count?.file.relaxed).toEqual(['gender']);
    expect(count?.file.withdrawn).toHaveLength(1);
    expect(count?.result.winners).toHaveLength(2);
    expect(wordsIn(await page('/resultado'))).toContain('se dejó de lado: género');
  });

  test('ballots cast with cards are not closed, reminded of or reviewed here', async () => {
    listed = await open({ secrecy: 'blind' });
    expect((await send('/escrutinio/recordatorio')).status).toBe(422);
    await end();
    await closeWhatIsOver(house.deps);
    const answer = await send('/escrutinio/cierre');
    expect([answer.status, wordsIn(await answer.text())]).toEqual([
      422,
      expect.stringContaining('se vota con tarjetas'),
    ]);
    expect((await current()).closed).toBe(null);
    expect((await house.ask(path('/papeleta'), { as: listed.members[0]?.representative.token })).status).toBe(404);
  });

  test('an upheld complaint annuls the election, once a second overseer confirms it', async () => {
    listed = await open();
    await castVotes(house, listed, [[0], [1], [2], [3]]);
    await end();
    await closeWhatIsOver(house.deps);
    const complaint = { ground: 'roll', text: 'Faltó una organización.', once: crypto.randomUUID() };
    await send('/reclamacion', complaint, listed.members[5]?.representative.token);
    const { id } = await house.deps.db
      .selectFrom('election_complaint')
      .select('id')
      .where('election_id', '=', listed.election.id)
      .executeTakeFirstOrThrow();
    const at = `/escrutinio/reclamaciones/${id}`;
    const upheld = { outcome: 'upheld', explanation: 'El padrón no era el publicado.' };
    expect((await send(`${at}/confirmacion`)).status).toBe(404);
    expect((await send(at, upheld)).headers.get('location')).toBe(path('/escrutinio?hecho=proposed'));
    for (const alone of [await send(at, upheld), await send(`${at}/confirmacion`)])
      expect([alone.status, wordsIn(await alone.text())]).toEqual([
        422,
        expect.stringContaining('Otra persona que supervisa tiene que confirmarlo o rechazarlo.'),
      ]);
    expect([(await current()).cancelled, await kinds()]).toEqual([null, ['vote-closed']]);
    expect(wordsIn(await page(at, second))).toContain('El padrón no era el publicado. Todavía no vale');
    const confirmed = await send(`${at}/confirmacion`, {}, second);
    expect(confirmed.headers.get('location')).toBe(path('/escrutinio?hecho=decided'));
    expect((await current()).cancelled?.reason).toEqual({ es: 'El padrón no era el publicado.' });
    expect(await kinds()).toEqual(['vote-closed', 'complaint-decided', 'election-annulled']);
    house.setTime((await current()).calendar.complaintsUntil.toString());
    expect((await send('/escrutinio/proclamacion')).status).toBe(422);
    expect(wordsIn(await page('/resultado'))).toContain('Esta elección se anuló');
  });

  describe('whoever has reached the limit of re-elections meanwhile', () => {
    /** The first elected has held these offices for two terms in a row, up to the day the new one begins. */
    async function proclaimAfter(offices: readonly string[]): Promise<readonly (readonly [string, string, string])[]> {
      listed = await open();
      await castVotes(house, listed, [
        [0, 2],
        [0, 2],
        [0, 2],
        [1, 3],
        [1, 3],
      ]);
      await end();
      await closeWhatIsOver(house.deps);
      house.setTime((await current()).calendar.complaintsUntil.toString());
      const { body, termFrom } = listed.election;
      // Those who sit since an earlier test.
      await house.deps.db.deleteFrom('election_seat').execute();
      await house.deps.db.deleteFrom('mandate_end').execute();
      await house.deps.db.deleteFrom('mandate').where('body', '=', body).execute();
      const dayBefore = (years: number) =>
        termFrom.subtract({ years }).toZonedDateTime('America/Costa_Rica').toInstant();
      await transact(house.deps.db, async (tx) => {
        for (const [office, years] of offices.flatMap((one) => [[one, 2] as const, [one, 1] as const])) {
          await insertMandate(tx, {
            personId: listed.members[0]?.representative.personId as PersonId,
            office,
            body,
            organizationId: null,
            onBehalfOf: null,
            startsAt: dayBefore(years),
            endsAt: dayBefore(years - 1),
            source: { kind: 'operator', text: { es: 'x' } },
            grantedBy: null,
            grantedAt: dayBefore(years),
          });
        }
        return accept(null);
      });
      expect((await send('/escrutinio/proclamacion')).status).toBe(303);
      const seats = await seatsOf(house.deps.db, listed.election.id);
      return seats.map(({ office, how, name }) => [office, how, name] as const);
    }

    test('in one office takes the other; the next of those elected takes that one', async () => {
      expect(await proclaimAfter(['secretariat'])).toEqual([
        ['secretariat', 'elected', nameOf(1)],
        ['delegate', 'elected', nameOf(0)],
        ['alternate-delegate', 'alternate', nameOf(2)],
      ]);
    });

    test('while others still sit, nobody is proclaimed', async () => {
      await proclaimAfter([]);
      const { mesa } = { mesa: Number(listed.election.body.slice(5)) };
      listed = await open({ mesa });
      await castVotes(house, listed, [[0], [1], [2]]);
      await end();
      await closeWhatIsOver(house.deps);
      house.setTime((await current()).calendar.complaintsUntil.toString());
      const answer = await send('/escrutinio/proclamacion');
      expect([answer.status, wordsIn(await answer.text())]).toEqual([
        422,
        expect.stringContaining('Los puestos están ocupados todavía'),
      ]);
      expect((await current()).proclaimedAt).toBe(null);
    });

    test('in all of them is replaced by whoever the papers put there', async () => {
      expect(await proclaimAfter(['secretariat', 'delegate'])).toEqual([
        ['secretariat', 'elected', nameOf(1)],
        ['delegate', 'elected', nameOf(2)],
        ['alternate-delegate', 'alternate', nameOf(0)],
      ]);
    });
  });
});

describe('reminders', () => {
  beforeEach(async () => {
    listed = await open();
  });
  const letters = async (): Promise<string[]> => {
    const own = listed.members.flatMap(({ representative, alternate }) => [representative.email, alternate?.email]);
    const rows = await house.deps.db
      .selectFrom('mail_message')
      .select('recipient')
      .where('subject', 'like', 'Falta el voto%')
      .execute();
    return rows.flatMap(({ recipient }) => (own.includes(recipient) ? [recipient] : []));
  };
  const clear = () => house.deps.db.deleteFrom('mail_message').execute();

  test('go to those alone whose organization has not voted, once a day, and nobody sees to whom', async () => {
    await clear();
    await castVotes(house, listed, [[0], [1], [2], [3], [0]]);
    const html = await page('/escrutinio', overseer);
    expect(wordsIn(html)).toContain('Votaron 5 de 12 organizaciones.');
    for (const { name } of listed.members) expect(html).not.toContain(name);
    expect((await send('/escrutinio/recordatorio')).headers.get('location')).toBe(path('/escrutinio?hecho=reminded'));
    const late = listed.members
      .slice(5)
      .flatMap(({ representative, alternate }) => [representative.email, alternate?.email]);
    expect((await letters()).sort()).toEqual(late.sort());
    expect((await send('/escrutinio/recordatorio')).status).toBe(422);
    expect(await letters()).toHaveLength(late.length);
  });

  test('go out by themselves in the last two days', async () => {
    await clear();
    await remindByThemselves(house.deps);
    expect(await letters()).toEqual([]);
    house.setTime(listed.election.calendar.votingUntil.subtract({ hours: 47 }).toString());
    await remindByThemselves(house.deps);
    await remindByThemselves(house.deps);
    expect(await letters()).toHaveLength(24);
  });

  test('how many have voted is not said while they are few, or those who have not', async () => {
    await castVotes(house, listed, [[0]]);
    expect(wordsIn(await page('/escrutinio', overseer))).toContain('cuando han votado y faltan por votar al menos');
  });
});
