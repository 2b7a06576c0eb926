import type { Deps } from '../src/deps.ts';
import { findDialogueById } from '../src/dialogues/store/dialogues.ts';
import type { NoteId, ThemeId } from '../src/dialogues/types.ts';
import type { Acting } from '../src/mandates/types.ts';
import { transact } from '../src/platform/database.ts';
import type { Texts } from '../src/platform/reader.ts';
import { accept, type Result } from '../src/platform/result.ts';
import { addInstitution } from '../src/reports/add-institution.ts';
import { lockDraft } from '../src/reports/lock-draft.ts';
import { publishReport } from '../src/reports/publish-report.ts';
import { releaseReport } from '../src/reports/release-report.ts';
import { reviewDraft } from '../src/reports/review-draft.ts';
import { decideResolution } from '../src/reports/rules/resolutions.ts';
import { insertHeading, insertItems, insertReport, type NewItem } from '../src/reports/store/drafts.ts';
import { insertResolutions } from '../src/reports/store/names.ts';
import type { ItemForm, ReportId } from '../src/reports/types.ts';
import type { LoadedDialogue } from './load-dialogue.ts';
import type { Loaded } from './load-organizations.ts';
import { type Report, type ReportItem, reportFile } from './report-types.ts';
import { readExample } from './types.ts';

type Noted = LoadedDialogue & { readonly noteOf: ReadonlyMap<string, string> };

/** Who writes, who approves that governments are named, and the two who release: persons of the example. */
const editor = 'lidia.arancibia@iom.un.example';
const approver = 'tobias.erazo@eclac.un.example';
const releasers = ['alex.beckford@brifrem.example', 'iris.villafranca@undp.un.example'] as const;

/** The results report of 2023, written, its names judged, released by two and published. */
export async function loadReport(deps: Deps, dialogue: Noted, loaded: Loaded): Promise<void> {
  const file = readExample('report-2023', reportFile);
  const at = deps.clock();
  const by = (address: string, office: string, body: Acting['body']): Acting => {
    const personId = loaded.personOf.get(address);
    if (!personId) throw new Error(`example: nobody has the address ${address}`);
    return { personId, office, body };
  };
  const inLiaison = (address: string) => by(address, 'liaison-member', 'liaison');
  const reportId = await write(deps, file, dialogue, by(editor, 'agency-focal-point', 'working-group'), at);
  for (const { name, country } of file.namedGovernmentInstitutions) {
    const institution = { name, acronym: null, country };
    done(await addInstitution(deps, institution, by(editor, 'agency-focal-point', 'working-group'), at));
  }
  await approve(deps, reportId, inLiaison(approver), at);
  for (const releaser of releasers) {
    const { release } = await reviewed(deps, dialogue);
    const once = crypto.randomUUID();
    done(await releaseReport(deps, { reportId, seen: release.digest, once }, inLiaison(releaser), at));
  }
  done(await publishReport(deps, { dialogueId: dialogue.id }, inLiaison(releasers[1]), at));
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the example was refused: ${JSON.stringify(result.reasons)}`);
  return result.value;
}

async function reviewed(deps: Deps, { id }: LoadedDialogue) {
  const dialogue = await findDialogueById(deps.db, id);
  const draft = dialogue && (await reviewDraft(deps.db, deps.charter, dialogue));
  if (!draft) throw new Error('the example’s report is not there');
  return draft;
}

async function write(deps: Deps, file: Report, dialogue: Noted, by: Acting, at: Temporal.Instant): Promise<ReportId> {
  const items = placed(itemsIn(file, dialogue));
  return done(
    await transact(deps.db, async (tx) => {
      const id = await insertReport(tx, dialogue.id, by.personId, at);
      const heading = { title: file.title, summary: file.factsheet, correction: null, version: 1, edition: 1 };
      await insertHeading(tx, id, heading, by.personId, at);
      await insertItems(tx, id, items, by.personId, at);
      return accept(id);
    }),
  );
}

/** Every institution of a government that the file names presents its own initiative there: one transaction for all. */
async function approve(deps: Deps, reportId: ReportId, by: Acting, at: Temporal.Instant): Promise<void> {
  done(
    await transact(deps.db, async (tx) => {
      const draft = await lockDraft(tx, deps, reportId);
      const found = draft?.names.settled ?? [];
      const approved = found.map((one) => ({
        ...done(
          decideResolution(
            one,
            {
              resolution: 'government-initiative',
              reason: 'Presentó su propia iniciativa en el panel.',
              seen: one.textHash,
            },
            deps.charter.report.attribution,
            { mayApproveNaming: true },
          ),
        ),
        matched: one.finding.matched,
      }));
      await insertResolutions(tx, reportId, approved, by, at);
      return accept(null);
    }),
  );
}

type Unplaced = Omit<NewItem, 'position' | 'once'>;

/** Each in its section in the order of the file. */
function placed(items: readonly Unplaced[]): readonly NewItem[] {
  const last = new Map<string, number>();
  return items.map((item) => {
    const place = `${item.themeId} ${item.section}`;
    const position = (last.get(place) ?? 0) + 1;
    last.set(place, position);
    return { ...item, position, once: null };
  });
}

function itemsIn(file: Report, { themeOf, noteOf }: Noted): readonly Unplaced[] {
  const { introduction, themes, conclusions, nextSteps, resources, conceptNote } = file;
  const text = (section: string, form: ItemForm, texts: Texts, themeId: ThemeId | null = null): Unplaced => ({
    themeId,
    section,
    wording: { form, text: texts, objectives: [] },
    noteIds: [],
  });
  const item = (section: string, form: ItemForm, one: ReportItem, themeId: ThemeId | null = null): Unplaced => ({
    themeId,
    section,
    wording: { form, text: one.text, objectives: one.objectives },
    noteIds: one.notes.flatMap((key) => noteOf.get(key) ?? []).map((id) => id as NoteId),
  });
  return [
    ...introduction.context.map((texts) => text('introduction', 'paragraph', texts)),
    text('introduction', 'heading', { es: 'Para qué se hizo', en: 'What it was for' }),
    ...introduction.objectives.map((texts) => text('introduction', 'point', texts)),
    text('introduction', 'heading', { es: 'Cómo se hizo', en: 'How it was done' }),
    ...introduction.method.map((texts) => text('introduction', 'paragraph', texts)),
    ...themes.flatMap(({ n, framing, advances, challenges, recommendations }) => {
      const themeId = themeOf.get(n) ?? null;
      return [
        ...framing.map((texts) => text('framing', 'paragraph', texts, themeId)),
        ...advances.map((one) => item('advances', 'point', one, themeId)),
        ...challenges.map((one) => item('challenges', 'point', one, themeId)),
        ...recommendations.map((one) => item('recommendations', 'point', one, themeId)),
      ];
    }),
    ...conclusions.map((one) => item('conclusions', 'paragraph', one)),
    text('conclusions', 'heading', { es: 'Próximos pasos', en: 'Next steps' }),
    ...nextSteps.map((one) => item('conclusions', 'point', one)),
    text('annexes', 'heading', { es: 'La nota conceptual', en: 'The concept note' }),
    ...conceptNote.map((texts) => text('annexes', 'paragraph', texts)),
    text('annexes', 'heading', { es: 'Recursos', en: 'Resources' }),
    ...resources.map(({ title, url }) => text('annexes', 'point', withAddress(title, url))),
  ];
}

const withAddress = (title: Texts, url: Texts): Texts =>
  Object.fromEntries(Object.entries(title).map(([language, words]) => [language, `${words}: ${url[language]}`]));
