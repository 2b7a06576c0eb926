import type { Charter } from '../../charter/types.ts';
import { stateOf } from '../../dialogues/rules/invitation-states.ts';
import { findDialogue, themesOf } from '../../dialogues/store/dialogues.ts';
import { invitationsOf } from '../../dialogues/store/invitations.ts';
import { attendanceOf, notesOf, participationOf } from '../../dialogues/store/numbers.ts';
import { type PanelSeat, panelStages } from '../../dialogues/types.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Reader, Texts } from '../../platform/reader.ts';
import type { Cell, ExportTable } from './tables.ts';

/** All that is kept of a dialogue, but the secrets of its rooms and links; persons only where they are asked for. */
type DialogueData = NonNullable<Awaited<ReturnType<typeof collectDialogue>>>;

/** Null where there is no dialogue of that name. */
export async function collectDialogue(tx: Transaction, charter: Charter, slug: string, people: boolean) {
  const found = await findDialogue(tx, slug);
  if (!found) return null;
  const { id, heldOn, convenedAt, cancelledAt, ...dialogue } = found;
  const themes = await themesOf(tx, id);
  const ids = themes.map((theme) => theme.id);
  const notes = ids.length === 0 ? [] : await notesOf(tx, ids);
  const participation = new Map((await participationOf(tx, ids)).map(({ themeId, ...numbers }) => [themeId, numbers]));
  const attendance = people ? await attendanceOf(tx, id) : [];
  const numberOf = new Map(themes.map((theme) => [theme.id, theme.n]));
  return {
    mechanism: charter.key,
    ...dialogue,
    heldOn: heldOn.toString(),
    convenedAt: convenedAt?.toString() ?? null,
    cancelledAt: cancelledAt?.toString() ?? null,
    themes: themes.map((theme) => ({
      n: theme.n,
      title: theme.title,
      introduction: theme.introduction,
      startsAt: theme.startsAt.toString(),
      endsAt: theme.endsAt.toString(),
      objectives: theme.objectives,
      questions: theme.questions.map(({ n, text }) => ({ n, text })),
      panel: panelStages.flatMap((stage) => theme.panel.filter((seat) => seat.stage === stage).map(seatOf(people))),
      notes: notes
        .filter(({ themeId }) => themeId === theme.id)
        .map(({ questionId, kind, text, language, objectives, principles }) => ({
          question: theme.questions.find((question) => question.id === questionId)?.n ?? null,
          kind,
          text,
          language,
          objectives,
          principles,
        })),
      ...(participation.get(theme.id) ?? { participants: 0, countries: 0 }),
    })),
    ...(people && {
      invitations: (await invitationsOf(tx, id)).map((invitation) => ({
        list: invitation.list,
        name: invitation.name,
        email: invitation.email,
        institution: invitation.institution,
        country: invitation.country,
        sector: invitation.sector,
        gender: invitation.gender,
        language: invitation.language,
        state: stateOf(invitation),
        interpretation: invitation.interpretation,
      })),
      attendance: attendance.map(({ themeId, country, sector, gender, mode }) => ({
        theme: numberOf.get(themeId) ?? 0,
        country,
        sector,
        gender,
        mode,
      })),
    }),
  };
}

const seatOf =
  (people: boolean) =>
  ({ stage, position, sector, institution, country, personName, gender }: PanelSeat) => ({
    stage,
    position,
    sector,
    institution,
    country,
    ...(people && { person: personName, gender }),
  });

type Field = Cell | Texts | readonly (string | number)[];

/** The same as tables: themes, questions, panel, notes and, where persons are asked for, invitations and attendance. */
export function dialogueTables(data: DialogueData, reader: Reader): readonly ExportTable[] {
  const { themes, invitations, attendance } = data;
  const cell = (field: Field | undefined): Cell => {
    if (field === undefined || field === null || typeof field !== 'object') return field ?? null;
    return isList(field) ? field.join(', ') : reader.text(field);
  };
  const table = (name: string, columns: string, records: readonly Readonly<Record<string, Field>>[]): ExportTable => {
    const headings = columns.split(' ');
    return { name, headings, rows: records.map((record) => headings.map((heading) => cell(record[heading]))) };
  };
  const persons = invitations ? ' person gender' : '';
  return [
    table(
      'themes',
      'theme title startsAt endsAt objectives participants countries',
      themes.map(({ n, introduction, questions, panel, notes, ...theme }) => ({ theme: n, ...theme })),
    ),
    table(
      'questions',
      'theme question text',
      themes.flatMap(({ n: theme, questions }) => questions.map(({ n, text }) => ({ theme, question: n, text }))),
    ),
    table(
      'panel',
      `theme stage position sector institution country${persons}`,
      themes.flatMap(({ n, panel }) => panel.map((seat) => ({ theme: n, ...seat }))),
    ),
    table(
      'notes',
      'theme question kind text language objectives principles',
      themes.flatMap(({ n, notes }) => notes.map((note) => ({ theme: n, ...note }))),
    ),
    ...(invitations
      ? [
          table(
            'invitations',
            'list name email institution country sector gender language state interpretation',
            invitations,
          ),
        ]
      : []),
    ...(attendance ? [table('attendance', 'theme country sector gender mode', attendance)] : []),
  ];
}

const isList = (field: Texts | readonly (string | number)[]): field is readonly (string | number)[] =>
  Array.isArray(field);
