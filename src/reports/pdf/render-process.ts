// Runs as a process of its own: whatever a report's text does to the typesetter, the server is not in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export type RenderJob = { readonly id: number; readonly report: string };
export type RenderAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string };

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
const compiler = NodeCompiler.create();

/** The report in `report` (a `ReportModel` as JSON) as PDF/UA-1. */
function render(report: string): Uint8Array {
  const outcome = compiler.compile({ mainFileContent: template, inputs: { report } });
  const document = outcome.result;
  if (!document) throw new Error(String(outcome.takeDiagnostics()?.shortDiagnostics ?? 'no document'));
  return compiler.pdf(document, { pdfStandard: 'ua-1' });
}

function answer({ id, report }: RenderJob): RenderAnswer {
  try {
    return { id, pdf: render(report) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    // What was kept of a report helps the next one in another language; older ones only take memory.
    compiler.evictCache(2);
  }
}

process.on('message', (job: RenderJob) => process.send?.(answer(job)));
process.on('disconnect', () => process.exit());
