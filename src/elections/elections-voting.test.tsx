import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../accounts/types.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { displayOrder } from './rules/display-order.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import type { Member } from './testing/members.ts';

let house: House;
let listed: ListedElection;
beforeAll(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  listed = await makeListedElection(house, { organizations: 12 });
});
afterAll(() => house.close());

const member = (at: number): Member => {
  const found = listed.members[at];
  if (!found) throw new Error(`no member ${at}`);
  return found;
};
const path = (at: number): string => `/es/elecciones/${listed.election.slug}/papeleta/${member(at).organizationId}`;
const fields = (ranking: readonly number[]): Record<string, string> =>
  Object.fromEntries(ranking.map((n, place) => [`lugar-${n}`, String(place + 1)]));
const marks = async (): Promise<number> =>
  (await house.deps.db.selectFrom('vote_mark').select('organization_id').execute()).length;

/** Reviews a ballot; the answer is the receipt's code that the page carries. */
async function review(at: number, ranking: readonly number[], as = member(at).representative.token): Promise<string> {
  const answer = await house.ask(`${path(at)}/revision`, { as, form: fields(ranking) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const code = /name="constancia" value="([^"]+)"/.exec(await answer.text())?.[1];
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  return code ?? '';
}

const cast = (at: number, ranking: readonly number[], constancia: string, as = member(at).representative.token) =>
  house.ask(path(at), { as, form: { ...fields(ranking), constancia } });

const said = async (answer: Response): Promise<string> => wordsIn(await answer.text());

describe('a ballot', () => {
  test('shows the candidates in the organization’s own order, with a field for each', async () => {
    const html = await (await house.ask(path(0), { as: member(0).representative.token })).text();
    const order = [...html.matchAll(/<input[^>]* name="lugar-(\d+)"/g)].map(([, n]) => Number(n));
    expect(order).toEqual(displayOrder(listed.election.id, member(0).organizationId, [1, 2, 3, 4]));
  });

  test('is reviewed, then cast, and leaves a receipt', async () => {
    const code = await review(0, [3, 1]);
    expect(await marks()).toBe(0);
    const answer = await cast(0, [3, 1], code);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`<code class="secret">${code}</code>`);
    expect(await marks()).toBe(1);
    const ballots = await house.deps.db.selectFrom('ballot').select('ranking').execute();
    expect(ballots).toEqual([{ ranking: [3, 1] }]);
  });

  test('once cast, its organization names nobody to cast it any more', async () => {
    const { slug, representative } = member(0);
    const naming = `/es/elecciones/${listed.election.slug}/voto/${slug}`;
    const words = 'Su organización ya votó. Cada organización tiene un voto y no se puede cambiar.';
    const page = await (await house.ask(naming, { as: representative.token })).text();
    expect([page.includes(words), page.includes('name="email"')]).toEqual([true, false]);
    const form = { name: 'Votante', email: 'votante@x.example', substituteName: '', substituteEmail: '' };
    const answer = await house.ask(naming, { as: representative.token, form });
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true]);
    expect(await house.deps.db.selectFrom('voter_accreditation').selectAll().execute()).toEqual([]);
  });

  test('sent again, it is one vote with the same receipt; another is refused in words', async () => {
    const code = await review(1, [2]);
    const answers = await Promise.all([cast(1, [2], code), cast(1, [2], code), cast(1, [2], code)]);
    for (const answer of answers) expect(await answer.text()).toContain(code);
    expect(await marks()).toBe(2);
    const again = await cast(1, [1], '00000-00000-00000-00000');
    expect(again.status).toBe(422);
    expect(await said(again)).toContain(
      'Su organización ya votó. Cada organización tiene un voto y no se puede cambiar.',
    );
    // The alternate speaks for the same organization.
    const alternate = await cast(1, [1], '00000-00000-00000-00001', member(1).alternate?.token);
    expect(alternate.status).toBe(422);
    expect(await marks()).toBe(2);
  });

  test('two who vote for one organization at the same moment: one vote is in', async () => {
    const [one, other] = [await review(2, [1]), await review(2, [2], member(2).alternate?.token)];
    const answers = await Promise.all([cast(2, [1], one), cast(2, [2], other, member(2).alternate?.token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await marks()).toBe(3);
  });

  test('that cannot be read comes back with every reason beside its field and the input kept', async () => {
    const as = member(3).representative.token;
    const form = { 'lugar-1': '1', 'lugar-2': '1', 'lugar-3': 'dos', 'lugar-4': '9' };
    const answer = await house.ask(`${path(3)}/revision`, { as, form });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html.match(/<div class="error-summary".*?<\/div>/s)?.[0].match(/<li>/g)).toHaveLength(4);
    expect(html).toContain('El 1 está escrito más de una vez: dé a cada persona un número distinto.');
    expect(html).toContain('Escriba un número entero del 1 al 4, o deje el lugar vacío.');
    expect(html).toContain('value="dos"');
    const empty = await house.ask(`${path(3)}/revision`, { as, form: {} });
    expect([empty.status, await said(empty)]).toEqual([422, expect.stringContaining('Su papeleta está vacía.')]);
  });

  test('goes back to be corrected with what was written', async () => {
    const answer = await house.ask(path(3), {
      as: member(3).representative.token,
      form: { ...fields([4, 2]), constancia: '00000-00000-00000-00000', corregir: 'si' },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/name="lugar-2" value="2"/);
    expect(await marks()).toBe(3);
  });

  test.each(['', 'x', '<script>', 'UUUUU-UUUUU-UUUUU-UUUUU'])(
    'with %j for a receipt is not cast',
    async (constancia) => {
      const answer = await cast(3, [1], constancia);
      expect([answer.status, await said(answer)]).toEqual([422, expect.stringContaining('las 20 letras y cifras')]);
      expect(await marks()).toBe(3);
    },
  );

  test('does not rank whoever withdrew between the page and the sending', async () => {
    const code = await review(3, [1, 2]);
    const [first] = listed.list.candidates;
    await house.deps.db
      .insertInto('candidacy_withdrawal')
      .values({ candidacy_id: first?.candidacyId ?? '', cause: 'withdrawn', at: house.deps.clock() })
      .execute();
    const answer = await cast(3, [1, 2], code);
    expect([answer.status, await said(answer)]).toEqual([422, expect.stringContaining('retiró su candidatura')]);
    await house.deps.db.deleteFrom('candidacy_withdrawal').execute();
  });
});

describe('who votes', () => {
  test('another organization’s ballot is nobody’s, and does not say whether it voted', async () => {
    for (const at of [0, 4]) {
      const answer = await house.ask(path(at), { as: member(5).representative.token });
      expect(await said(answer)).toContain('Usted no tiene ahora el encargo de votar por esta organización.');
    }
    const sent = await cast(4, [1], '00000-00000-00000-00002', member(5).representative.token);
    expect(sent.status).toBe(422);
    const nowhere = '019a0000-0000-7000-8000-000000000000';
    const answer = await house.ask(`/es/elecciones/${listed.election.slug}/papeleta/${nowhere}`, {
      as: member(5).representative.token,
      form: { ...fields([1]), constancia: '00000-00000-00000-00003' },
    });
    expect([answer.status, await said(answer)]).toEqual([422, expect.stringContaining('no está en el padrón')]);
    expect(await marks()).toBe(3);
  });

  test('whoever the organization accredited, and the substitute; nobody else then', async () => {
    const { db, clock } = house.deps;
    const voter = await house.signIn({ name: 'Vera Voto' });
    const substitute = await house.signIn({ name: 'Sol Suplente' });
    await db
      .insertInto('voter_accreditation')
      .values({
        election_id: listed.election.id,
        organization_id: member(6).organizationId,
        person_id: voter.personId,
        substitute_id: substitute.personId,
        at: clock(),
      })
      .execute();
    const own = await cast(6, [1], '00000-00000-00000-00004');
    expect(own.status).toBe(422);
    const page = await said(
      await house.ask(`/es/elecciones/${listed.election.slug}/papeleta`, { as: substitute.token }),
    );
    expect(page).toContain(member(6).name);
    const code = await review(6, [1], substitute.token);
    expect((await cast(6, [1], code, substitute.token)).status).toBe(200);
    expect((await cast(6, [1], '00000-00000-00000-00005', voter.token)).status).toBe(422);
    expect(await marks()).toBe(4);
  });

  test('no more, once the mandate ended a minute ago', async () => {
    const { db, clock } = house.deps;
    const code = await review(7, [1]);
    const mandates = await db
      .selectFrom('mandate')
      .select('id')
      .where('person_id', '=', member(7).representative.personId as PersonId)
      .execute();
    const at = clock().subtract({ minutes: 1 });
    await db
      .insertInto('mandate_end')
      .values(mandates.map(({ id }) => ({ mandate_id: id, at, cause: 'replaced', recorded_at: at })))
      .execute();
    const answer = await cast(7, [1], code);
    expect([answer.status, await said(answer)]).toEqual([422, expect.stringContaining('no tiene ahora el encargo')]);
    expect(await marks()).toBe(4);
  });
});

test('many at once: each is answered on its own, and one that is refused holds up nobody', async () => {
  const receipt = (at: number): string => `11111-11111-11111-1111${at}`;
  const answers = await Promise.all([
    cast(10, [1, 2], receipt(1)),
    cast(5, [], receipt(2)),
    cast(11, [4], receipt(3)),
    cast(3, [3], receipt(4), member(5).representative.token),
    cast(0, [2], receipt(5)),
    cast(4, [2], receipt(6)),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 200, 422, 422, 200]);
  expect(await marks()).toBe(7);
  const ballots = await house.deps.db.selectFrom('ballot').select('ranking').execute();
  expect(ballots.map(({ ranking }) => ranking.join('')).sort()).toEqual(expect.arrayContaining(['12', '2', '4']));
  expect(ballots).toHaveLength(7);
});

test('a vote at the very second of the end is late; closed, a clock that jumps back does not open it again', async () => {
  const code = await review(8, [1]);
  const { votingUntil } = listed.election.calendar;
  house.setTime(votingUntil.subtract({ milliseconds: 1 }).toString());
  expect((await cast(8, [1], code)).status).toBe(200);
  house.setTime(votingUntil.toString());
  const late = await cast(9, [1], '00000-00000-00000-00006');
  expect([late.status, await said(late)]).toEqual([422, expect.stringContaining('este voto llegó tarde y no cuenta')]);
  await house.deps.db
    .insertInto('election_closure')
    .values({ election_id: listed.election.id, outcome: 'counted', entitled: 12, voted: 8, at: votingUntil })
    .execute();
  house.setTime(votingUntil.subtract({ hours: 5 }).toString());
  const back = await cast(9, [1], '00000-00000-00000-00006');
  expect([back.status, await said(back)]).toEqual([422, expect.stringContaining('este voto llegó tarde y no cuenta')]);
  expect(await marks()).toBe(8);
});
