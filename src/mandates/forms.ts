import { z } from 'zod';
import type { Charter } from '../charter/types.ts';
import { choice, day, email, id, onceKey, optionalChoice, optionalText, text } from '../platform/fields.ts';
import { endCauses } from './end-mandate.ts';

export const setUpForm = (charter: Charter) =>
  z.object({ code: text(40), name: text(200), email: email(), language: choice(charter.languages) });

/** An appointment: `office` is `<body>/<office>`, as the page offers them; `until` the first day it no longer holds. */
export const grantForm = (
  places: readonly string[],
  { languages, agencies }: Pick<Charter, 'languages' | 'agencies'>,
) =>
  z.object({
    once: onceKey(),
    name: text(200),
    email: email(),
    /** In which they are written to; left out, the operator's own. */
    language: optionalChoice(languages),
    office: choice(places),
    onBehalfOf: optionalText(200),
    agency: optionalChoice(agencies.map(({ key }) => key)),
    from: day(),
    until: z.preprocess((value) => (value === '' || value === undefined ? null : value), day().nullable()),
    source: text(300),
  });

/** For which agency a mandate is held that was entered without it. */
export const agencyForm = ({ agencies }: Pick<Charter, 'agencies'>) =>
  z.object({ mandate: id(), agency: choice(agencies.map(({ key }) => key)) });

export const endForm = z.object({ mandate: id(), cause: choice(endCauses) });
