import type { Deps } from '../src/deps.ts';
import { publishPanelIn } from '../src/dialogues/publish-panel.ts';
import { themesOf } from '../src/dialogues/store/dialogues.ts';
import type { DialogueId, ThemeId } from '../src/dialogues/types.ts';
import { grantMandateIn } from '../src/mandates/grant-mandate.ts';
import { json, type Transaction, transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';
import { record } from '../src/record/record.ts';
import { type Dialogue, dialogueFile, type PanelSeat } from './dialogue-types.ts';
import type { Loaded } from './load-organizations.ts';
import { insertAttendance, insertNotes } from './load-session.ts';
import { readExample } from './types.ts';

/** A loaded Conversatorio: themes by their number. */
export type LoadedDialogue = { readonly id: DialogueId; readonly themeOf: ReadonlyMap<number, ThemeId> };

/** The Conversatorio of 2023: its themes, panels as held, who took part, and the rapporteurs' notes. */
export async function loadDialogue2023(
  deps: Deps,
  loaded: Loaded,
): Promise<LoadedDialogue & { readonly noteOf: ReadonlyMap<string, string> }> {
  const file = readExample('dialogue-2023', dialogueFile);
  const at = deps.clock();
  const done = await transact(deps.db, async (tx) => {
    const dialogue = await insertDialogue(tx, deps, file, loaded, at);
    await convene(tx, deps, file, dialogue, at);
    await publishPanels(tx, deps, dialogue, at);
    await insertAttendance(tx, deps, dialogue, at);
    const noteOf = await insertNotes(tx, dialogue, loaded);
    return accept({ ...dialogue, noteOf });
  });
  if (!done.ok) throw new Error(`the example was refused: ${JSON.stringify(done.reasons)}`);
  return done.value;
}

/** One in preparation, made up: themes with questions, panels partly filled. */
export async function loadDialogue(deps: Deps, file: Dialogue, loaded: Loaded): Promise<LoadedDialogue> {
  const at = deps.clock();
  const done = await transact(deps.db, async (tx) => {
    const dialogue = await insertDialogue(tx, deps, file, loaded, at);
    await convene(tx, deps, file, dialogue, at);
    await publishPanels(tx, deps, dialogue, at);
    return accept(dialogue);
  });
  if (!done.ok) throw new Error(`the example was refused: ${JSON.stringify(done.reasons)}`);
  return done.value;
}

async function insertDialogue(
  tx: Transaction,
  deps: Deps,
  file: Dialogue,
  loaded: Loaded,
  at: Temporal.Instant,
): Promise<LoadedDialogue> {
  const { id } = await tx
    .insertInto('dialogue')
    .values({
      slug: file.slug,
      title: json(file.title),
      summary: json(file.summary),
      held_on: Temporal.PlainDate.from(file.heldOn),
      venue: file.venue && json(file.venue),
      charter_version: deps.charter.version,
      example: file.example,
      once: crypto.randomUUID(),
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const themeOf = new Map<number, ThemeId>();
  for (const theme of file.themes) themeOf.set(theme.n, await insertTheme(tx, deps, id, theme, loaded, at));
  return { id: id as DialogueId, themeOf };
}

async function insertTheme(
  tx: Transaction,
  deps: Deps,
  dialogueId: string,
  theme: Dialogue['themes'][number],
  loaded: Loaded,
  at: Temporal.Instant,
): Promise<ThemeId> {
  const { id } = await tx
    .insertInto('theme')
    .values({
      dialogue_id: dialogueId,
      n: theme.n,
      title: json(theme.title),
      introduction: json(theme.introduction),
      starts_at: Temporal.Instant.from(theme.startsAt),
      ends_at: Temporal.Instant.from(theme.endsAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('theme_objective')
    .values(theme.objectives.map((objective) => ({ theme_id: id, objective })))
    .execute();
  await tx
    .insertInto('guiding_question')
    .values(theme.questions.map(({ n, text }) => ({ theme_id: id, n, text: json(text) })))
    .execute();
  const seats = [
    ...seatRows(theme.panel.planned, 'planned', id, loaded),
    ...seatRows(theme.panel.held, 'held', id, loaded),
  ];
  if (seats.length > 0) await tx.insertInto('panel_seat').values(seats).execute();
  for (const office of ['facilitator', 'rapporteur'] as const) {
    for (const email of theme[`${office}s`]) await appoint(tx, deps, { office, email, themeId: id, theme }, loaded, at);
  }
  return id as ThemeId;
}

const seatRows = (
  seats: readonly PanelSeat[],
  stage: 'planned' | 'held',
  themeId: string,
  { organizationOf }: Loaded,
) =>
  seats.map((seat, index) => ({
    theme_id: themeId,
    stage,
    position: index + 1,
    sector: seat.sector,
    institution: seat.institution.es,
    organization_id: seat.organization === null ? null : (organizationOf.get(seat.organization) ?? null),
    person_name: seat.person?.name ?? null,
    gender: seat.person?.gender ?? null,
    country: seat.country,
  }));

async function appoint(
  tx: Transaction,
  deps: Deps,
  {
    office,
    email,
    themeId,
    theme,
  }: { office: string; email: string; themeId: string; theme: Dialogue['themes'][number] },
  { personOf }: Loaded,
  at: Temporal.Instant,
): Promise<void> {
  const personId = personOf.get(email);
  if (!personId) throw new Error(`example: nobody has the address ${email}`);
  const ends = Temporal.Instant.from(theme.endsAt);
  const granted = await grantMandateIn(
    tx,
    deps,
    {
      personId,
      office,
      body: `theme:${themeId}`,
      startsAt: ends.subtract({ hours: 24 * 200 }),
      endsAt: ends.add({ hours: 24 * 90 }),
      source: {
        kind: 'appointment',
        text: { es: 'Designación de la agencia (ejemplo)', en: 'Appointment by the agency (example)' },
      },
    },
    'console',
    at,
  );
  if (!granted.ok) throw new Error(`the example's ${office} was refused: ${JSON.stringify(granted.reasons)}`);
}

async function convene(tx: Transaction, deps: Deps, file: Dialogue, { id }: LoadedDialogue, at: Temporal.Instant) {
  // When the first one was announced is not documented; its concept note is from the weeks before.
  const announced = Temporal.PlainDate.from(file.heldOn).subtract({ weeks: 6 }).toZonedDateTime('UTC').toInstant();
  const convenedAt = Temporal.Instant.compare(announced, at) < 0 ? announced : at;
  await tx.insertInto('dialogue_convening').values({ dialogue_id: id, at: convenedAt }).execute();
  await record(
    tx,
    {
      kind: 'dialogue-convened',
      by: 'console',
      subject: `dialogue:${id}`,
      facts: { title: file.title, date: file.heldOn },
    },
    { at, random: deps.random },
  );
}

async function publishPanels(tx: Transaction, deps: Deps, { id }: LoadedDialogue, at: Temporal.Instant) {
  for (const theme of await themesOf(tx, id)) {
    for (const stage of new Set(theme.panel.map((seat) => seat.stage))) {
      await publishPanelIn(tx, deps, theme, stage, 'console', at);
    }
  }
}
