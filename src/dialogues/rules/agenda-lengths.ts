import { type AgendaFormat, discussionPart, talksPart } from './agenda.ts';

/** What a part lasts until someone says otherwise: the concept note gives minutes for the talks alone. */
export const firstMinutes = 5;
export const mostMinutes = 600;

/** The parts of the order whose length is asked: the charter sets that of the talks, and the discussion has the rest. */
export const askedParts = (order: AgendaFormat['order']): readonly string[] =>
  order.map(({ key }) => key).filter((key) => key !== talksPart && key !== discussionPart);

/** The minutes of every part that is asked, as it was set or as it stands at first. */
export const agendaLengths = (
  order: AgendaFormat['order'],
  set: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(askedParts(order).map((part) => [part, set[part] ?? firstMinutes]));
