import { Halt } from '../platform/halt.ts';
import { openDownload } from '../record/open-download.ts';
import { mostBytes, readDownload, TooLarge } from '../record/read-download.ts';
import type { EntryLine, Line, Malformed } from '../record/rules/download-lines.ts';
import { faultText } from '../record/rules/fault-text.ts';
import type { Verification } from '../record/rules/verify-chain.ts';

/** A record with more faults than this is not read to its end. */
export const mostFaults = 100;

/** The download of a record, read into `verification`; `see` is shown every entry. @throws Halt where it is none. */
export async function readRecord(
  source: string,
  verification: Verification,
  see?: (entry: EntryLine['entry']) => void,
): Promise<Verification> {
  let lines = 0;
  try {
    for await (const line of readDownload(openDownload(source))) {
      lines += 1;
      if (lines === 1 && line.type !== 'header') throw new Halt(`${source} is not a record: ${whyNoHeader(line)}`);
      verification.take(line);
      if (line.type === 'entry') see?.(line.entry);
      if (verification.faults.length >= mostFaults) break;
      if (lines % 50_000 === 0 && process.stderr.isTTY)
        process.stderr.write(`\r${lines.toLocaleString('en')} lines read`);
    }
  } catch (fault) {
    if (fault instanceof TooLarge)
      throw new Halt(`${source} is larger than ${mostBytes / 1024 ** 3} GiB: not read further`);
    throw fault;
  } finally {
    if (lines >= 50_000 && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
  if (lines === 0) throw new Halt(`${source} is empty`);
  return verification;
}

const whyNoHeader = (line: Line | Malformed): string =>
  line.type === 'malformed' && line.why === 'saved-anew'
    ? faultText({ ...line, fault: 'malformed' })
    : 'line 1 is not its header';
