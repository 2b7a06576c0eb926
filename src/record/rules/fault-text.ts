import type { Why } from './download-lines.ts';
import type { Fault } from './faults.ts';

const whys: Readonly<Record<Why, string>> = {
  'not-json': 'it is not JSON',
  'not-canonical': 'it is not in canonical form: its characters were changed',
  'not-a-record-line': 'it is no line of a record',
  'too-long': 'it is longer than any line of a record',
  'not-utf8': 'it is not UTF-8',
  'no-line-feed': 'it is cut off',
  'saved-anew': 'it has a byte order mark or a carriage return, as when an editor saved it anew: download it again',
};

/** One line for people at a terminal: where, and what it means. */
export function faultText(fault: Fault): string {
  switch (fault.fault) {
    case 'malformed':
      return `line ${fault.line}: cannot be read: ${whys[fault.why]}`;
    case 'out-of-place':
      return `line ${fault.line}: does not belong there`;
    case 'altered':
      return `entry ${fault.seq}: altered: it is not what its hash was taken of`;
    case 'unlinked':
      return `entry ${fault.seq}: does not follow from the entry before it: one of the two was replaced`;
    case 'removed':
      return fault.from === fault.to ? `entry ${fault.from}: removed` : `entries ${fault.from} to ${fault.to}: removed`;
    case 'reordered':
      return `entry ${fault.seq}: reordered: it stands after entries with higher numbers`;
    case 'inserted':
      return `entry ${fault.seq}: inserted: there is another entry with this number`;
    case 'rewritten':
      return `entry ${fault.seq}: not the one that was signed: the record was rewritten after entry ${fault.since}`;
    case 'truncated':
      return `entry ${fault.signed}: missing though signed: the record was cut off after entry ${fault.last}`;
    case 'wrong-signature':
      return `checkpoint at entry ${fault.seq}: the signature does not hold`;
    case 'unknown-key':
      return `checkpoint at entry ${fault.seq}: signed by an unknown key`;
    case 'retired-key':
      return `checkpoint at entry ${fault.seq}: signed by a key that had been replaced`;
    case 'unendorsed-key':
      return `entry ${fault.seq}: names a new key that the old one does not vouch for`;
    case 'no-trusted-checkpoint':
      return 'no checkpoint is signed by the key you gave, or by one it vouches for';
    case 'other-mechanism':
      return `entry ${fault.seq}: has a key or a checkpoint of another mechanism`;
    case 'wrong-opening':
      return `entry ${fault.seq}: a name is given for it that is not the one recorded`;
    case 'wrong-count':
      return `closing line: the ${fault.of === 'head' ? 'last hash' : `number of ${fault.of}`} is not what is there`;
    case 'cut-off':
      return 'the closing line is missing: the download is not complete';
  }
}
