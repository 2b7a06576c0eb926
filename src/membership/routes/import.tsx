import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import type { Acting } from '../../mandates/types.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { isUuid } from '../../platform/identifiers.ts';
import type { Reason } from '../../platform/result.ts';
import { fileMegabytes } from '../../platform/tabular/read-table.ts';
import { writeCsv } from '../../platform/tabular/write-csv.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { discardImport } from '../discard-import.ts';
import { keptDays } from '../forget-imports.ts';
import { linesForm, listForm, matchingForm } from '../forms/import.ts';
import { importMembers, planImportIn } from '../import-members.ts';
import { chooseLines, matchListColumns } from '../match-columns.ts';
import { ImportPage } from '../pages/ImportPage.tsx';
import { ImportPreviewPage } from '../pages/ImportPreviewPage.tsx';
import { ImportResultPage } from '../pages/ImportResultPage.tsx';
import { importedMesas, importingMandate } from '../permissions.ts';
import { memberListLimits, readMemberList } from '../read-member-list.ts';
import { missingIn } from '../rules/import-matching.ts';
import { type RefusedReport, refusedReport } from '../rules/import-report.ts';
import { findImport, type MemberImport, unfinishedImports } from '../store/import.ts';

const home = '/miembros/importar';
const importing = holding('import-members');
const backToList = (c: Web): Response => onTo(c, `${home}/${c.req.param('id')}`);

export const importRoutes = new Hono<Env>()
  .get(home, importing, (c) => showUpload(c, emptyForm, 200))
  .post(home, importing, upload)
  .get(`${home}/:id`, importing, (c) => showList(c, {}, 200))
  .post(`${home}/:id`, importing, confirm)
  .get(`${home}/:id/columnas`, importing, backToList)
  .post(`${home}/:id/columnas`, importing, match)
  .get(`${home}/:id/parecidas`, importing, backToList)
  .post(`${home}/:id/parecidas`, importing, choose)
  .get(`${home}/:id/descarte`, importing, backToList)
  .post(`${home}/:id/descarte`, importing, async (c) => {
    const { id } = await listInReach(c);
    await discardImport(c.get('deps'), id, acting(c));
    return onTo(c, home, 'discarded');
  })
  .get(`${home}/:id/fuera.csv`, importing, sendReport);

const acting = (c: Web): Acting => actingWith(c, importingMandate(c.get('actor')));
const mesasOf = (c: Web): readonly number[] => importedMesas(c.get('actor'), c.get('deps').charter);

/** A list that this person brought in; anyone else's is not there. */
async function listInReach(c: Web): Promise<MemberImport> {
  const id = c.req.param('id') ?? '';
  const list = isUuid(id) ? await findImport(c.get('deps').db, id, acting(c).personId) : null;
  if (!list) throw new HTTPException(404);
  return list;
}

async function showUpload(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  c.header('Cache-Control', 'no-store');
  return show(
    c,
    <ImportPage
      reader={c.get('reader')}
      charter={charter}
      limits={{ rows: memberListLimits.rows, megabytes: fileMegabytes }}
      unfinished={await unfinishedImports(db, acting(c).personId)}
      keptDays={keptDays}
      form={form}
      once={crypto.randomUUID()}
      discarded={doneCode(c, ['discarded']) !== null}
    />,
    status,
  );
}

async function upload(c: Web): Promise<Response> {
  const body = await formBody(c);
  const form = parseForm(listForm, body);
  if (!form.ok) return showUpload(c, again(body, form.reasons), 422);
  const { file, once } = form.value;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const filename = shown(file.name);
  const list = await readMemberList(c.get('deps'), { bytes, filename, mesas: mesasOf(c), once }, acting(c), now(c));
  return list.ok ? onTo(c, `${home}/${list.value}`) : showUpload(c, again(body, list.reasons), 422);
}

/** A name of a file is shown and kept: without what cannot be stored, and no longer than a line. */
const shown = (filename: string): string =>
  filename
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 200);

type Shown = { readonly columnsForm?: FormState; readonly reasons?: readonly Reason[] };

async function showList(c: Web, { columnsForm = emptyForm, reasons = [] }: Shown, status: 200 | 422) {
  const { db, charter } = c.get('deps');
  const list = await listInReach(c);
  const reader = { ...c.get('reader'), path: `${home}/${list.id}` };
  c.header('Cache-Control', 'no-store');
  if (list.completion) {
    const { id, filename, completion } = list;
    return show(
      c,
      <ImportResultPage reader={reader} id={id} filename={filename} completion={completion} keptDays={keptDays} />,
    );
  }
  const mesas = mesasOf(c);
  const isComplete = missingIn(list.matching).length === 0;
  const planned = isComplete ? await planImportIn(db, { charter }, list.content, list.matching, mesas, now(c)) : null;
  return show(
    c,
    <ImportPreviewPage
      reader={reader}
      charter={charter}
      list={list}
      mesas={mesas}
      plan={planned?.plan ?? null}
      known={planned?.known ?? new Map()}
      page={Math.max(1, Math.trunc(Number(c.req.query('pagina'))) || 1)}
      columnsForm={columnsForm}
      reasons={reasons}
    />,
    status,
  );
}

async function match(c: Web): Promise<Response> {
  const list = await listInReach(c);
  const body = await formBody(c);
  const form = parseForm(matchingForm(c.get('deps').charter, list.content.headings.length, mesasOf(c)), body);
  const result = form.ok ? await matchListColumns(c.get('deps'), list.id, form.value, acting(c)) : form;
  if (!result.ok) return showList(c, { columnsForm: again(body, result.reasons) }, 422);
  return onTo(c, `${home}/${list.id}`);
}

async function choose(c: Web): Promise<Response> {
  const { id } = await listInReach(c);
  const form = parseForm(linesForm, await formBody(c));
  const result = form.ok ? await chooseLines(c.get('deps'), id, form.value, acting(c)) : form;
  if (!result.ok) return showList(c, { reasons: result.reasons }, 422);
  return onTo(c, `${home}/${id}?pagina=${Math.trunc(Number(c.req.query('pagina'))) || 1}#importar`);
}

async function confirm(c: Web): Promise<Response> {
  const { id } = await listInReach(c);
  const form = parseForm(linesForm, await formBody(c));
  const { language } = c.get('reader');
  const result = form.ok
    ? await importMembers(
        c.get('deps'),
        { id, lines: form.value },
        { by: acting(c), mesas: mesasOf(c), language },
        now(c),
      )
    : form;
  if (!result.ok) return showList(c, { reasons: result.reasons }, 422);
  return onTo(c, `${home}/${id}`);
}

/** Lines that are left out, as they came and with the reasons, before and after the others are brought in. */
async function sendReport(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const list = await listInReach(c);
  const report = list.completion
    ? list.completion.report
    : refusedReport(
        list.content,
        (await planImportIn(db, { charter }, list.content, list.matching, mesasOf(c), now(c))).plan,
      );
  if (!report) throw new HTTPException(404);
  return c.body(csvOf(c, report), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="fuera.csv"',
    'Cache-Control': 'no-store',
  });
}

function csvOf(c: Web, { headings, delimiter, lines }: RefusedReport): string {
  const reader = c.get('reader');
  const rows = lines.map(({ number, cells, reasons }) => [
    ...headings.map((_, index) => cells[index] ?? ''),
    `${number}`,
    reasons.map((reason) => reader.reason(reason)).join(' '),
  ]);
  const added = [reader.t('membership.import.row'), reader.t('membership.import.reasons')];
  return writeCsv([[...headings, ...added], ...rows], delimiter ?? ';');
}
