import type { Deps } from '../../deps.ts';
import { transact } from '../../platform/database.ts';
import { accept } from '../../platform/result.ts';
import { insertConvening, insertDialogue } from '../store/dialogues.ts';
import { insertReport, type ToldParticipation } from '../store/reports.ts';
import { insertQuestion, insertTheme } from '../store/themes.ts';
import type { DialogueId, ThemeId } from '../types.ts';

export type TwoThemes = {
  readonly dialogue: DialogueId;
  readonly first: ThemeId;
  readonly second: ThemeId;
  /** Two guiding questions of the first theme, one of the second. */
  readonly questions: readonly [string, string, string];
};

/** An announced dialogue, `/conversatorios/2026`: the first theme begins now, the second a day later. */
export function conveneTwoThemes({ db, charter, clock }: Pick<Deps, 'db' | 'charter' | 'clock'>): Promise<TwoThemes> {
  const at = clock();
  const texts = (words: string) => Object.fromEntries(charter.languages.map((language) => [language, words]));
  return db.transaction().execute(async (tx) => {
    const { id: by } = await tx
      .insertInto('person')
      .values({ name: 'Convoca', language: charter.languages[0], created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow();
    const heldOn = at.toZonedDateTimeISO('UTC').toPlainDate();
    const dialogue = await insertDialogue(
      tx,
      { title: texts('Encuentro 2026'), summary: texts('Resumen'), venue: null, heldOn },
      { slug: '2026', charterVersion: charter.version, once: crypto.randomUUID(), by: by as never, at },
    );
    await insertConvening(tx, dialogue, charter.version, by as never, at);
    const theme = (n: number, title: string) =>
      insertTheme(
        tx,
        dialogue,
        n,
        {
          title: texts(title),
          introduction: texts('Introducción'),
          startsAt: at.add({ hours: 24 * (n - 1) }),
          endsAt: at.add({ hours: 24 * (n - 1) + 2 }),
          objectives: [5, 7],
        },
        crypto.randomUUID(),
      );
    const [first, second] = [await theme(1, 'Vías regulares'), await theme(2, 'Acceso a servicios')];
    const ask = (of: ThemeId, n: number, words: string) =>
      insertQuestion(tx, of, { n, text: texts(words), once: crypto.randomUUID() });
    const questions = [
      await ask(first, 1, '¿Qué avances hay?'),
      await ask(first, 2, '¿Qué falta?'),
      await ask(second, 1, '¿Quién queda fuera?'),
    ] as const;
    return { dialogue, first, second, questions };
  });
}

/** A report of the dialogue is published, as far as the dialogue can tell. */
export const publishReport = (
  { db }: Pick<Deps, 'db'>,
  dialogueId: DialogueId,
  at: Temporal.Instant,
  participation: readonly ToldParticipation[] = [],
): Promise<unknown> =>
  transact(db, async (tx) =>
    accept(await insertReport(tx, { dialogueId, edition: 1, slug: 'informe-2026', participation, at })),
  );
