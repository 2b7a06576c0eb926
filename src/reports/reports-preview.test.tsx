import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clear } from '../dialogues/testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { readPdf, spokenText } from './pdf/testing/read-pdf.ts';
import { type Colleague, colleague, type HeldSession, holdSession, release, translateAll } from './testing/session.ts';

// Nobody should take for published what two persons have not released.

let house: House;
let session: HeldSession;
let first: Colleague;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  await clear(house);
  session = await holdSession(house);
  first = await colleague(house, 'Primera Persona', 'liaison-member', 'liaison');
  await first.send(session.work);
});

describe('the document of a report before it is published', () => {
  test('says that it is a draft, in its name, its title, its first sentence and on every page', async () => {
    const answer = await first.ask(`${session.work}/vista/pdf`);
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="borrador-informe-2026-es.pdf"');
    const pdf = readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.metadata).toContain('<rdf:li xml:lang="x-default">BORRADOR · ');
    expect(spokenText(pdf)[0]).toBe(
      'P Borrador, todavía sin publicar: el texto puede cambiar. No lo cite ni lo comparta fuera de quienes preparan el informe.',
    );
  });

  test('says neither that it was published nor that anybody approved it', async () => {
    await translateAll(house, first, session);
    await release(first, session);
    const pdf = readPdf(new Uint8Array(await (await first.ask(`${session.work}/vista/pdf`)).arrayBuffer()));
    const spoken = spokenText(pdf).join(' ');
    expect(spoken).toContain('Edición 1 en preparación, impresa el');
    expect(spoken).toContain('Strong Visto bueno LBody 1 de 2');
    expect(spoken).toContain('Strong Sin nombres LBody No queda ningún nombre por resolver.');
    expect(spoken).not.toMatch(/publicada|personas distintas|le dieron su visto bueno|Apariciones/);
  });

  test('says so in the language in which it is read', async () => {
    const answer = await house.ask(`/en${session.work}/vista/pdf`, { as: first.token });
    const pdf = readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.metadata).toContain('<rdf:li xml:lang="x-default">DRAFT · ');
    expect(spokenText(pdf)[0]).toMatch(/^P Draft, not published yet/);
  });
});
