import { describe, expect, test } from 'vitest';
import { findNames, indexNames, type ReportText } from './attribution.ts';
import type { KnownEntity } from './entities.ts';
import { decideResolution, entityKey, type Resolution, settle, textHash } from './resolutions.ts';

const known: readonly KnownEntity[] = [
  { kind: 'organization', id: 'o', name: 'Senderos del Istmo', acronym: null, formerNames: [], contacts: [] },
  {
    kind: 'government-institution',
    id: 'g',
    name: 'Ministerio de la Mujer',
    acronym: null,
    formerNames: [],
    contacts: [],
  },
  { kind: 'person', id: 'p1', name: 'Ana Núñez', contacts: [] },
  { kind: 'person', id: 'p2', name: 'Luis Núñez', contacts: [] },
];
const textOf = (text: string, id = 'item', language = 'es'): ReportText => ({ id, language, text });
const settled = (texts: readonly ReportText[], resolutions: readonly Resolution[] = []) =>
  settle(texts, findNames(indexNames(known, []), texts), resolutions);

const allowed = { governmentsMayBeNamed: true };
const approver = { mayApproveNaming: true };

function only(text: string) {
  const [one] = settled([textOf(text)]);
  if (!one) throw new Error(`nothing found in ${text}`);
  return one;
}

describe('every name found must be resolved', () => {
  const text = 'Desde el Ministerio de la Mujer se destacó una revisión previa; Senderos del Istmo coincidió.';

  test('a finding is open until somebody resolves it', () => {
    expect(settled([textOf(text)]).map(({ finding, resolution }) => [finding.matched, resolution])).toEqual([
      ['Ministerio de la Mujer', null],
      ['Senderos del Istmo', null],
    ]);
  });

  test('rewritten: a name that no longer stands there needs no resolution', () => {
    expect(settled([textOf('Desde un gobierno se destacó una revisión previa.')])).toEqual([]);
  });

  test('a resolution stands for its wording and place only: an edit of the text reopens it', () => {
    const open = only('el Ministerio de la Mujer revisa');
    const decided = decideResolution(
      open,
      { resolution: 'government-initiative', reason: 'Presentó su iniciativa', seen: open.textHash },
      allowed,
      approver,
    );
    if (!decided.ok) throw new Error('refused');
    const texts = (wording: string) => [textOf('Otra cosa.', 'other'), textOf(wording)];
    expect(settled(texts('el Ministerio de la Mujer revisa'), [decided.value])[0]?.resolution).toEqual(decided.value);
    expect(settled(texts('el Ministerio de la Mujer revisa.'), [decided.value])[0]?.resolution).toBeNull();
    expect(settled([textOf('El Ministerio de la Mujer revisa')], [decided.value])[0]?.resolution).toBeNull();
  });

  test('the same wording in another language or item carries the same judgement', () => {
    const open = only('Ministerio de la Mujer');
    const resolution = {
      ...open.finding,
      textHash: open.textHash,
      entity: open.entity,
      resolution: 'not-a-name' as const,
    };
    expect(settled([textOf('Ministerio de la Mujer', 'x', 'en')], [resolution])[0]?.resolution).toEqual(resolution);
  });

  test('a new member of the same name is judged anew', () => {
    const [one] = settled([textOf('Núñez')]);
    expect(one?.finding.entities).toHaveLength(2);
    expect(one?.entity).toMatch(/^several:[0-9a-f]{32}$/);
    const fewer = findNames(indexNames(known.slice(0, 3), []), [textOf('Núñez')]).map(entityKey);
    expect(fewer).toEqual(['person:p1']);
  });
});

describe('institutions of governments presenting their own initiatives may be named, each by a named approval', () => {
  const naming = (text: string, more: { reason?: string; seen?: string } = {}) => {
    const open = only(text);
    return {
      open,
      proposal: {
        resolution: 'government-initiative' as const,
        reason: 'Su propia iniciativa',
        seen: open.textHash,
        ...more,
      },
    };
  };

  test('by someone who may approve it, with the reason kept', () => {
    const { open, proposal } = naming('el Ministerio de la Mujer revisa', { reason: '  Su propia iniciativa ' });
    expect(decideResolution(open, proposal, allowed, approver)).toEqual({
      ok: true,
      value: {
        textHash: textHash('el Ministerio de la Mujer revisa'),
        start: 3,
        end: 25,
        entity: 'government-institution:g',
        resolution: 'government-initiative',
        reason: 'Su propia iniciativa',
      },
    });
  });

  test.each(['Senderos del Istmo', 'Ana Núñez', 'escribir a otra@example.net'])('but not %s', (text) => {
    const { open, proposal } = naming(text);
    expect(decideResolution(open, proposal, allowed, approver)).toEqual({
      ok: false,
      reasons: [{ code: 'naming-not-government', field: 'resolution' }],
    });
  });

  test('all reasons against it are given at once', () => {
    const { open, proposal } = naming('Senderos del Istmo', { reason: ' ', seen: 'another wording' });
    expect(decideResolution(open, proposal, { governmentsMayBeNamed: false }, { mayApproveNaming: false })).toEqual({
      ok: false,
      reasons: [
        { code: 'naming-text-changed' },
        { code: 'naming-reason-missing', field: 'reason' },
        { code: 'naming-not-government', field: 'resolution' },
        { code: 'naming-closed', field: 'resolution' },
        { code: 'naming-without-power', field: 'resolution' },
      ],
    });
  });
});

describe('not a name', () => {
  test('may be said by any editor, with a reason', () => {
    const open = only('Ley Núñez');
    const proposal = { resolution: 'not-a-name' as const, reason: 'Es el nombre de una ley', seen: open.textHash };
    expect(decideResolution(open, proposal, { governmentsMayBeNamed: false }, { mayApproveNaming: false }).ok).toBe(
      true,
    );
    expect(decideResolution(open, { ...proposal, reason: '' }, allowed, approver)).toEqual({
      ok: false,
      reasons: [{ code: 'naming-reason-missing', field: 'reason' }],
    });
  });
});
