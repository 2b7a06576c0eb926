import { z } from 'zod';
import { choice, day, id, onceKey, optionalText, text } from '../platform/fields.ts';

export const offerForm = z.object({ once: onceKey() });

export const openingForm = z.object({ once: onceKey(), lastDay: day() });

export const positionForm = z.object({
  round: id(),
  stance: choice(['consent', 'object']),
  reason: optionalText(2000),
});

export const answerForm = z.object({ once: onceKey(), position: id(), text: text(2000) });
