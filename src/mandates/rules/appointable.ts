import { officesOf } from '../../charter/rules/offices.ts';
import type { Charter, Office } from '../../charter/types.ts';
import type { Body } from '../types.ts';

/** An office of a body, as a form offers it: `key` is `<body>/<office>`. */
export type Place = { readonly key: string; readonly body: Body; readonly office: Office };

/** Every office of the standing bodies, in the charter's order; those of organizations and sessions are given elsewhere. */
export function appointable(charter: Pick<Charter, 'offices' | 'mesas'>): readonly Place[] {
  const standing = (['mechanism', 'liaison', 'working-group'] as const).map((body) => ({ kind: body, body }));
  const mesas = charter.mesas.map(({ n }) => ({ kind: 'mesa', body: `mesa:${n}` }) as const);
  return [...standing, ...mesas].flatMap(({ kind, body }) =>
    officesOf(charter, kind).map((office) => ({ key: `${body}/${office.key}`, body, office })),
  );
}
