import { z } from 'zod';

const said = (most: number) =>
  z.preprocess((value) => (typeof value === 'string' ? value.trim() : ''), z.string().max(most));

/** One observer a line: the address of its signer, a space, its key as `signer init` prints it. */
const observers = said(4000).transform((text, context) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => /^(https?:\/\/[^\s]+)\s+(\S+)$/.exec(line.trim()));
  if (read.length > 4 || read.some((one) => one === null || URL.canParse(one[1] ?? '') === false)) {
    context.addIssue({ code: 'custom', message: 'observer-not-a-key' });
    return z.NEVER;
  }
  return read.map((one) => ({ url: one?.[1] ?? '', key: one?.[2] ?? '' }));
});

export const prepareCardsForm = z.object({ recipient: said(100), observers });

export const handOverForm = z.object({
  /** As the file of the key holds it; its comment lines are passed over. */
  identity: said(1000).transform(
    (text) => /AGE-SECRET-KEY-1[A-Z0-9]{58}/.exec(text)?.[0] ?? (text === '' ? null : text),
  ),
  without: z.preprocess((value) => value === 'yes', z.boolean()),
});

export const drawRequest = z.strictObject({
  organization: z.uuid(),
  n: z.int().min(1).max(5),
  blinded: z.string().max(600),
});
