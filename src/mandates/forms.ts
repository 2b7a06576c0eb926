import { z } from 'zod';
import type { Charter } from '../charter/types.ts';
import { choice, day, email, id, optionalText, text } from '../platform/fields.ts';
import { endCauses } from './end-mandate.ts';

export const setUpForm = (charter: Charter) =>
  z.object({ code: text(40), name: text(200), email: email(), language: choice(charter.languages) });

/** An appointment: `office` is `<body>/<office>`, as the page offers them. */
export const grantForm = (places: readonly string[]) =>
  z.object({
    name: text(200),
    email: email(),
    office: choice(places),
    onBehalfOf: optionalText(200),
    from: day(),
    source: text(300),
  });

export const endForm = z.object({ mandate: id(), cause: choice(endCauses) });
