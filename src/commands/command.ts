/** One subcommand of `npx pansocial`. Its file exports it as `command`; `src/cli.ts` lists the files. */
export type Command = {
  readonly name: string;
  /** One line in the list of commands, without a full stop. */
  readonly summary: string;
  /** Shown by `--help` below the summary: how it is called, its options, an example. */
  readonly usage: string;
  /**
   * Does it. Results go to standard output, progress to standard error.
   * @throws Misuse for wrong arguments, Halt for bad input: one line each, ending with status 2 and 1.
   */
  run(args: readonly string[]): Promise<void>;
};

/** Called with arguments that are not understood. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** What is left over: a command that takes no more arguments is called with none. */
export function requireNoArguments(args: readonly string[]): void {
  if (args.length > 0) throw new Misuse(`unexpected argument ${args[0]}`);
}
