import type { Deps } from '../src/deps.ts';
import type { ThemeId } from '../src/dialogues/types.ts';
import type { Transaction } from '../src/platform/database.ts';
import { attendanceFile, attendees } from './attendance-types.ts';
import { notesFile } from './dialogue-types.ts';
import { institutionNames } from './institution-names.ts';
import type { Loaded } from './load-organizations.ts';
import { readExample } from './types.ts';

type Themes = { readonly themeOf: ReadonlyMap<number, ThemeId> };

/** Who took part in which theme. */
export async function insertAttendance(
  tx: Transaction,
  { charter }: Deps,
  { themeOf }: Themes,
  at: Temporal.Instant,
): Promise<void> {
  const people = attendees(readExample('attendance-2023', attendanceFile));
  const institutionOf = institutionNames(charter);
  const rows = people.flatMap((person) =>
    person.themes.map((n) => ({
      theme_id: themeOf.get(n) ?? '',
      name: person.name,
      institution: institutionOf(person),
      country: person.country,
      sector: person.sector,
      gender: person.gender,
      mode: person.mode,
      role: person.role,
      source: 'example' as const,
      noted_at: at,
    })),
  );
  await tx.insertInto('attendance').values(rows).execute();
}

/** The rapporteurs' bullets; the answer: which note each key of the file has become. */
export async function insertNotes(
  tx: Transaction,
  { themeOf }: Themes,
  { personOf }: Loaded,
): Promise<ReadonlyMap<string, string>> {
  const { notes } = readExample('notes-2023', notesFile);
  const questions = await tx
    .selectFrom('guiding_question')
    .select(['id', 'theme_id', 'n'])
    .where('theme_id', 'in', [...themeOf.values()])
    .execute();
  const questionOf = new Map(questions.map(({ id, theme_id, n }) => [`${theme_id} ${n}`, id]));
  const rows = notes.map((note) => {
    const themeId = themeOf.get(note.theme) ?? '';
    const at = Temporal.Instant.from(note.at);
    const id = crypto.randomUUID();
    return {
      key: note.key,
      note: {
        id,
        theme_id: themeId,
        once: crypto.randomUUID(),
        created_at: at,
      },
      version: {
        note_id: id,
        version: 1,
        guiding_question_id: questionOf.get(`${themeId} ${note.question}`) ?? null,
        kind: note.kind,
        text: note.text.es,
        language: 'es',
        objectives: [...note.objectives],
        principles: [...note.principles],
        by: personOf.get(note.by) ?? '',
        at,
      },
    };
  });
  await tx
    .insertInto('note')
    .values(rows.map(({ note }) => note))
    .execute();
  await tx
    .insertInto('note_version')
    .values(rows.map(({ version }) => version))
    .execute();
  return new Map(rows.map(({ key, note }) => [key, note.id]));
}
