import { expect, test } from 'vitest';
import { faultText } from './fault-text.ts';
import type { Fault } from './faults.ts';

test.each<readonly [Fault, string]>([
  [{ fault: 'malformed', line: 3, why: 'not-json' }, 'line 3: cannot be read: it is not JSON'],
  [{ fault: 'out-of-place', line: 3 }, 'line 3: does not belong there'],
  [{ fault: 'altered', seq: 5 }, 'entry 5: altered: it is not what its hash was taken of'],
  [{ fault: 'unlinked', seq: 5 }, 'entry 5: does not follow from the entry before it: one of the two was replaced'],
  [{ fault: 'removed', from: 5, to: 5 }, 'entry 5: removed'],
  [{ fault: 'removed', from: 5, to: 7 }, 'entries 5 to 7: removed'],
  [{ fault: 'reordered', seq: 5 }, 'entry 5: reordered: it stands after entries with higher numbers'],
  [{ fault: 'inserted', seq: 5 }, 'entry 5: inserted: there is another entry with this number'],
  [
    { fault: 'rewritten', seq: 5, since: 2 },
    'entry 5: not the one that was signed: the record was rewritten after entry 2',
  ],
  [{ fault: 'truncated', last: 4, signed: 9 }, 'entry 9: missing though signed: the record was cut off after entry 4'],
  [{ fault: 'wrong-signature', seq: 5 }, 'checkpoint at entry 5: the signature does not hold'],
  [{ fault: 'unknown-key', seq: 5 }, 'checkpoint at entry 5: signed by an unknown key'],
  [{ fault: 'retired-key', seq: 5 }, 'checkpoint at entry 5: signed by a key that had been replaced'],
  [{ fault: 'unendorsed-key', seq: 5 }, 'entry 5: names a new key that the old one does not vouch for'],
  [{ fault: 'no-trusted-checkpoint' }, 'no checkpoint is signed by the key you gave, or by one it vouches for'],
  [{ fault: 'other-mechanism', seq: 5 }, 'entry 5: has a key or a checkpoint of another mechanism'],
  [{ fault: 'wrong-opening', seq: 5 }, 'entry 5: a name is given for it that is not the one recorded'],
  [{ fault: 'wrong-count', of: 'openings' }, 'closing line: the number of openings is not what is there'],
  [{ fault: 'wrong-count', of: 'head' }, 'closing line: the last hash is not what is there'],
  [{ fault: 'cut-off' }, 'the closing line is missing: the download is not complete'],
])('%o', (fault, line) => {
  expect(faultText(fault)).toBe(line);
});
