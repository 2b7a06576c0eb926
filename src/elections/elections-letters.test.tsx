import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { closeWhatIsOver } from './jobs.ts';
import { findElectionById } from './store/elections.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

const start = '2026-11-20T12:00:00Z';
let house: House;
let overseers: readonly { readonly email: string; readonly token: string }[];
let listed: ListedElection;
let n = 0;

beforeAll(async () => {
  house = await openHouse({ at: start });
  await prepareHouse(house.deps);
  const mandates = [{ office: 'agency-focal-point', body: 'working-group' }] as const;
  const [olga, omar] = ['olga@example.org', 'omar@example.org'];
  overseers = [
    { email: olga, ...(await house.signIn({ name: 'Olga Observa', email: olga, mandates })) },
    { email: omar, ...(await house.signIn({ name: 'Omar Observa', email: omar, mandates })) },
  ];
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2030-01-01T00:00:00Z') })
    .execute();
});
afterAll(() => house.close());

beforeEach(async () => {
  house.setTime(start);
  n += 1;
  listed = await makeListedElection(house, { organizations: 8, mesa: (n % 4) + 1, slug: `cartas-${n}` });
});

const send = (rest: string, form: Record<string, string> = {}, as = overseers[0]?.token ?? '') =>
  house.ask(`/es/elecciones/${listed.election.slug}${rest}`, { as, form });
const calendar = async () => {
  const election = await findElectionById(house.deps.db, listed.election.id);
  if (!election) throw new Error('no election');
  return election.calendar;
};
async function close(): Promise<void> {
  house.setTime((await calendar()).votingUntil.toString());
  await closeWhatIsOver(house.deps);
  await closeWhatIsOver(house.deps);
}

type Letter = { readonly recipient: string; readonly subject: string; readonly body: string };
/** Letters since the last look. */
async function letters(): Promise<readonly Letter[]> {
  const rows = await house.deps.db.deleteFrom('mail_message').returningAll().execute();
  return rows.map((row) => ({ recipient: row.recipient, subject: row.subject, body: row.text.replace(/\s+/g, ' ') }));
}
const of = (all: readonly Letter[], subject: string): readonly string[] =>
  all
    .filter((one) => one.subject.startsWith(subject))
    .map(({ recipient }) => recipient)
    .sort();
const everyone = (): readonly string[] =>
  listed.members
    .flatMap(({ representative, alternate }) => [representative.email, ...(alternate ? [alternate.email] : [])])
    .sort();
const emailOf = (at: number): string => listed.members[at]?.representative.email ?? '';

describe('a vote that too few cast', () => {
  test('is extended with the same letter to all who may vote, and ends with one to all members', async () => {
    await castVotes(house, listed, [[0]]);
    await letters();
    await close();
    const extended = await letters();
    expect(of(extended, 'La votación se prolonga: ')).toEqual(everyone());
    expect(extended).toHaveLength(everyone().length);
    const said = extended.map(({ recipient, body }) => {
      const member = listed.members.find((one) => [one.representative.email, one.alternate?.email].includes(recipient));
      const name = member?.representative.email === recipient ? member.representative.name : member?.alternate?.name;
      return body.replaceAll(name ?? '', 'N').replaceAll(member?.name ?? '', 'O');
    });
    expect(new Set(said).size).toBe(1);
    await close();
    const ended = await letters();
    expect(of(ended, 'Resultado de la elección: ')).toEqual(everyone());
    expect(ended).toHaveLength(everyone().length);
    expect(ended[0]?.body).toContain('la elección queda sin efecto. Habrá que convocar de nuevo.');
  });
});

describe('a vote that is counted', () => {
  beforeEach(async () => {
    await castVotes(house, listed, [[0, 2, 1], [0, 2, 1], [0, 2, 1], [0, 1], [1, 0], [2, 3], [3]]);
    await letters();
    await close();
  });
  const complain = async (as: string | undefined) => {
    const form = { ground: 'count', text: 'La ronda 2.', once: crypto.randomUUID() };
    await send('/reclamacion', form, as);
    await send('/reclamacion', form, as);
  };
  const idOf = async (): Promise<string> =>
    (
      await house.deps.db
        .selectFrom('election_complaint')
        .select('id')
        .where('election_id', '=', listed.election.id)
        .executeTakeFirstOrThrow()
    ).id;

  test('tells the members where the result is, and at the proclamation each candidate what came of it', async () => {
    const published = await letters();
    expect(of(published, 'Resultado de la elección: ')).toEqual(everyone());
    expect(published).toHaveLength(everyone().length);
    expect(published[0]?.body).toContain(`/es/elecciones/${listed.election.slug}/resultado`);
    expect(published[0]?.body).toContain('El resultado es provisional: se puede reclamar hasta');
    house.setTime((await calendar()).complaintsUntil.toString());
    expect((await send('/escrutinio/proclamacion')).status).toBe(303);
    expect((await send('/escrutinio/proclamacion')).status).toBe(422);
    const told = await letters();
    expect(told.map(({ recipient, subject }) => [recipient, subject.split(':')[0]]).sort()).toEqual(
      [
        [emailOf(0), 'Secretaría'],
        [emailOf(3), 'Delegatura principal'],
        [emailOf(1), 'Delegatura suplente'],
        [emailOf(2), 'Resultado de la elección'],
      ].sort(),
    );
    const alternate = told.find(({ recipient }) => recipient === emailOf(1));
    expect(alternate?.body).toContain('Es una suplencia: le corresponde porque las mismas papeletas');
    expect(told.find(({ recipient }) => recipient === emailOf(2))?.body).toContain('Gracias por presentarse');
  });

  test('tells of a complaint those who may decide it and, twice, whoever complained', async () => {
    await letters();
    await complain(listed.members[5]?.representative.token);
    const filed = await letters();
    expect(of(filed, 'Una reclamación espera decisión: ')).toEqual(overseers.map(({ email }) => email).sort());
    expect(of(filed, 'Recibimos su reclamación: ')).toEqual([emailOf(5)]);
    expect(filed).toHaveLength(3);
    expect(filed.some(({ body }) => body.includes('La ronda 2.'))).toBe(false);
    await send(`/escrutinio/reclamaciones/${await idOf()}`, { outcome: 'dismissed', explanation: 'Se contó bien.' });
    const decided = await letters();
    expect(of(decided, 'Su reclamación está decidida: ')).toEqual([emailOf(5)]);
    expect(decided).toHaveLength(1);
    expect(decided[0]?.body).toContain('se mantuvo el resultado. Las razones: Se contó bien.');
  });

  test('is annulled by two: the second overseer is asked, then all are told, each once', async () => {
    await complain(listed.members[5]?.representative.token);
    await letters();
    const at = `/escrutinio/reclamaciones/${await idOf()}`;
    await send(at, { outcome: 'upheld', explanation: 'Faltó una organización.' });
    const asked = await letters();
    expect(asked.map(({ recipient, subject }) => [recipient, subject.split(':')[0]])).toEqual([
      [overseers[1]?.email, 'Falta una segunda persona para decidir'],
    ]);
    await send(`${at}/confirmacion`, {}, overseers[1]?.token);
    const annulled = await letters();
    expect(of(annulled, 'Elección anulada: ')).toEqual(everyone());
    expect(of(annulled, 'Su reclamación está decidida: ')).toEqual([emailOf(5)]);
    expect(annulled).toHaveLength(everyone().length + 1);
  });

  test('stands where the second overseer rejects the proposal to annul it, with reasons', async () => {
    await complain(listed.members[5]?.representative.token);
    const at = `/escrutinio/reclamaciones/${await idOf()}`;
    await send(at, { outcome: 'upheld', explanation: 'Faltó una organización.' });
    const rejected = { outcome: 'dismissed', explanation: 'Estaba en el padrón.' };
    expect((await send(at, rejected)).status).toBe(422);
    expect((await send(at, rejected, overseers[1]?.token)).status).toBe(303);
    const election = await findElectionById(house.deps.db, listed.election.id);
    expect(election?.cancelled).toBe(null);
    expect(of(await letters(), 'Elección anulada: ')).toEqual([]);
    expect((await send(`${at}/confirmacion`, {}, overseers[1]?.token)).status).toBe(422);
  });
});
