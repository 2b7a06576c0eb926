// Fetches what was published of a vote, has it counted in a worker, shows the rounds and compares.
import type { CountResult } from '../elections/counting/outcome.ts';
import type { CountFile } from '../elections/rules/count-file.ts';
import type { Recounted } from './recount-worker.ts';

const box = document.querySelector<HTMLElement>('[data-recount]');
if (box) void recount(box);

async function recount(box: HTMLElement): Promise<void> {
  const words = box.dataset;
  const status = box.querySelector('[role=status]');
  const say = (...sentences: (string | undefined)[]): void => {
    if (status) status.textContent = sentences.join(' ');
  };
  say(words.running);
  try {
    const [file, published] = await Promise.all([
      fetchJson<CountFile>(words.recount ?? ''),
      fetchJson<CountResult>(words.published ?? ''),
    ]);
    const { result, seedHolds } = await inWorker(words.worker ?? '', file);
    const isSame = sorted(result) === sorted(published);
    box.querySelector('[data-recount-stages]')?.replaceChildren(tableOf(words, file, result));
    say(isSame ? words.same : words.different, seedHolds ? words.seed : words.seedWrong);
    box.dataset.outcome = isSame && seedHolds ? 'same' : 'different';
  } catch {
    say(words.failed);
    box.dataset.outcome = 'failed';
  }
}

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

function inWorker(address: string, file: CountFile): Promise<Recounted> {
  const worker = new Worker(address);
  return new Promise<Recounted>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => ('fault' in data ? reject(data.fault) : resolve(data)));
    worker.addEventListener('error', reject);
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** As text in which the order of keys does not matter. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${sorted(inner)}`).join()}}`;
}

function tableOf(words: DOMStringMap, file: CountFile, result: CountResult): HTMLElement {
  const format = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 5 });
  const votes = (units: number): string => format.format(units / 100_000);
  const rows = file.candidates.map((name, candidate) => [
    result.winners.includes(candidate) ? `${name} (${words.elected})` : name,
    ...result.stages.map(({ totals }) => votes(totals[candidate] ?? 0)),
  ]);
  const left = [words.notTransferable ?? '', ...result.stages.map(({ nonTransferable }) => votes(nonTransferable))];
  const table = element('table');
  table.append(
    element('caption', words.caption),
    rowOf('th', [words.candidate ?? '', ...result.stages.map((_, index) => `${words.stage} ${index + 1}`)]),
    ...[...rows, left].map((cells) => rowOf('td', cells)),
  );
  const region = element('section');
  region.className = 'table';
  region.tabIndex = 0;
  region.setAttribute('aria-label', words.caption ?? '');
  region.append(table);
  return region;
}

function rowOf(kind: 'th' | 'td', cells: readonly string[]): HTMLElement {
  const row = element('tr');
  for (const [at, text] of cells.entries()) {
    const cell = element(kind === 'td' && at === 0 ? 'th' : kind, text);
    if (cell.tagName === 'TH') cell.setAttribute('scope', kind === 'th' ? 'col' : 'row');
    if (at > 0) cell.className = 'numeric';
    row.append(cell);
  }
  return row;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
