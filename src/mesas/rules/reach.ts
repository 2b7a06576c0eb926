import { foldEmail, isEmailAddress } from '../../platform/email-address.ts';
import { accept, type Result, refuse } from '../../platform/result.ts';

/** Figures of the shortest telephone number that can be called from another country. */
const fewestFigures = 7;

/**
 * How someone can be answered: at an e-mail address, or by a telephone number, which groups without e-mail have. The
 * address comes back as letters are sent to it; a telephone number gives null. Refusals: `no-way-to-answer`.
 */
export function readReach(written: string): Result<{ readonly email: string | null }> {
  const email = foldEmail(written);
  if (isEmailAddress(email)) return accept({ email });
  const isTelephone = /^[+\d\s()./-]+$/.test(written) && written.replace(/\D/g, '').length >= fewestFigures;
  return isTelephone ? accept({ email: null }) : refuse({ code: 'no-way-to-answer', field: 'reach' });
}
