import { officesOf } from '../../charter/rules/offices.ts';
import type { Charter, Office } from '../../charter/types.ts';
import type { Body } from '../types.ts';

/** An office of a body, as a form offers it: `key` is `<body>/<office>`. */
export type Place = { readonly key: string; readonly body: Body; readonly office: Office };

/** Every office of the standing bodies, in the charter's order; those of organizations and sessions are given elsewhere. */
export function appointable(charter: Pick<Charter, 'offices' | 'mesas'>): readonly Place[] {
  const bodies: readonly Body[] = [
    'mechanism',
    'liaison',
    'working-group',
    ...charter.mesas.map(({ n }): Body => `mesa:${n}`),
  ];
  return bodies.flatMap((body) => {
    const kind = body.startsWith('mesa:') ? 'mesa' : body;
    return officesOf(charter, kind as 'mesa' | 'mechanism' | 'liaison' | 'working-group').map((office) => ({
      key: `${body}/${office.key}`,
      body,
      office,
    }));
  });
}
