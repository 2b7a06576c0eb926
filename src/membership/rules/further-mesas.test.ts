import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { decideFurtherMesas, decideLeaving } from './further-mesas.ts';

const charter = readCharter('pmm-lac');
const standing = { current: [1], deciding: [2], refused: [3] };

test('"pudiendo participar en tantas mesas consideren pertinentes": all the others, at once', () => {
  expect(decideFurtherMesas({ current: [1], deciding: [], refused: [] }, [2, 3, 4, 4], charter)).toEqual({
    ok: true,
    value: [2, 3, 4],
  });
});

test('those it is in already are passed over, so that a second click changes nothing', () => {
  expect(decideFurtherMesas({ current: [1, 4], deciding: [], refused: [] }, [4], charter)).toEqual({
    ok: true,
    value: [],
  });
});

test('a choice does not go round a mesa that is deciding or has refused; all reasons at once', () => {
  const decision = decideFurtherMesas(standing, [2, 3, 9], charter);
  expect(decision.ok ? [] : decision.reasons.map(({ code, params }) => [code, params])).toEqual([
    ['mesa-still-deciding', { mesa: 2 }],
    ['mesa-has-refused', { mesa: 3 }],
    ['mesa-unknown', { value: 9 }],
  ]);
});

test('nothing chosen is said', () => {
  expect(decideFurtherMesas(standing, [], charter)).toMatchObject({ ok: false, reasons: [{ code: 'mesa-missing' }] });
});

test('a charter that allows one mesa allows one', () => {
  const basin = readCharter(riverBasin);
  expect(decideFurtherMesas({ current: [1], deciding: [], refused: [] }, [2], basin)).toMatchObject({
    ok: false,
    reasons: [{ code: 'too-many-mesas', params: { max: 1 } }],
  });
});

test('a member leaves one mesa of several; the last one only by leaving altogether', () => {
  expect(decideLeaving([1, 2], 2)).toEqual({ ok: true, value: 2 });
  expect(decideLeaving([1, 2], 3)).toMatchObject({ ok: false, reasons: [{ code: 'not-in-mesa' }] });
  expect(decideLeaving([1], 1)).toMatchObject({ ok: false, reasons: [{ code: 'last-mesa' }] });
});
