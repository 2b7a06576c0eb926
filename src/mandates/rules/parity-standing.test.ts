import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { type AskedHolder, parityStanding, publicParity } from './parity-standing.ts';

const charter = readCharter('pmm-lac');
const { parity } = charter;

/** Holders of the rule's offices, one person each. */
const holding = (...genders: (string | null)[]): AskedHolder[] =>
  genders.map((gender, n) => ({ personId: `p${n}`, office: n % 2 === 0 ? 'secretariat' : 'delegate', gender }));

describe('"de manera democrática, transparente y paritaria" (Terms of Reference, "Arquitectura")', () => {
  test.each<[string, (string | null)[], ReturnType<typeof parityStanding>]>([
    ['a woman and a man', ['woman', 'man'], 'kept'],
    ['two women', ['woman', 'woman'], 'not-kept'],
    ['two men', ['man', 'man'], 'not-kept'],
    ['another gender counts on neither side', ['woman', 'non-binary'], 'kept'],
    ['nor does who prefers not to answer', ['man', 'undisclosed'], 'kept'],
    ['a woman, and someone who has not answered', ['woman', null], 'open'],
    ['neither has answered', [null, null], 'open'],
    ['someone of another gender, and no answer', ['non-binary', null], 'kept'],
    ['three women and one silence: whatever that is', ['woman', 'woman', 'woman', null], 'not-kept'],
  ])('%s', (_, genders, standing) => {
    expect(parityStanding(parity, holding(...genders))).toBe(standing);
  });

  test('of one person, or none, there is nothing to say', () => {
    expect(parityStanding(parity, [])).toBeNull();
    expect(parityStanding(parity, holding('woman'))).toBeNull();
  });

  test('other offices do not count, and who holds two of them is one person', () => {
    const alternate = { personId: 'p9', office: 'alternate-delegate', gender: 'woman' };
    expect(parityStanding(parity, [...holding('woman', 'man'), alternate])).toBe('kept');
    expect(parityStanding(parity, [...holding('woman'), alternate])).toBeNull();
    const both = ['secretariat', 'delegate'].map((office) => ({ personId: 'p1', office, gender: 'woman' }));
    expect(parityStanding(parity, both)).toBeNull();
  });

  test('what is said stays true whatever those who are silent answer', () => {
    const answers = ['woman', 'man', 'non-binary', 'undisclosed'];
    const answer = fc.constantFrom(...answers);
    fc.assert(
      fc.property(fc.array(fc.option(answer), { maxLength: 8 }), fc.array(answer, { minLength: 8 }), (said, later) => {
        const standing = parityStanding(parity, holding(...said));
        const answered = said.map((gender, n) => gender ?? later[n] ?? 'undisclosed');
        if (standing === 'kept' || standing === 'not-kept') {
          expect(parityStanding(parity, holding(...answered))).toBe(standing);
        }
        expect(parityStanding(parity, holding(...answered))).not.toBe('open');
      }),
    );
  });

  test('a charter without the rule says nothing', () => {
    const other = readCharter(riverBasin);
    expect(parityStanding(other.parity, holding('woman', 'woman'))).toBeNull();
    expect(publicParity(other, holding('woman', 'woman'))).toBeNull();
  });
});

describe('"no se publica de nadie": what everyone may know of it', () => {
  test('of the two who hold these offices of a mesa, nothing, whatever they answered', () => {
    const answers = ['woman', 'man', 'non-binary', 'undisclosed', null];
    const said = answers.flatMap((one) => answers.map((other) => publicParity(charter, holding(one, other))));
    expect(new Set(said)).toEqual(new Set(['withheld']));
  });

  test('from the threshold for small groups on, whether it is kept', () => {
    expect(charter.report.smallCellThreshold).toBe(5);
    expect(publicParity(charter, holding('woman', 'man', 'woman', 'man'))).toBe('withheld');
    expect(publicParity(charter, holding('woman', 'man', 'woman', 'man', 'woman'))).toBe('kept');
    expect(publicParity(charter, holding('woman', 'woman', 'woman', 'man', 'woman'))).toBe('not-kept');
  });

  test('of one person alone, not even that it is withheld', () => {
    expect(publicParity(charter, holding('woman'))).toBeNull();
  });
});
