import type { Cast } from './card-cast.ts';
import { copyText } from './copy-text.ts';

/** Shows a ballot's number and fingerprint, in fours, to be copied or kept as a file; nothing of what it says. */
export function showReceipt(step: HTMLElement, { seq, hash }: Extract<Cast, { hash: string }>): void {
  const number = step.querySelector('[data-seq]');
  const code = step.querySelector('code');
  if (number) number.textContent = String(seq);
  if (code) code.textContent = hash.match(/.{4}/g)?.join(' ') ?? hash;
  const board = step.querySelector<HTMLAnchorElement>('[data-board]')?.href ?? '';
  const said = (step.dataset.text ?? '').replace('%seq', String(seq)).replace('%hash', hash);
  const text = `${said}\n${board}\n`;
  const save = step.querySelector<HTMLAnchorElement>('[data-do=save]');
  if (save) save.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const copy = step.querySelector<HTMLElement>('[data-do=copy]');
  const status = step.querySelector('[data-said]');
  if (status) status.textContent = '';
  if (!copy || !status) return;
  copy.onclick = async () => {
    const isCopied = await copyText(text);
    status.textContent = (isCopied ? step.dataset.copied : step.dataset.notCopied) ?? '';
  };
}
