import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseIn, type Home, newHome, type Run } from '../e2e/program.ts';
import { readCharter } from '../src/charter/read-charter.ts';
import { receiptCode, receiptDigest } from '../src/elections/rules/receipt.ts';
import { type ListedElection, makeListedElection } from '../src/elections/testing/listed-election.ts';
import { machineClock as clock } from '../src/platform/clock.ts';
import { connect } from '../src/platform/database.ts';
import { runningEmbedded } from '../src/platform/embedded-postgres.ts';
import { machineRandom as random } from '../src/platform/random.ts';
import { machine } from './machine.ts';

const organizations = 5_000;
/** Requests under way at once. */
const connections = 64;
/** Times the server, and the database, are killed with signal 9 while votes come in. */
const kills = 3;

type Vote = {
  readonly token: string;
  readonly path: string;
  readonly body: string;
  readonly ranking: string;
  readonly receipt: string;
};

/**
 * 5,000 organizations vote at once through HTTP: votes acknowledged a second. Then again, while server and database are
 * killed at random moments; whoever got no answer sends the same vote again. `lost`: ballots
 * that were acknowledged and are not there. `tooMany`: that are there more often than they were cast.
 */
export async function bench(): Promise<object> {
  const home = await newHome();
  try {
    const server = await home.start();
    const quiet = await votesOf(home, 1);
    const began = performance.now();
    await sendAll(home, quiet);
    const seconds = (performance.now() - began) / 1000;
    const found = await compare(home, quiet);
    const killed = await votesAmidKills(home, server);
    return {
      bench: 'ballots',
      machine: machine(),
      organizations,
      connections,
      votesPerSecond: Math.round(organizations / seconds),
      quiet: found,
      ...killed,
    };
  } finally {
    await home.remove();
  }
}

async function votesAmidKills(home: Home, first: Run): Promise<object> {
  const votes = await votesOf(home, 2);
  let server = first;
  let isOver = false;
  const sending = sendAll(home, votes).finally(() => {
    isOver = true;
  });
  const killed = { server: 0, database: 0 };
  while (killed.server + killed.database < 2 * kills && !isOver) {
    await pause(500 + Math.random() * 1500);
    const what = killed.database < killed.server ? 'database' : 'server';
    const pid = what === 'server' ? server.pid : databaseIn(home.dataDir);
    if (pid === null || isOver) continue;
    process.kill(pid, 'SIGKILL');
    killed[what] += 1;
    await server.ended;
    server = await home.start();
  }
  await sending;
  return { killed, amidKills: await compare(home, votes) };
}

/** A listed election of its own mesa, and what each of its organizations will cast. */
async function votesOf(home: Home, mesa: number): Promise<readonly Vote[]> {
  const charter = readCharter('pmm-lac');
  const db = connect(runningEmbedded(home.dataDir) ?? '');
  const options = { organizations, mesa, slug: `bench-${mesa}`, candidates: Array(6).fill(null) };
  const listed = await makeListedElection({ deps: { db, clock, random, charter } }, options);
  await db.destroy();
  return listed.members.map((member) => voteOf(listed, member));
}

function voteOf(
  { election }: ListedElection,
  { organizationId, representative }: ListedElection['members'][number],
): Vote {
  const ranking = [1, 2, 3, 4, 5, 6].sort(() => Math.random() - 0.5).slice(0, 1 + Math.floor(Math.random() * 6));
  const receipt = receiptCode(random(20));
  const places = ranking.map((n, at): [string, string] => [`lugar-${n}`, String(at + 1)]);
  return {
    token: representative.token,
    path: `/es/elecciones/${election.slug}/papeleta/${organizationId}`,
    body: new URLSearchParams([...places, ['constancia', receipt]]).toString(),
    ranking: `{${ranking.join(',')}}`,
    receipt,
  };
}

async function sendAll(home: Home, votes: readonly Vote[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const left = [...votes];
  const one = async (): Promise<void> => {
    for (let vote = left.shift(); vote; vote = left.shift()) {
      while (!(await isAcknowledged(home, agent, vote))) await pause(100);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
}

/** Whether the receipt came back; false where no answer did, or the server could not. */
function isAcknowledged(home: Home, agent: Agent, { token, path, body, receipt }: Vote): Promise<boolean> {
  const origin = `http://localhost:${home.port}`;
  const headers = {
    origin,
    cookie: `sesion=${token}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('error', () => resolve(false));
      answer.on('end', () => {
        if (answer.statusCode === 200 && text.includes(receipt)) resolve(true);
        else if ((answer.statusCode ?? 0) >= 500) resolve(false);
        else reject(new Error(`${answer.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

/** What lies in the box beside what was acknowledged. */
async function compare(home: Home, votes: readonly Vote[]): Promise<object> {
  const db = connect(runningEmbedded(home.dataDir) ?? '');
  const slug = votes[0]?.path.split('/')[3] ?? '';
  const { id } = await db.selectFrom('election').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  const ballots = await db.selectFrom('ballot').select('ranking').where('election_id', '=', id).execute();
  const receipts = await db.selectFrom('vote_receipt').select('digest').where('election_id', '=', id).execute();
  const marks = await db.selectFrom('vote_mark').select('organization_id').where('election_id', '=', id).execute();
  await db.destroy();
  const kept = receipts.map(({ digest }) => digest.toString('hex'));
  const left = new Map<string, number>();
  for (const { ranking } of votes) left.set(ranking, (left.get(ranking) ?? 0) + 1);
  for (const { ranking } of ballots) left.set(`{${ranking.join(',')}}`, (left.get(`{${ranking.join(',')}}`) ?? 0) - 1);
  const counts = [...left.values()];
  return {
    marks: marks.length,
    ballots: ballots.length,
    receipts: receipts.length,
    lost: counts.reduce((sum, count) => sum + Math.max(0, count), 0),
    tooMany: counts.reduce((sum, count) => sum + Math.max(0, -count), 0),
    receiptsMissing: votes.filter(({ receipt }) => !kept.includes(receiptDigest(receipt))).length,
  };
}
