import { expect } from 'vitest';
import type { Cycle } from './cycle.ts';
import { leftOut } from './reporting.ts';
import { officers } from './setting-up.ts';
import { arrive, follow, goTo, heading, keep, lines, main, notices, press } from './visitor.ts';

/** Released by two different persons; with the second it is published. */
export async function release(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await goTo(ines, '/mi');
  await follow(ines, toRelease);
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Las cifras de la sesión');
  await keep(ines, 'cifras');
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Ver cómo quedará');
  await keep(ines, 'informe-vista');
  await follow(ines, 'Volver al trabajo');
  await follow(ines, 'Visto bueno');
  await keep(ines, 'visto-bueno');
  await press(ines, 'Doy mi visto bueno');
  expect(await notices(ines)).toEqual(['Hecho Su visto bueno está dado.', leftOut]);
  expect((await lines(main(ines))).slice(-2)).toEqual([
    'Su visto bueno',
    'Usted ya lo dio. Falta el de otra persona; con él se publica.',
  ]);
  expect(await ines.page.getByRole('button', { name: 'Doy mi visto bueno' }).count()).toBe(0);
  await keep(ines, 'visto-bueno-dado');
  const tomas = await arrive(cycle, officers.liaison);
  await goTo(tomas, '/mi');
  await follow(tomas, toRelease);
  expect((await lines(main(tomas))).slice(-2)).toEqual([
    'He leído el informe en todas sus lenguas y puede publicarse como está. Con este visto bueno se publica.',
    'Doy mi visto bueno',
  ]);
  await press(tomas, 'Doy mi visto bueno');
  expect([await heading(tomas), ...(await notices(tomas))]).toEqual([
    'Informe de resultados',
    'Hecho El informe está publicado.',
  ]);
  await keep(tomas, 'informe-liberado');
}

const toRelease = 'Seguir: Leer el informe y dar el visto bueno';
