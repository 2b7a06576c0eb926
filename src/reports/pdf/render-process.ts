// Runs as a process of its own: whatever a report's text does to the typesetter, the server is not in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

export type RenderJob = { readonly id: number; readonly report: string };
export type RenderAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string };

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
const compiler = NodeCompiler.create();

/** How much of the usual space stands between lines and blocks where a page would hold a few lines only. */
const tighter = ['0.93', '0.86'];
/** From the upper edge of a page, in millimetres: what ends above it are a few lines. */
const fewLines = 75;

/** The report in `report` (a `ReportModel` as JSON) as PDF/UA-1, set a little tighter where that saves a page. */
function render(report: string): Uint8Array {
  let chosen = typeset(report, '1');
  if (endsEarly(chosen)) {
    for (const ease of tighter) {
      const other = typeset(report, ease);
      if (other.numOfPages < chosen.numOfPages) chosen = other;
    }
  }
  return compiler.pdf(chosen, { pdfStandard: 'ua-1' });
}

/** Does a page before a new one hold a few lines only? */
function endsEarly(document: NodeTypstDocument): boolean {
  const ends: readonly { readonly value: number }[] = compiler.query(document, { selector: '<last-line>' });
  return ends.some(({ value }) => value < fewLines);
}

function typeset(report: string, ease: string): NodeTypstDocument {
  const outcome = compiler.compile({ mainFileContent: template, inputs: { report, ease } });
  const document = outcome.result;
  if (!document) throw new Error(String(outcome.takeDiagnostics()?.shortDiagnostics ?? 'no document'));
  return document;
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
