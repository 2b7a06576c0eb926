// The plan of the house, checked: which files a room may have, which way imports and queries go, and that whatever is
// exported is imported somewhere. `node tools/check-structure.ts`
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../src/platform/root.ts';

/** From the ground up: a room imports from rooms before it, never from one after it. */
const order = [
  'platform',
  'ui',
  'charter',
  'record',
  'accounts',
  'mandates',
  'membership',
  'mesas',
  'elections',
  'liaison',
  'dialogues',
  'reports',
  'site',
];

/** What a room may have at its top. Acts are named verb-noun: `admit-organization.ts`. */
const words = new Set(['types.ts', 'permissions.ts', 'forms.ts', 'store.ts', 'routes.tsx', 'mail.tsx', 'jobs.ts']);
const act = /^[a-z]+(-[a-z]+)+\.tsx?$/;
const folders = new Set(['rules', 'pages', 'testing', 'routes', 'store', 'forms']);
/** A room's own specialities, each a folder with a reason. */
const ownFolders: Readonly<Record<string, readonly string[]>> = {
  // Signers of links into rooms that the platform does not run, one a service.
  dialogues: ['rooms'],
  // The report as a document.
  reports: ['pdf'],
  // The count: pure, the same on the server, in a browser and from the command line.
  // Voting cards: the protocol, the same on the server, in a browser and from the command line; and the observers' signer,
  // a small server of its own that knows nothing of the house.
  // What anyone can check of a published election.
  elections: ['counting', 'blind', 'signer', 'verifying'],
};

/** Not rooms: the ground, and what is drawn. Free in their files, bound in their imports. */
const open = new Set(['platform', 'charter', 'ui', 'record']);
const besides = new Set(['browser', 'commands', 'testing']);

/** The door every room shares; it knows the actor, so it stands above mandates. */
const doors = new Set(['src/web.ts', 'src/mandates/guards.ts', 'src/deps.ts']);

/** Whose tables a migration makes, by its name; a room's own name speaks for itself. */
const migrationsOf: Readonly<Record<string, string>> = {
  'voting-cards': 'elections',
  'complaint-proposals': 'elections',
  'dialogue-cancellation': 'dialogues',
  'dialogue-reports': 'dialogues',
  'withheld-editions': 'reports',
  'organization-addresses': 'membership',
  'representative-invitations': 'membership',
  'told-groups': 'membership',
};
/** Made with the accounts, whose letters and doors were the first. */
const ofPlatform = new Set(['mail_message', 'mail_delivery', 'attempt']);

const problems: string[] = [];
const roomOfTable = new Map(readdirSync(join(root, 'migrations')).flatMap(tablesMadeIn));
const sources = walk(join(root, 'src')).filter((file) => /\.tsx?$/.test(file));
for (const file of sources) {
  const path = relative(root, file);
  checkVocabulary(path);
  const source = readFileSync(file, 'utf8');
  checkImports(path, source);
  checkTables(path, source);
  checkRefinements(path, source);
}
checkExports(sources);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`structure: ${sources.length} files in ${order.length} rooms, all in order`);

function checkVocabulary(path: string): void {
  const [, room = '', ...rest] = path.split('/');
  if (rest.length === 0 || open.has(room) || besides.has(room)) return;
  if (!order.includes(room))
    return void problems.push(`${path}: '${room}' is no room of the house (tools/check-structure.ts)`);
  const [first = ''] = rest;
  if (rest.length > 1) {
    if (!folders.has(first) && !ownFolders[room]?.includes(first))
      problems.push(`${path}: a room has no folder '${first}'`);
    return;
  }
  if (words.has(first) || act.test(first) || new RegExp(`^${room}(-[a-z]+)*\\.test\\.tsx?$`).test(first)) return;
  if (path === 'src/mandates/guards.ts') return;
  problems.push(
    `${path}: not in a room's vocabulary (types, permissions, forms, store, routes, mail, jobs, verb-noun)`,
  );
}

function checkImports(path: string, source: string): void {
  const isTest = path.includes('.test.') || path.includes('/testing/');
  for (const [, kind, target] of source.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'/gm)) {
    if (!target) continue;
    const imported = relative(root, resolve(join(root, dirname(path)), target));
    if (isTest || doors.has(imported)) continue;
    const from = path.split('/')[1] ?? '';
    const to = imported.split('/')[1] ?? '';
    // What stands beside the rooms (app, main, jobs …) puts them together and may know them all.
    if (from === to || dirname(path) === 'src' || besides.has(from)) continue;
    if (!imported.startsWith('src/')) {
      if (!/^(locales|example)\//.test(imported)) problems.push(`${path} imports ${imported}, outside src/`);
      continue;
    }
    const [a, b] = [order.indexOf(from), order.indexOf(to)];
    if (a < 0 || b < 0) problems.push(`${path} imports ${imported}: not a room`);
    else if (b > a && !(kind && from === 'platform'))
      problems.push(`${path} imports ${imported}: '${from}' stands below '${to}'`);
  }
  if (/\/(rules|counting)\//.test(path) && !isTest) checkPurity(path, source);
}

function tablesMadeIn(file: string): (readonly [table: string, room: string])[] {
  const sql = readFileSync(join(root, 'migrations', file), 'utf8');
  const about = file.replace(/^[\d-]+/, '').replace(/\.sql$/, '');
  const room = migrationsOf[about] ?? about;
  return [...sql.matchAll(/^create (?:unlogged )?table (\w+)/gm)].map(([, table = '']) => {
    if (!order.includes(room))
      problems.push(`migrations/${file}: of which room is '${table}' (tools/check-structure.ts)?`);
    return [table, ofPlatform.has(table) ? 'platform' : room];
  });
}

/** What stands above a room is told to it: its SQL knows the room's own tables, and those of rooms before it. */
function checkTables(path: string, source: string): void {
  const place = order.indexOf(path.split('/')[1] ?? '');
  if (place < 0 || path.includes('.test.') || path.includes('/testing/')) return;
  const built = source.matchAll(/(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\(\s*'(\w+)/g);
  const written = source.matchAll(/\b(?:from|join|into|update)\s+(\w+)/g);
  for (const table of new Set([...built, ...written].map(([, name = '']) => name))) {
    const room = roomOfTable.get(table);
    if (room && order.indexOf(room) > place) problems.push(`${path} reads '${table}', a table of '${room}' above it`);
  }
}

/** Rules decide from what they are given: no database, no web, no clock, no chance, no environment. */
function checkPurity(path: string, source: string): void {
  for (const [what, pattern] of Object.entries({
    'the database': /from '(kysely|pg)'|platform\/database|^import \{[^}]*\} from '[^']*\/store(?:\.ts|\/)/m,
    'the web': /from 'hono/,
    'the clock': /Temporal\.Now|Date\.now\(|new Date\(\)/,
    chance: /Math\.random|randomBytes|randomUUID/,
    'the environment': /process\.env/,
  })) {
    if (pattern.test(source)) problems.push(`${path}: a rule may not know ${what}`);
  }
}

/** zod leaves a check across fields out while one of them is faulty: its reason would come in a second round. */
function checkRefinements(path: string, source: string): void {
  if (!/^src\/\w+\/forms(\.ts|\/)/.test(path) || path === 'src/platform/forms.ts' || path.includes('.test.')) return;
  const [refined, across] = [/\.superRefine\(/g, /acrossFields,?\s*\)/g].map((one) => [...source.matchAll(one)].length);
  if (refined !== across) problems.push(`${path}: a form's \`superRefine\` takes \`acrossFields\` (platform/forms.ts)`);
}

/** What one file alone uses, it does not export. Tools and benches import from the others; nobody imports from them. */
function checkExports(sources: readonly string[]): void {
  const within = (...folders: string[]): readonly string[] =>
    folders.flatMap((folder) => walk(join(root, folder))).filter((file) => /\.tsx?$/.test(file));
  const files = [...sources, ...within('example', 'e2e')];
  const used = new Set([...files, ...within('tools', 'bench')].flatMap(importsOf));
  for (const file of files) {
    if (used.has(`${file} *`)) continue;
    const exported = /^export (?:async )?(?:function\*?|const|type|class) (\w+)/gm;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(exported)) {
      if (!used.has(`${file} ${name}`)) problems.push(`${relative(root, file)}: nobody imports '${name}'`);
    }
  }
}

/** `<file> <name>` for each name that a file imports; `<file> *` where it imports all. */
function importsOf(file: string): readonly string[] {
  const clauses = /import\s(?:type\s)?(?:\{([^}]*)\}|[^'"{]*?)\sfrom\s'(\.[^']+)'|import\('(\.[^']+)'\)/g;
  return [...readFileSync(file, 'utf8').matchAll(clauses)].flatMap(([, names, from, whole]) => {
    const target = resolve(dirname(file), from ?? whole ?? '');
    const each = names?.split(',').map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*$/, ''),
    ) ?? ['*'];
    return each.map((name) => `${target} ${name}`);
  });
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
