import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Where and of what a figure was taken: without it no figure means anything. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  changed: execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() !== '',
});
