import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clear } from '../dialogues/testing/desk.ts';
import { deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import {
  addMember,
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  release,
  rewrite,
  translateAll,
} from './testing/session.ts';

// Whoever gives a release knows what the report leaves out, and what was found in it.

let house: House;
let session: HeldSession;
let first: Colleague;
let second: Colleague;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  await clear(house);
  session = await holdSession(house);
  first = await colleague(house, 'Primera Persona', 'liaison-member', 'liaison');
  second = await colleague(house, 'Segunda Persona', 'agency-focal-point', 'working-group');
  await first.send(session.work);
});

test('the page of the release lists what would come out empty or unused, and stands in nobody’s way', async () => {
  const unused = await itemSaying(house, session, 'Reconocer los títulos.');
  await first.send(`${session.work}/puntos/${unused.id}/retiro`);
  await translateAll(house, first, session);
  const html = await first.page(`${session.work}/liberacion`);
  const list = wordsIn(/<div class="notice attention".*?<\/div>/s.exec(html)?.[0] ?? '');
  expect(list).toBe(
    [
      'Atención Antes de decidir: esto saldría vacío o sin usar',
      'No impide dar el visto bueno ni publicar. Si está bien así, siga.',
      'El informe no tiene resumen. «Introducción» no dice nada. Tema 1: «Punto de partida» no dice nada.',
      'Tema 2: «Punto de partida» no dice nada. Tema 2: «Avances» no dice nada.',
      'Tema 2: «Desafíos y lecciones aprendidas» no dice nada. Tema 2: «Recomendaciones» no dice nada.',
      '«Conclusiones» no dice nada.',
      'Tema 1: No se anotó quiénes asistieron: no habrá cifras, tampoco en ediciones posteriores.',
      'Tema 1: No se ha publicado quiénes hablaron en el panel: no aparecerá.',
      'Tema 2: Una nota de la relatoría no está en el informe.',
      'Tema 2: No se anotó quiénes asistieron: no habrá cifras, tampoco en ediciones posteriores.',
      'Tema 2: No se ha publicado quiénes hablaron en el panel: no aparecerá.',
    ].join(' '),
  );
  expect(html).toContain(`href="/es${session.work}/seccion/conclusions"`);
  expect((await release(first, session)).headers.get('location')).toContain('hecho=released');
});

test('every place of the text where a name was found is counted on the published page', async () => {
  await addMember(house, { name: 'Agencia de Noticias Trocha Contada' });
  await rewrite(first, session, await itemSaying(house, session, 'Los trámites tardan.'), {
    'text.es': 'Lo contó Trocha Contada, y otra vez Trocha Contada.',
    'text.en': 'As doña Segunda said.',
  });
  await translateAll(house, first, session);
  const names = `${session.work}/nombres`;
  const html = await first.page(names);
  for (const [item] of html.matchAll(/<li id="nombre-\d+">.*?<\/li>(?=<li id="nombre|<\/ol>)/gs)) {
    const places = [...item.matchAll(/name="places" value="([^"]+)"/g)].map(([, value = '']) => value);
    const entity = /name="entity" value="([^"]+)"/.exec(item)?.[1] ?? '';
    await first.send(names, { places, entity, resolution: 'not-a-name', reason: 'Un camino.' });
  }
  await release(first, session);
  await release(second, session);
  expect(wordsIn(await deskOf(house, undefined).page('/informes/2026'))).toContain(
    'Apariciones: 3. De palabras que no eran el nombre de nadie: 3.',
  );
});
