/** A line on the terminal that is written over as work goes on; nothing where standard error is no terminal. */
export function progressLine(): { show(line: string): void; end(): void } {
  const terminal = process.stderr;
  let shownAt = 0;
  return {
    show(line) {
      if (!terminal.isTTY || performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      terminal.write(`\r\x1b[K${line}`);
    },
    end() {
      if (terminal.isTTY && shownAt > 0) terminal.write('\r\x1b[K');
    },
  };
}

/** `840 kB`, `1.2 MB` */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toLocaleString('en', { maximumFractionDigits: unit === 'kB' ? 0 : 1 })} ${unit}`;
}

export const counted = (value: number, one: string, other: string): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : other}`;
