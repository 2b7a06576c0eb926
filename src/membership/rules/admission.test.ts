import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import {
  type AdmissionProposal,
  decideAdmission,
  decideObjecting,
  decideObjection,
  objectionDeadline,
  type ReviewedApplication,
} from './admission.ts';

const at = (text: string) => Temporal.Instant.from(text);
const charter = { refusalReasons: [{ key: 'duplicate' }, { key: 'outside-the-compact' }], objectionDays: 30 };
const zone = 'America/Costa_Rica';

const application: ReviewedApplication = {
  submittedAt: at('2026-11-01T15:00:00Z'),
  emailConfirmedAt: at('2026-11-01T15:10:00Z'),
  assistedByMesa: null,
  assistedBy: null,
  reviewers: [],
  mesas: [1, 3],
  decisions: [],
  applicants: ['ana'],
};
const admission: AdmissionProposal = {
  mesa: 1,
  outcome: 'admitted',
  reason: null,
  explanation: null,
  by: 'secretaria',
};
const refusal: AdmissionProposal = {
  ...admission,
  outcome: 'refused',
  reason: 'duplicate',
  explanation: 'Ya son miembros con el nombre Red Sur.',
};

test('an admission needs no reason', () => {
  expect(decideAdmission(application, admission, charter)).toEqual(accept(admission));
});

test('a refusal has one of the reasons of the charter, and words', () => {
  expect(decideAdmission(application, refusal, charter)).toEqual(accept(refusal));
});

test('reason and words filled in by mistake are not kept with an admission', () => {
  expect(decideAdmission(application, { ...refusal, outcome: 'admitted' }, charter)).toEqual(accept(admission));
});

test.each<[string, Partial<ReviewedApplication>, Partial<AdmissionProposal>, object[]]>([
  ['it was sent', { submittedAt: null, emailConfirmedAt: null }, {}, [{ code: 'application-not-submitted' }]],
  ['the e-mail is confirmed', { emailConfirmedAt: null }, {}, [{ code: 'email-not-confirmed' }]],
  ['the mesa is one it chose', {}, { mesa: 2 }, [{ code: 'mesa-not-chosen', params: { mesa: 2 } }]],
  [
    'the mesa has not decided',
    { decisions: [{ mesa: 1 }] },
    {},
    [{ code: 'mesa-already-decided', params: { mesa: 1 } }],
  ],
  ['the one who decides does not apply', {}, { by: 'ana' }, [{ code: 'own-application' }]],
  [
    'a refusal says why',
    {},
    { ...refusal, reason: null, explanation: '  ' },
    [
      { code: 'refusal-reason-missing', field: 'reason' },
      { code: 'refusal-explanation-missing', field: 'explanation' },
    ],
  ],
  [
    'the reason is of the charter, which has none about size, sector or country',
    {},
    { ...refusal, reason: 'too-small' },
    [{ code: 'refusal-reason-unknown', field: 'reason' }],
  ],
])('an application is decided only if %s', (_fact, change, proposal, reasons) => {
  expect(decideAdmission({ ...application, ...change }, { ...admission, ...proposal }, charter)).toEqual({
    ok: false,
    reasons,
  });
});

test('every reason at once', () => {
  const decided = { ...application, emailConfirmedAt: null, decisions: [{ mesa: 4 }] };
  const refused = decideAdmission(decided, { ...refusal, mesa: 4, by: 'ana', reason: null }, charter);
  expect(refused.ok ? [] : refused.reasons.map(({ code }) => code)).toEqual([
    'email-not-confirmed',
    'mesa-not-chosen',
    'mesa-already-decided',
    'own-application',
    'refusal-reason-missing',
  ]);
});

test('a group without e-mail that a mesa assists needs no confirmation', () => {
  expect(decideAdmission({ ...application, emailConfirmedAt: null, assistedByMesa: 3 }, admission, charter).ok).toBe(
    true,
  );
});

test('each mesa decides for itself', () => {
  expect(decideAdmission({ ...application, decisions: [{ mesa: 1 }] }, { ...admission, mesa: 3 }, charter).ok).toBe(
    true,
  );
});

const refusedAt = at('2026-11-20T20:00:00Z');
const decision = { outcome: 'refused', at: refusedAt, by: 'secretaria' } as const;
const objecting = (change: object, made: typeof decision | null = decision, days = charter.objectionDays) =>
  decideObjecting(
    made,
    { text: ' No somos la misma. ', at: refusedAt, earlier: false, ...change },
    { objectionDays: days },
    zone,
  );

test("the window closes at the end of the charter's last day, where the mechanism is", () => {
  expect(objectionDeadline(refusedAt, 30, zone)).toEqual(at('2026-12-21T06:00:00Z'));
  expect(objectionDeadline(at('2026-11-21T05:59:00Z'), 30, zone)).toEqual(at('2026-12-21T06:00:00Z'));
  expect(objectionDeadline(refusedAt, 7, zone)).toEqual(at('2026-11-28T06:00:00Z'));
});

test('a day that is 23 or 25 hours long is a day', () => {
  expect(objectionDeadline(at('2026-08-30T15:00:00Z'), 7, 'America/Santiago')).toEqual(at('2026-09-07T03:00:00Z'));
});

test('a refusal may be objected to until then, not a moment later', () => {
  expect(objecting({ at: at('2026-12-21T05:59:59.999Z') })).toEqual(
    accept({ text: 'No somos la misma.', at: at('2026-12-21T05:59:59.999Z') }),
  );
  expect(objecting({ at: at('2026-12-21T06:00:00Z') })).toEqual({
    ok: false,
    reasons: [{ code: 'objection-too-late', params: { days: 30 } }],
  });
});

test('an objection needs words, and is made once', () => {
  expect(objecting({ text: ' ', earlier: true })).toEqual({
    ok: false,
    reasons: [{ code: 'already-objected' }, { code: 'objection-text-missing', field: 'text' }],
  });
});

test('only a refusal can be objected to', () => {
  expect(objecting({}, null)).toEqual({ ok: false, reasons: [{ code: 'nothing-to-object-to' }] });
});

const open = { decided: false, applicants: ['ana'] };
const upheld = { outcome: 'upheld', explanation: ' Tienen razón. ', by: 'delegada' } as const;

test('an objection is decided by a person other than the one who refused', () => {
  expect(decideObjection(decision, open, upheld)).toEqual(accept({ outcome: 'upheld', explanation: 'Tienen razón.' }));
  expect(decideObjection(decision, open, { ...upheld, by: 'secretaria', explanation: '' })).toEqual({
    ok: false,
    reasons: [{ code: 'decided-by-who-refused' }, { code: 'objection-answer-missing', field: 'explanation' }],
  });
});

test('nobody decides on their own organization', () => {
  expect(decideObjection(decision, open, { ...upheld, by: 'ana' })).toEqual({
    ok: false,
    reasons: [{ code: 'own-application' }],
  });
});

test('an objection is decided once', () => {
  expect(decideObjection(decision, { ...open, decided: true }, upheld)).toEqual({
    ok: false,
    reasons: [{ code: 'objection-already-decided' }],
  });
});
