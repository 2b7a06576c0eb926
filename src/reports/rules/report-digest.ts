import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReportContent } from '../types.ts';

/** The canonical JSON of a report (RFC 8785): what its digest is of, letter by letter. */
export function canonicalReport(content: ReportContent): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('a report is plain JSON');
  return text;
}

/** SHA-256 of the canonical report, in hexadecimal digits: any change of what would be published changes it. */
export const reportDigest = (content: ReportContent): string =>
  createHash('sha256').update(canonicalReport(content)).digest('hex');
