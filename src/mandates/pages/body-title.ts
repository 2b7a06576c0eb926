import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Body } from '../types.ts';

/** What people call a body: `Mesa 2 · Gobernanza migratoria…`, `Mesa de Vinculación`. */
export function bodyTitle(reader: Reader, charter: Charter, body: Body): string {
  const mesa = /^mesa:(\d+)$/.exec(body)?.[1];
  if (mesa) {
    const found = charter.mesas.find(({ n }) => n === Number(mesa));
    const name = reader.t('mandates.body.mesa', { n: Number(mesa) });
    return found ? `${name} · ${reader.text(found.title)}` : name;
  }
  if (body === 'liaison') return reader.text(charter.liaison.title);
  if (body === 'working-group') return reader.text(charter.workingGroup.title);
  if (body === 'mechanism') return reader.text(charter.shortName);
  return body.startsWith('theme:') ? reader.text(charter.dialogue.title) : reader.t('mandates.body.organization');
}

/** The title of an office, or its key where the charter in force no longer has it. */
export function officeTitle(reader: Reader, charter: Charter, key: string): string {
  const office = charter.offices.find((one) => one.key === key);
  return office ? reader.text(office.title) : key;
}
