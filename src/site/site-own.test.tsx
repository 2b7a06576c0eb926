import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDialogue } from '../dialogues/testing/gathering.ts';
import { makeListedElection } from '../elections/testing/listed-election.ts';
import { focalPoint, give } from '../liaison/testing/agencies.ts';
import { apply } from '../membership/testing/joining.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
});
afterAll(() => house.close());

test('what is asked stands in order of its end, each with its date, and what waits before what is for later', async () => {
  const who = await focalPoint(house, 'iom');
  for (const [office, body] of [
    ['liaison-member', 'liaison'],
    ['secretariat', 'mesa:2'],
    ['operator', 'mechanism'],
  ] as const) {
    await give(house, who.personId, { office, body, endsAt: '2027-06-01T06:00:00Z' });
  }
  await makeDialogue(house, { day: '2027-03-18', slug: '2027' });
  await apply(house);
  const voice = await focalPoint(house, 'ilo');
  const say = (act: string, form: Record<string, string>) =>
    house.ask(`/es/mesa-de-vinculacion/agencias/${act}`, { as: voice.token, form });
  await say('ofrecimiento', { once: crypto.randomUUID() });
  await say('ronda', { once: crypto.randomUUID(), lastDay: '2026-11-28' });
  await makeListedElection(house, { organizations: 4, votingFrom: '2026-11-20T06:00:00Z' });
  house.setTime('2026-11-21T12:00:00Z');
  const html = await (await house.ask('/es/mi', { as: who.token })).text();
  const tasks = [...html.matchAll(/<h2>([^<]*)<\/h2><p>(.*?)<\/p><\/div>/gs)].map(([, title = '', detail = '']) =>
    wordsIn(`${title} · ${detail}`).replaceAll('\u00a0', ' '),
  );
  expect(tasks).toEqual([
    expect.stringMatching(/^Se está votando: siga la participación · .* hasta el miércoles, 25 de noviembre de 2026/),
    'Diga si su agencia consiente · Ronda abierta hasta el 28 de noviembre de 2026',
    'Revisar 1 solicitud para sumarse · Mesa 2 · espera desde el 20 de noviembre de 2026',
    'Una solicitud espera, y el cargo que la lee está vacante · Mesa 4 · espera desde el 20 de noviembre de 2026',
    'Diálogo de diciembre · Es el jueves, 18 de marzo de 2027, y faltan 8 cosas.',
  ]);
});
