import { z } from 'zod';
import { name, text } from '../platform/fields.ts';

/** Longest answers, in characters. */
export const longest = { name: 200, reach: 254, text: 3000 } as const;

/** A message to a mesa: from whom, how they are answered, what they say. */
export const messageForm = z.object({
  name: name(longest.name),
  reach: name(longest.reach),
  text: text(longest.text),
});
