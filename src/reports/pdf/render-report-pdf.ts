import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../platform/root.ts';
import { toDrawable } from './drawable.ts';
import type { ReportModel } from './model.ts';
import type { RenderAnswer, RenderJob } from './render-process.ts';

/**
 * The report as a tagged PDF (PDF/UA-1, ISO 14289-1): A4, with bookmarks, alternative texts, table headers, title
 * and language. The same report gives the same bytes on every machine. What no font of the typesetter has is left
 * out, by the rule of `toDrawable`. A fault of the typesetter is thrown; so is one that takes longer than half a minute.
 */
export async function renderReportPdf(report: ReportModel): Promise<Uint8Array> {
  const drawable = JSON.stringify(report, (key, value) =>
    isWord(key, value) ? toDrawable(value, report.otherScript) || dash(value) : value,
  );
  return await ask(drawable);
}

/** A title or a heading of which nothing can be drawn still is one. */
const dash = (value: string): string => (value === '' ? '' : '\u2013');

const isWord = (key: string, value: unknown): value is string => typeof value === 'string' && key !== 'svg';

type Waiting = { readonly done: (pdf: Uint8Array) => void; readonly failed: (fault: Error) => void };
type Typesetter = { readonly process: ChildProcess; readonly waiting: Map<number, Waiting> };

const patience = 30_000;
const said = 2000;
let typesetter: Typesetter | null = null;
let jobs = 0;

async function ask(report: string): Promise<Uint8Array> {
  const { process, waiting } = typesetter ?? start();
  const job: RenderJob = { id: ++jobs, report };
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const late = setTimeout(() => process.kill('SIGKILL'), patience);
  waiting.set(job.id, { done: resolve, failed: reject });
  process.ref();
  process.channel?.ref();
  process.send(job, (fault) => fault && reject(fault));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    waiting.delete(job.id);
    if (waiting.size === 0) release(process);
  }
}

/** A process that waits for the next report; it ends with this one, and is started again when it ended early. */
function start(): Typesetter {
  const child = fork(join(root, 'src/reports/pdf/render-process.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // It needs nothing that the environment of the server holds.
    env: {},
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  const started = { process: child, waiting };
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-said);
  });
  child.on('message', (answer: RenderAnswer) => {
    const job = waiting.get(answer.id);
    if ('pdf' in answer) job?.done(answer.pdf);
    else job?.failed(new Error(`the report could not be typeset: ${answer.fault}`));
  });
  const ended = (how: string) => {
    if (typesetter === started) typesetter = null;
    for (const job of waiting.values()) job.failed(new Error(`the typesetter ended (${how}): ${lastWords.trim()}`));
  };
  child.on('error', (fault) => ended(fault.message));
  child.on('exit', (code, signal) => ended(String(signal ?? code)));
  typesetter = started;
  return started;
}

/** Waiting for the next report is no reason for this process to go on. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
}
