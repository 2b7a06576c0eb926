// One benchmark: `npm run bench -- NAME`. Prints one JSON object: figures, and ratios to a baseline of the same run.
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name = ''] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`bench: name one of ${names.join(', ')}. Example: npm run bench -- ${names[0]}`);
  process.exit(2);
}
const { bench }: { bench: () => Promise<object> } = await import(`./${name}.bench.ts`);
console.log(JSON.stringify(await bench(), null, 2));
process.exit(0);
