import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diskComplaint } from '../data-dir.ts';
import { Halt } from '../halt.ts';
import { lastComplaint } from './initialise.ts';
import type { Place } from './place.ts';
import { alive, commandOf, lockFile, runningIn, stop, untilGone } from './processes.ts';

type Server = {
  readonly pid: number;
  /** Ends the server after what is being written is written: PostgreSQL's fast shutdown. */
  stop(): Promise<void>;
};

/** For a small machine shared with this program; `durable` is false in tests only. */
function settings(place: Place, durable: boolean): string[] {
  return [
    `unix_socket_directories=${place.sockets}`,
    'unix_socket_permissions=0700',
    'listen_addresses=',
    'max_connections=60',
    'shared_buffers=128MB',
    'jit=off',
    'random_page_cost=1.1',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=warning',
    'log_checkpoints=off',
    'log_statement=none',
    // Statements carry what people wrote: only their shape may come into a log.
    'log_parameter_max_length_on_error=0',
    'log_min_error_statement=panic',
    ...(durable
      ? ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'wal_compression=on']
      : [
          'fsync=off',
          'synchronous_commit=off',
          'full_page_writes=off',
          'autovacuum=off',
          'max_connections=200',
          'max_wal_size=64MB',
          'min_wal_size=32MB',
          'deadlock_timeout=100ms',
          // In the files that the tests remove, should they be killed.
          'dynamic_shared_memory_type=mmap',
        ]),
  ];
}

/** Starts the server of an initialised `place`, or takes over the one that a killed program left running. */
export async function startServer(place: Place, durable: boolean): Promise<Server> {
  const command = [
    join(place.program, 'bin/postgres'),
    '-D',
    place.data,
    ...settings(place, durable).flatMap((setting) => ['-c', setting]),
  ];
  const running = runningIn(place.data);
  if (running !== null) {
    if (commandOf(running).join('\0') === command.join('\0') && (await untilReady(place, running)))
      return serverOf(running);
    await stop(running);
  }
  await requireSilence(place);
  // What a server that was killed leaves behind; PostgreSQL would take another process of that number for it.
  rmSync(join(place.data, 'postmaster.pid'), { force: true });
  rmSync(join(place.sockets, `${socketName}.lock`), { force: true });
  rotate(place.log);
  return launch(place, command);
}

const socketName = '.s.PGSQL.5432';

/** A server of another container on the same files is not among our processes, but its socket answers. */
async function requireSilence({ base, sockets }: Place): Promise<void> {
  const socket = connect(join(sockets, socketName));
  try {
    await once(socket, 'connect');
  } catch {
    return;
  } finally {
    socket.destroy();
  }
  throw new Halt(`A PostgreSQL of another container runs on ${base}. Stop it, or set DATA_DIR to another folder.`);
}

const serverOf = (pid: number): Server => ({ pid, stop: () => stop(pid) });

/** A killed server's children need a moment to notice; as long as one lives PostgreSQL refuses to start. */
const lingering = /pre-existing shared memory block/;
const patience = 10_000;

async function launch(place: Place, command: readonly string[]): Promise<Server> {
  const [program = '', ...args] = command;
  const deadline = Date.now() + patience;
  for (;;) {
    const from = sizeOf(place.log);
    const log = openSync(place.log, 'a', 0o600);
    const child = spawn(program, args, {
      ...place.account,
      // A group of its own: Ctrl-C in the terminal reaches this program, which then ends the server in order.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: place.base,
      env: { LC_ALL: 'C', TZ: 'UTC' },
    });
    closeSync(log);
    const failed = new Promise<Error | null>((resolve) => {
      child.once('error', resolve);
      child.once('exit', () => resolve(null));
    });
    const { pid } = child;
    if (pid !== undefined && (await untilReady(place, pid))) {
      child.unref();
      return serverOf(pid);
    }
    const error = await failed;
    if (error) throw error;
    const said = readFileSync(place.log).subarray(from).toString();
    if (lingering.test(said) && Date.now() < deadline) {
      await pause(100);
      continue;
    }
    const why = `PostgreSQL did not start in ${place.base}: ${lastComplaint(said)}. More in ${place.log}`;
    throw diskComplaint(said, place.base) ?? new Halt(why);
  }
}

/** Waits for `pid` to say that it takes connections, as long as recovery may need; false once it has ended. */
async function untilReady(place: Place, pid: number): Promise<boolean> {
  while (alive(pid)) {
    const { pid: written, status } = lockFile(place.data);
    if (written === pid && status === 'ready') return true;
    if (written === pid && status === 'stopping') {
      await untilGone(pid, 60_000);
      return false;
    }
    await pause(5);
  }
  return false;
}

const largestLog = 5_000_000;

/** One earlier log is kept. */
function rotate(log: string): void {
  if (sizeOf(log) > largestLog) renameSync(log, `${log}.1`);
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
