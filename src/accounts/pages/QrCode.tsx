import qrcode from 'qrcode';

/** The quiet zone around a symbol, in modules (ISO/IEC 18004, section 5.3.8). */
const quiet = 4;

/** A QR code: dark on light in every colour scheme, since cameras read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * quiet;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={modulesOf(size, data)} />
    </svg>
  );
}

/** One stroke for each run of dark modules in a row. */
function modulesOf(size: number, data: Uint8Array): string {
  const rows = Array.from({ length: size }, (_, row) => [...data.subarray(row * size, (row + 1) * size)].join(''));
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map((run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`),
    )
    .join('');
}
