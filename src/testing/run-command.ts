import { vi } from 'vitest';
import { type Command, Misuse } from '../commands/command.ts';
import { Halt } from '../platform/halt.ts';

export type Ended = { readonly status: number; readonly out: string; readonly err: string };

/** Runs a command in this process, as `src/cli.ts` does, with the given environment; faults of ours are thrown. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
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
