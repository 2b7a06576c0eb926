import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';
export type Encoded = Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>;

/** RFC 9110 §12.5.3: named, and not with `q=0`. */
const brotliAccepted = /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;
const gzipAccepted = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;

/** The encoding to answer in, by the request's `Accept-Encoding`. */
export function encodingFor(accepted: string): Encoding {
  if (brotliAccepted.test(accepted)) return 'br';
  return gzipAccepted.test(accepted) ? 'gzip' : 'identity';
}

/** For what is kept and answered often: as small as each encoding makes it. */
export async function inEveryEncoding(identity: Uint8Array<ArrayBuffer>): Promise<Encoded> {
  const [br, gzipped] = await Promise.all([
    toBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    toGzip(identity, { level: 9 }),
  ]);
  return { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity };
}

/** For what is answered once: at once, as handing a page of some kilobytes to another thread takes longer. */
export function encodedOnce(text: string, encoding: Exclude<Encoding, 'identity'>): Uint8Array<ArrayBuffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = constants;
  return encoding === 'br'
    ? brotliCompressSync(text, { params: { [BROTLI_PARAM_QUALITY]: 4, [BROTLI_PARAM_LGWIN]: 18 } })
    : gzipSync(text, { level: 6 });
}
