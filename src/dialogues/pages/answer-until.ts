import type { Reader } from '../../platform/reader.ts';
import type { AnswerTimes } from '../rules/invitations.ts';

/** Until when an invitation is answered, in the same words wherever it is said. `zone`: IANA, by whose clock. */
export const answerUntil = (reader: Reader, { closesAt }: Pick<AnswerTimes, 'closesAt'>, zone: string): string =>
  reader.t('dialogues.answer-until', { until: reader.moment(closesAt, zone) });
