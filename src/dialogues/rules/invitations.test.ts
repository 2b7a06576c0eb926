import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import {
  type AnswerTimes,
  decideConfirmation,
  decideDecline,
  decideReminder,
  decideRevocation,
  decideSubstitution,
  decideWithdrawal,
  type Invitation,
  type Place,
  type Places,
  toRemind,
} from './invitations.ts';

const at = (text: string) => Temporal.Instant.from(text);
const times: AnswerTimes = {
  opensAt: at('2023-07-10T12:00:00Z'),
  closesAt: at('2023-08-07T06:00:00Z'),
  startsAt: at('2023-08-08T14:00:00Z'),
  cancelled: false,
};
const now = at('2023-07-20T12:00:00Z');
const afterClose = at('2023-08-07T06:00:00Z');
const begun = times.startsAt;

const invitation: Invitation = {
  id: 'ana',
  email: 'ana@red.org',
  list: 'members',
  answer: null,
  ended: null,
  remindedAt: null,
  invitedAt: at('2023-07-10T12:00:00Z'),
};
const place = (invitationId: string, email = `${invitationId}@red.org`, list = 'members'): Place => ({
  invitationId,
  email,
  list,
});
const places = (...taken: Place[]): Places => ({ taken, quota: null, perAddress: 1 });
const refused = (...codes: string[]) => ({ ok: false, reasons: codes.map((code) => ({ code })) });

test('an invited person confirms their seat', () => {
  expect(decideConfirmation(invitation, times, places(), now)).toEqual(accept(place('ana')));
});

test.each<[string, Partial<Invitation>, Partial<AnswerTimes>, Temporal.Instant, string]>([
  ['before the dialogue is announced', {}, { opensAt: null }, now, 'answers-not-open'],
  ['before answers open', {}, {}, at('2023-07-10T11:59:59Z'), 'answers-not-open'],
  ['from the moment answers close', {}, {}, afterClose, 'answers-closed'],
  ['once it is called off', {}, { cancelled: true }, now, 'dialogue-cancelled'],
  ['by a revoked invitation', { ended: 'revoked' }, {}, now, 'invitation-revoked'],
  ['by one passed on to a substitute', { ended: 'substituted' }, {}, now, 'invitation-passed-on'],
])('nobody confirms or declines %s', (_fact, change, moment, when, code) => {
  const one = { ...invitation, ...change };
  expect(decideConfirmation(one, { ...times, ...moment }, places(), when)).toEqual(refused(code));
  expect(decideDecline(one, { ...times, ...moment }, when)).toEqual(refused(code));
});

test('a second click does not take a second seat', () => {
  expect(decideConfirmation({ ...invitation, answer: 'confirmed' }, times, places(place('ana')), now)).toEqual(
    refused('already-confirmed'),
  );
});

test('"only one person may enter from each e-mail address": by whatever list, however it is written', () => {
  expect(decideConfirmation(invitation, times, places(place('otra', ' ANA@Red.org', 'governments')), now)).toEqual({
    ok: false,
    reasons: [{ code: 'address-has-seat', params: { email: 'ana@red.org' } }],
  });
});

test('a charter may let an address hold more', () => {
  const two = { ...places(place('otra', 'ana@red.org')), perAddress: 2 };
  expect(decideConfirmation(invitation, times, two, now).ok).toBe(true);
});

test("a list's quota: the last place is taken, then it is full; other lists do not count", () => {
  const taken = (...list: Place[]): Places => ({ ...places(...list), quota: 2 });
  expect(decideConfirmation(invitation, times, taken(place('b'), place('x', 'x@gob.pe', 'governments')), now).ok).toBe(
    true,
  );
  expect(decideConfirmation(invitation, times, taken(place('b'), place('c')), now)).toEqual({
    ok: false,
    reasons: [{ code: 'list-full', params: { quota: 2 } }],
  });
});

test('a place kept for a substitute is theirs to confirm, even when the list is full', () => {
  const full: Places = { taken: [place('ana'), place('b')], quota: 2, perAddress: 1 };
  expect(decideConfirmation(invitation, times, full, now).ok).toBe(true);
});

test('every reason at once', () => {
  const full: Places = { taken: [place('b', 'ana@red.org')], quota: 1, perAddress: 1 };
  const result = decideConfirmation({ ...invitation, ended: 'revoked' }, times, full, afterClose);
  expect(result.ok ? [] : result.reasons.map(({ code }) => code)).toEqual([
    'invitation-revoked',
    'answers-closed',
    'address-has-seat',
    'list-full',
  ]);
});

test('who declined or withdrew may come after all', () => {
  expect(decideConfirmation({ ...invitation, answer: 'declined' }, times, places(), now).ok).toBe(true);
  expect(decideConfirmation({ ...invitation, answer: 'withdrawn' }, times, places(), now).ok).toBe(true);
});

test('an invitation is declined once; who confirmed withdraws instead', () => {
  expect(decideDecline(invitation, times, now)).toEqual(accept('declined'));
  expect(decideDecline({ ...invitation, answer: 'declined' }, times, now)).toEqual(refused('already-declined'));
  expect(decideDecline({ ...invitation, answer: 'confirmed' }, times, now)).toEqual(refused('already-confirmed'));
});

test('once it is called off, nobody withdraws, is replaced or is reminded', () => {
  const off = { ...times, cancelled: true };
  const confirmed: Invitation = { ...invitation, answer: 'confirmed' };
  expect(decideWithdrawal(confirmed, off, now)).toEqual(refused('dialogue-cancelled'));
  expect(decideSubstitution(confirmed, luis, off, [], now)).toEqual(refused('dialogue-cancelled'));
  expect(decideReminder(invitation, off, 3, now)).toEqual(refused('dialogue-cancelled'));
});

test('a seat is given back until the dialogue begins, also after answers have closed', () => {
  const confirmed: Invitation = { ...invitation, answer: 'confirmed' };
  expect(decideWithdrawal(confirmed, times, afterClose)).toEqual(accept({ releases: 'ana' }));
  expect(decideWithdrawal(confirmed, times, begun)).toEqual(refused('dialogue-begun'));
  expect(decideWithdrawal(invitation, times, now)).toEqual(refused('seat-not-confirmed'));
});

const luis = { name: ' Luis Gómez ', email: ' Luis@Red.org ' };

test("a substitute is invited on the same list, and the seat that was confirmed is kept for them: the list's quota stands", () => {
  expect(decideSubstitution({ ...invitation, answer: 'confirmed' }, luis, times, [invitation], now)).toEqual(
    accept({
      releases: 'ana',
      invite: { name: 'Luis Gómez', email: 'luis@red.org', list: 'members' },
      stands: null,
      placeKept: true,
    }),
  );
});

test.each([null, 'declined', 'withdrawn'] as const)(
  'nothing is kept for the substitute of someone who had no seat (%s)',
  (answer) => {
    expect(decideSubstitution({ ...invitation, answer }, luis, times, [], now)).toMatchObject({
      value: { placeKept: false },
    });
  },
);

test.each<[string, { name: string; email: string }, object[]]>([
  ['has a name', { ...luis, name: ' ' }, [{ code: 'substitute-name-missing', field: 'name' }]],
  ['has an address', { ...luis, email: 'luis' }, [{ code: 'substitute-email-invalid', field: 'email' }]],
  ['is another person', { ...luis, email: 'ANA@red.org' }, [{ code: 'substitute-is-oneself', field: 'email' }]],
  [
    'all of it at once',
    { name: '', email: '' },
    [
      { code: 'substitute-name-missing', field: 'name' },
      { code: 'substitute-email-invalid', field: 'email' },
    ],
  ],
])('a substitute %s', (_fact, substitute, reasons) => {
  const open = [invitation, { id: 'eva', email: 'Eva@red.org' }];
  expect(decideSubstitution(invitation, substitute, times, open, now)).toEqual({ ok: false, reasons });
});

test('who is invited already is not invited twice, and nothing is kept for them; whoever names them is not told', () => {
  const open = [invitation, { id: 'eva', email: 'Eva@red.org' }];
  const named = { name: 'Eva', email: 'eva@red.org' };
  expect(decideSubstitution({ ...invitation, answer: 'confirmed' }, named, times, open, now)).toEqual(
    accept({ releases: 'ana', invite: null, stands: 'eva', placeKept: false }),
  );
});

test('no substitutes once it has begun, nor by an invitation that has ended', () => {
  expect(decideSubstitution(invitation, luis, times, [], begun)).toEqual(refused('dialogue-begun'));
  expect(decideSubstitution({ ...invitation, ended: 'revoked' }, luis, times, [], now)).toEqual(
    refused('invitation-revoked'),
  );
});

test.each<[string, Partial<Invitation>, string | null]>([
  ['who has not answered', {}, null],
  ['not who confirmed', { answer: 'confirmed' }, 'already-answered'],
  ['not who declined', { answer: 'declined' }, 'already-answered'],
  ['not who withdrew', { answer: 'withdrawn' }, 'already-answered'],
  ['not whose invitation was revoked', { ended: 'revoked' }, 'invitation-revoked'],
  ['who was reminded seven days ago', { remindedAt: at('2023-07-13T12:00:00Z') }, null],
  ['not who was reminded less than seven days ago', { remindedAt: at('2023-07-13T12:00:01Z') }, 'reminded-recently'],
  ['not who was invited less than seven days ago', { invitedAt: at('2023-07-13T12:00:01Z') }, 'reminded-recently'],
])('reminded is %s', (_fact, change, code) => {
  const one = { ...invitation, ...change };
  const decided = decideReminder(one, times, 7, now);
  expect(decided.ok ? null : decided.reasons.map((reason) => reason.code)).toEqual(code === null ? null : [code]);
  expect(toRemind([one], times, 7, now)).toEqual(code === null ? [one] : []);
});

test('nobody is reminded of what can no longer be answered', () => {
  expect(toRemind([invitation], times, 7, afterClose)).toEqual([]);
});

test('a revoked invitation takes its seat with it, and is revoked once', () => {
  expect(decideRevocation({ ...invitation, answer: 'confirmed' })).toEqual(accept({ releases: 'ana' }));
  expect(decideRevocation(invitation)).toEqual(accept({ releases: null }));
  expect(decideRevocation({ ...invitation, ended: 'revoked' })).toEqual(refused('invitation-revoked'));
});

test('whatever people click in whatever order, no address holds two seats and no list more than its quota', () => {
  const click = fc.record({
    who: fc.integer({ min: 0, max: 5 }),
    what: fc.constantFrom('confirm', 'withdraw', 'substitute', 'revoke'),
  });
  const start = ['a', 'b', 'c', 'c', 'd', 'e'].map(
    (name, index): Invitation => ({
      ...invitation,
      id: String(index),
      email: `${name}@red.org`,
      list: index < 4 ? 'members' : 'governments',
    }),
  );
  fc.assert(
    fc.property(fc.array(click, { maxLength: 25 }), (clicks) => {
      const people = [...start];
      let taken: readonly Place[] = [];
      for (const { who, what } of clicks) {
        const one = people[who];
        if (!one) continue;
        if (what === 'confirm') {
          const decided = decideConfirmation(one, times, { taken, quota: 2, perAddress: 1 }, now);
          if (!decided.ok) continue;
          taken = [...taken.filter(({ invitationId }) => invitationId !== one.id), decided.value];
          people[who] = { ...one, answer: 'confirmed' };
        } else if (what === 'substitute') {
          const email = `s${people.length}@red.org`;
          const decided = decideSubstitution(one, { name: 'S', email }, times, people, now);
          if (!decided.ok) continue;
          const next: Invitation = { ...invitation, id: String(people.length), email, list: one.list };
          taken = taken.filter(({ invitationId }) => invitationId !== one.id);
          if (decided.value.placeKept) taken = [...taken, { invitationId: next.id, email, list: next.list }];
          people[who] = { ...one, ended: 'substituted' };
          people.push(next);
        } else {
          const decided = what === 'withdraw' ? decideWithdrawal(one, times, now) : decideRevocation(one);
          if (!decided.ok) continue;
          taken = taken.filter(({ invitationId }) => invitationId !== one.id);
          people[who] = what === 'withdraw' ? { ...one, answer: 'withdrawn' } : { ...one, ended: 'revoked' };
        }
        const emails = taken.map(({ email }) => email);
        expect(new Set(emails).size).toBe(emails.length);
        for (const list of ['members', 'governments']) {
          expect(taken.filter((held) => held.list === list).length).toBeLessThanOrEqual(2);
        }
      }
    }),
  );
});
