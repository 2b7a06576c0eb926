import { CharterError } from './charter/read-charter.ts';
import { type Command, Misuse } from './commands/command.ts';
import { Halt } from './platform/halt.ts';

/** Every subcommand, in the order `--help` lists them. A new one is a file in `commands/` and a line here. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./commands/serve.ts'),
  demo: () => import('./commands/demo.ts'),
  migrate: () => import('./commands/migrate.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  mandate: () => import('./commands/mandate.ts'),
  people: () => import('./commands/people.ts'),
  export: () => import('./commands/export.ts'),
  import: () => import('./commands/import.ts'),
  count: () => import('./commands/count.ts'),
  'verify-record': () => import('./commands/verify-record.ts'),
  'record-key': () => import('./commands/record-key.ts'),
  signer: () => import('./commands/signer.ts'),
  'verify-election': () => import('./commands/verify-election.ts'),
};

async function run([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await overview());
    if (name === undefined) process.exitCode = 2;
    return;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new Misuse(`there is no command ${name}`);
  const { command } = await load();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`${command.summary}.\n\n${command.usage}`);
    return;
  }
  await command.run(args);
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = all.map(({ command }) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `Usage: npx pansocial COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\nnpx pansocial COMMAND --help says more, with an example.`;
}

/** One line for what the operator can put right; a fault of ours keeps its stack. */
function report(error: unknown, name: string | undefined): void {
  process.exitCode = 1;
  if (error instanceof Misuse || isArgumentError(error)) {
    process.exitCode = 2;
    const help = error instanceof Misuse && error.message.startsWith('there is no command') ? '' : `${name} `;
    console.error(`pansocial: ${error.message}. See npx pansocial ${help}--help`);
  } else if (error instanceof Halt) console.error(`pansocial: ${error.message}`);
  else if (error instanceof CharterError) for (const problem of error.problems) console.error(`pansocial: ${problem}`);
  else console.error(error);
}

/** Thrown by `parseArgs` of node:util. */
const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const args = process.argv.slice(2);
try {
  await run(args);
} catch (error) {
  report(error, args[0]);
}
