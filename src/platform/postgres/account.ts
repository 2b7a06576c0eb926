import { readFileSync } from 'node:fs';
import { Halt } from '../halt.ts';

/** Who a process runs as. */
export type Account = { readonly uid: number; readonly gid: number };

/** In the range that distributions leave to local users, far above what `useradd` hands out. */
const firstUid = 59_432;

/**
 * Who PostgreSQL runs as for root, whom it refuses: a number that belongs to nobody else.
 * The server needs no entry in /etc/passwd, so none is made.
 */
export function serverAccount(): Account {
  const taken = new Set(knownAccounts().map(({ uid }) => uid));
  let uid = firstUid;
  while (taken.has(uid)) uid += 1;
  return { uid, gid: uid };
}

/** Who `initdb` runs as in root's stead: unlike the server, it refuses a user without an entry in /etc/passwd. */
export function namedAccount(): Account {
  const others = knownAccounts().filter(({ uid }) => uid > 0);
  const found = others.find(({ name }) => name === 'nobody') ?? others[0];
  if (!found)
    throw new Halt('PostgreSQL refuses to run as root and /etc/passwd names no other user. Run as another user.');
  return { uid: found.uid, gid: found.gid };
}

function knownAccounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
