import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import {
  checkNote,
  decideRevision,
  decideWithdrawal,
  type NoteDraft,
  type NoteRules,
  type NoteWording,
  noteLength,
} from './notes.ts';

const charter: NoteRules = {
  languages: ['es', 'en'],
  dialogue: { noteKinds: ['advance', 'challenge', 'lesson', 'recommendation', 'synergy'].map((key) => ({ key })) },
  compact: {
    objectives: Array.from({ length: 23 }, (_, index) => ({ n: index + 1 })),
    principles: [{ key: 'people-centred' }, { key: 'human-rights' }],
  },
};
const questions = [
  { id: 'q1', themeId: 't1' },
  { id: 'q2', themeId: 't2' },
];
const draft: NoteDraft = {
  themeId: 't1',
  questionId: 'q1',
  kind: 'recommendation',
  text: 'Ampliar las vías de regularización.',
  language: 'es',
  objectives: [15, 7],
  principles: ['human-rights'],
};

test('a bullet is kept tidied: its tags in the order of the charter, each once', () => {
  const untidy = { ...draft, text: '  •  Ampliar las vías\nde   regularización. ', objectives: [15, 7, 15] };
  expect(checkNote(untidy, questions, charter)).toEqual(accept({ ...draft, objectives: [7, 15] }));
});

test('a bullet without a guiding question is of the theme as a whole', () => {
  expect(checkNote({ ...draft, questionId: null }, questions, charter).ok).toBe(true);
});

test('"no actor is identified by name": what is kept has no field for the speaker', () => {
  const kept = checkNote({ ...draft, ...{ speaker: 'Ana', by: 'Ana' } }, questions, charter);
  expect(kept.ok ? Object.keys(kept.value).sort() : []).toEqual([
    'kind',
    'language',
    'objectives',
    'principles',
    'questionId',
    'text',
    'themeId',
  ]);
});

test.each<[string, Partial<NoteDraft>, object]>([
  ['has words', { text: ' • \n' }, { code: 'note-empty', field: 'text' }],
  [
    'is short',
    { text: 'á'.repeat(noteLength + 1) },
    { code: 'note-too-long', field: 'text', params: { max: noteLength } },
  ],
  ['is of a kind the charter knows', { kind: 'gossip' }, { code: 'note-kind-unknown', field: 'kind' }],
  [
    'answers a question of its own theme',
    { questionId: 'q2' },
    { code: 'note-question-of-another-theme', field: 'question' },
  ],
  [
    'answers a question that exists',
    { questionId: 'q9' },
    { code: 'note-question-of-another-theme', field: 'question' },
  ],
  ['is in a language of the charter', { language: 'tlh' }, { code: 'note-language-unknown', field: 'language' }],
  ['names objectives of the compact', { objectives: [7, 24] }, { code: 'note-objective-unknown', field: 'objectives' }],
  ['names its principles', { principles: ['profit'] }, { code: 'note-principle-unknown', field: 'principles' }],
])('a bullet %s', (_fact, change, reason) => {
  expect(checkNote({ ...draft, ...change }, questions, charter)).toEqual({ ok: false, reasons: [reason] });
});

test('length is counted as people count: an emoji is one', () => {
  expect(checkNote({ ...draft, text: '🙂'.repeat(noteLength) }, questions, charter).ok).toBe(true);
});

const wording: NoteWording = {
  questionId: 'q1',
  kind: 'advance',
  text: 'A',
  language: 'es',
  objectives: [7],
  principles: [],
};
const third = { ...wording, version: 3, withdrawn: false };

test('written on the last version, it is the next', () => {
  const next = { ...wording, text: 'B' };
  expect(decideRevision(third, { base: 3, wording: next })).toEqual(
    accept({ kind: 'saved', version: 4, wording: next }),
  );
});

test('written on an older version, nobody overwrites anybody: both texts are shown', () => {
  const mine = { ...wording, text: 'B' };
  expect(decideRevision(third, { base: 2, wording: mine })).toEqual(
    accept({ kind: 'conflict', version: 3, theirs: wording, mine }),
  );
});

test('sent twice after a lost connection, it is one change', () => {
  expect(decideRevision(third, { base: 2, wording })).toEqual(accept({ kind: 'unchanged', version: 3 }));
  expect(decideRevision(third, { base: 3, wording: { ...wording } })).toEqual(
    accept({ kind: 'unchanged', version: 3 }),
  );
});

test.each([
  ['another question', { questionId: null }],
  ['another kind', { kind: 'lesson' }],
  ['another language', { language: 'en' }],
  ['another objective', { objectives: [8] }],
  ['another principle', { principles: ['human-rights'] }],
])('%s is a change', (_fact, change) => {
  expect(decideRevision(third, { base: 3, wording: { ...wording, ...change } })).toMatchObject({
    value: { kind: 'saved' },
  });
});

test.each([0, 4, 1.5, Number.NaN])('a version that never was (%d) is refused', (base) => {
  expect(decideRevision(third, { base, wording })).toEqual({ ok: false, reasons: [{ code: 'note-version-unknown' }] });
});

test('a withdrawn bullet is not rewritten', () => {
  expect(decideRevision({ ...third, withdrawn: true }, { base: 3, wording })).toEqual({
    ok: false,
    reasons: [{ code: 'note-withdrawn' }],
  });
});

test.each<[string, typeof third, number, unknown]>([
  ['as it was last seen, it is withdrawn', third, 3, accept('withdraw')],
  ['withdrawn before, it is so already', { ...third, withdrawn: true }, 1, accept('already')],
  ['not what someone else wrote meanwhile', third, 2, { ok: false, reasons: [{ code: 'note-changed-meanwhile' }] }],
  ['not a version that never was', third, 4, { ok: false, reasons: [{ code: 'note-version-unknown' }] }],
])('withdrawing: %s', (_fact, current, base, decided) => {
  expect(decideWithdrawal(current, base)).toEqual(decided);
});

test('several rapporteurs at once: every wording was saved by someone who had seen the one before it', () => {
  const step = fc.record({
    writer: fc.nat({ max: 2 }),
    refresh: fc.boolean(),
    text: fc.constantFrom('A', 'B', 'C', 'D'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let current = { ...third };
      const seen = [3, 3, 3];
      for (const { writer, refresh, text } of steps) {
        if (refresh) seen[writer] = current.version;
        const base = seen[writer] ?? 3;
        const decided = decideRevision(current, { base, wording: { ...wording, text } });
        if (!decided.ok || decided.value.kind !== 'saved') continue;
        expect(base).toBe(current.version);
        expect(decided.value.version).toBe(current.version + 1);
        current = { ...decided.value.wording, version: decided.value.version, withdrawn: false };
        seen[writer] = current.version;
      }
    }),
  );
});
