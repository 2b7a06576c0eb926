import { vi } from 'vitest';
import { type Command, Misuse } from '../commands/command.ts';
import { Halt } from '../platform/halt.ts';

export type Ended = { readonly status: number; readonly out: string; readonly err: string };

/** Vitest sets some of them to what it needs itself. */
const settings = ['PORT', 'HOST', 'BASE_URL', 'DATA_DIR', 'DATABASE_URL', 'SMTP_URL', 'CHARTER', 'STORAGE_URL'];

/** Runs a command in this process, as `src/cli.ts` does, with no setting but those in `env`; faults of ours are thrown. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  for (const name of settings) vi.stubEnv(name, '');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const ended = (status: number, err = ''): Ended => ({ status, out: lines.join('\n'), err });
  try {
    await command.run(args);
    return ended(0);
  } catch (error) {
    if (error instanceof Misuse) return ended(2, error.message);
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return ended(2, error.message);
    }
    if (error instanceof Halt) return ended(1, error.message);
    throw error;
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
  }
}
