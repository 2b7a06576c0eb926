import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** PostgreSQL's fast shutdown: what runs is broken off, what was acknowledged is written. */
export async function stop(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await untilGone(pid, 30_000)) return;
  // Without a checkpoint: the next start recovers from the log, nothing acknowledged is lost.
  signal(pid, 'SIGQUIT');
  await untilGone(pid, 10_000);
}

export async function untilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (alive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(5);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A process that has ended but was not yet waited for by its parent (state Z) lives no more. */
export function alive(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) [ZX]/.test(state);
  } catch {
    return false;
  }
}

/** The server that runs on `data`: its number in `postmaster.pid` may since belong to another program. */
export function runningIn(data: string, { ready = false } = {}): number | null {
  const { pid, status } = lockFile(data);
  if (pid === null || !alive(pid) || (ready && status !== 'ready')) return null;
  const command = commandOf(pid);
  return command[command.indexOf('-D') + 1] === data ? pid : null;
}

/** The command line of a process, or nothing when there is none. */
export function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** `postmaster.pid`: the process on the first line, its status on the eighth. */
export function lockFile(data: string): { pid: number | null; status: string } {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return { pid: Number.isInteger(pid) && pid > 0 ? pid : null, status: lines[7]?.trim() ?? '' };
  } catch {
    return { pid: null, status: '' };
  }
}
