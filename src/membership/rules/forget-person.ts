import { foldEmail } from '../../platform/email-address.ts';
import type { Draft } from '../types.ts';

/** A draft without the answers about the person with this address: name, e-mail and gender. */
export function forgetPersonIn(draft: Draft, email: string): Draft {
  const theirs = Object.entries(draft).flatMap(([field, value]) => {
    const slot = /^(representatives\.\d+\.)email$/.exec(field)?.[1];
    return slot && [value].flat().some((one) => foldEmail(one) === foldEmail(email)) ? [slot] : [];
  });
  return Object.fromEntries(Object.entries(draft).filter(([field]) => !theirs.some((slot) => field.startsWith(slot))));
}
