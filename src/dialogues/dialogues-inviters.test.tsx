import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import { actorWith, mandateOf } from '../mandates/testing/actor.ts';
import type { Actor, Body } from '../mandates/types.ts';
import { type House, openHouse } from '../testing/house.ts';
import { hostingMandate, invitingMandate } from './permissions.ts';
import { invitationsOf } from './store/invitations.ts';
import { guest, lettersTo, type MadeDialogue, makeDialogue, makeRoom, tokenOf } from './testing/gathering.ts';

const charter = readCharter('pmm-lac');

const holderOf = (office: string, body: Body, passed = true): Actor =>
  actorWith([mandateOf(charter, office, body)], passed);

describe('who invites, and who keeps the list of a theme, office by office', () => {
  const may = (actor: Actor) => ({
    invites: invitingMandate(actor) !== null,
    ownTheme: hostingMandate(actor, 't1') !== null,
    otherTheme: hostingMandate(actor, 't2') !== null,
  });
  const all = { invites: true, ownTheme: true, otherTheme: true };
  const nothing = { invites: false, ownTheme: false, otherTheme: false };

  test.each([
    ['secretariat', 'mesa:2', all],
    ['delegate', 'mesa:2', nothing],
    ['alternate-delegate', 'mesa:3', nothing],
    ['liaison-member', 'liaison', all],
    ['agency-focal-point', 'working-group', all],
    ['operator', 'mechanism', nothing],
    ['representative', 'organization:o1', nothing],
    ['alternate-representative', 'organization:o1', nothing],
    ['facilitator', 'theme:t1', { ...nothing, ownTheme: true }],
    ['rapporteur', 'theme:t1', nothing],
  ] as const)('%s of %s', (office, body, expected) => {
    expect(may(holderOf(office, body))).toEqual(expected);
  });

  test('every office of the charter was asked about', () => {
    expect(charter.offices).toHaveLength(10);
  });

  test('not before a second step that the office asks for', () => {
    expect(may(holderOf('secretariat', 'mesa:2', false))).toEqual(nothing);
  });
});

/** Two mesas, other zones, sectors, offices and languages of interpretation; shown in a language of the interface. */
describe('the same code runs another charter', () => {
  let house: House;
  let dialogue: MadeDialogue;
  const lists = '/es/conversatorios/2026/invitaciones';

  beforeAll(async () => {
    house = await openHouse({
      charter: { ...readCharter(riverBasin), languages: ['es', 'en'] },
      at: '2026-12-03T13:50:00Z',
    });
    dialogue = await makeDialogue(house);
    await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://room.example.org/1' });
  });
  afterAll(() => house.close());

  test('from the invitation to the list of those present', async () => {
    const { token } = await house.signIn({ name: 'Bo', mandates: [{ office: 'boatman', body: 'mesa:1' }] });
    const form = guest('Ana', { sector: 'villages', country: 'GF' });
    expect((await house.ask(`${lists}/nueva`, { as: token, form: { ...form, sector: 'civil-society' } })).status).toBe(
      422,
    );
    expect((await house.ask(`${lists}/nueva`, { as: token, form })).status).toBe(303);
    const [letter] = await lettersTo(house, 'ana@red.org');
    expect(letter?.text).toContain('Caiena: 11:00 – 13:00\nParis: 15:00 – 17:00');
    expect(letter?.text).not.toContain('Mecanismo');
    const path = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
    const html = await (await house.ask(path)).text();
    expect(html).toContain('<option value="pt">portugués</option>');
    await house.ask(`${path}/respuesta`, { form: { attends: 'online', interpretation: 'fr' } });
    const [card] = await invitationsOf(house.deps.db, dialogue.id);
    expect(card).toMatchObject({ answer: 'confirmed', interpretation: 'fr', sector: 'villages' });
    expect((await house.ask(`${path}/sala/1`)).headers.get('location')).toBe('https://room.example.org/1');
    const scribe = await house.signIn({
      name: 'Sol',
      mandates: [{ office: 'scribe', body: `theme:${dialogue.themes[0]}` }],
    });
    const list = '/es/conversatorios/2026/asistencia/1';
    expect(await (await house.ask(list, { as: scribe.token })).text()).toContain('está en línea');
    await house.ask(`${list}/presencia`, { as: scribe.token, form: { seat: card?.seatId ?? '' } });
    expect(await (await house.ask(list, { as: scribe.token })).text()).toContain('está en la sala');
  });
});
