import { describe, expect, test } from 'vitest';
import { readerFor } from '../../platform/languages.ts';
import { mailOf } from '../mail/MailLayout.tsx';
import { Layout } from './Layout.tsx';
import { Pagination } from './Pagination.tsx';
import { Steps } from './Steps.tsx';
import { ZoneTimes } from './ZoneTimes.tsx';

const languages = ['es', 'en'];
const reader = readerFor({ language: 'es', languages, path: '/mesas/2', origin: 'https://example.org' });
const html = (node: { toString(): string | Promise<string> }): string => String(node);

describe('a page', () => {
  const page = html(
    <Layout reader={reader} title="Mesa 2" description="Qué hace">
      <h1>Mesa 2</h1>
    </Layout>,
  );

  test('is in the reader’s language and says where it is in the others', () => {
    expect(page).toMatch(/^<html lang="es">/);
    expect(page).toContain('<title>Mesa 2 · Pansocial</title><meta name="description" content="Qué hace"/>');
    expect(page).toContain('<link rel="canonical" href="https://example.org/es/mesas/2"/>');
    expect(page).toContain('<link rel="alternate" hreflang="en" href="https://example.org/en/mesas/2"/>');
    expect(page).toContain(
      '<a href="/en/mesas/2" hreflang="en" lang="en">EN<span class="unseen"> · English</span></a>',
    );
  });

  test('begins with the way past the masthead, and marks the section it is in', () => {
    expect(page).toMatch(/<body><a class="skip" href="#main">Ir al contenido<\/a>/);
    expect(page).toContain('<main id="main" tabindex="-1"><h1>Mesa 2</h1></main>');
    expect(page).toContain('<a href="/es/mesas" aria-current="true">Mesas</a>');
    expect(page.match(/aria-current="true">Mesas/g)).toHaveLength(2);
    expect(page).not.toContain('aria-current="page"');
  });

  test('calls the dialogues what the mechanism calls them, in its menu', () => {
    expect(page.match(/<a href="\/es\/conversatorios">Diálogos<\/a>/g)).toHaveLength(2);
    const own = readerFor({ language: 'es', languages, path: '/', dialogues: { es: 'Rondas', en: 'Rounds' } });
    const menu = html(<Layout reader={own} title="x" />);
    expect(menu.match(/<a href="\/es\/conversatorios">Rondas<\/a>/g)).toHaveLength(2);
    expect(menu).not.toContain('Diálogos');
  });

  test('says to search engines what it is about, or else what the mechanism is', () => {
    const own = readerFor({
      language: 'es',
      languages,
      path: '/',
      headline: { es: 'Cuidamos el río.', en: 'A river.' },
    });
    expect(html(<Layout reader={own} title="x" />)).toContain('<meta name="description" content="Cuidamos el río."/>');
    expect(html(<Layout reader={own} title="x" description="Un acta." />)).toContain('content="Un acta."');
  });

  test('carries no script, no style element and no style attribute', () => {
    expect(page).not.toMatch(/<script|<style|style=/);
    expect(html(<Layout reader={reader} title="x" enhance />).match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\/enhance[^"]*\.js">$/),
    ]);
  });

  test('offers the way in, and to who is signed in their place and the way out', () => {
    expect(page).toContain('<a href="/es/entrar">Entrar</a>');
    const signedIn = html(<Layout reader={{ ...reader, person: { id: '7', name: 'Ana <Quispe>' } }} title="x" />);
    expect(signedIn).not.toContain('/es/entrar');
    expect(signedIn).toContain(
      '<a href="/es/mi">Ana &lt;Quispe&gt;</a><form method="post" action="/es/salir" data-forget="true"><button type="submit" class="link">Salir</button></form>',
    );
  });

  test('says in its title that something must be corrected, and above it that data are made up', () => {
    const again = html(<Layout reader={reader} title="Sumarse" failed example robots="noindex" />);
    expect(again).toContain('<title>Error: Sumarse · Pansocial</title><meta name="description" content=""/>');
    expect(again).toContain('<aside class="example-strip" aria-label="datos de ejemplo">');
    expect(html(<Layout reader={{ ...reader, example: true }} title="Mesas" />)).toContain('class="example-strip"');
    expect(page).not.toContain('example-strip');
  });
});

describe('times in several zones', () => {
  const zones = [
    { zone: 'America/Costa_Rica', city: 'San José' },
    { zone: 'America/Barbados', city: 'Bridgetown' },
    { zone: 'Europe/Madrid', city: 'Madrid' },
  ];
  const text = (from: string, until?: string) =>
    html(
      <ZoneTimes
        reader={reader}
        zones={zones}
        from={Temporal.Instant.from(from)}
        until={until === undefined ? undefined : Temporal.Instant.from(until)}
      />,
    )
      .replace(/<(p|div|dt)[ >]/g, '\n$&')
      .replace(/<dd>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .filter(Boolean);

  test('of one morning name the day once: 8 August 2023, 08:00 to 10:00 in San José', () => {
    expect(text('2023-08-08T14:00Z', '2023-08-08T16:00Z')).toEqual([
      'martes, 8 de agosto de 2023',
      'San José 08:00 – 10:00',
      'Bridgetown 10:00 – 12:00',
      'Madrid 16:00 – 18:00',
    ]);
  });

  test('past midnight say which day it is there: where it ends on another, and where it is another from the start', () => {
    expect(text('2026-12-04T02:30Z', '2026-12-04T04:30Z')).toEqual([
      'jueves, 3 de diciembre de 2026',
      'San José 20:30 – 22:30',
      'Bridgetown 22:30 – 00:30 vie, 4 dic',
      'Madrid vie, 4 dic, 03:30 – 05:30',
    ]);
  });

  test('of one moment have no end', () => {
    expect(text('2026-12-04T05:59Z')).toEqual([
      'jueves, 3 de diciembre de 2026',
      'San José 23:59',
      'Bridgetown vie, 4 dic, 01:59',
      'Madrid vie, 4 dic, 06:59',
    ]);
  });

  test('carry each moment for machines with its zone’s offset', () => {
    expect(
      html(<ZoneTimes reader={reader} zones={zones} from={Temporal.Instant.from('2026-12-04T02:30Z')} />),
    ).toContain('<time datetime="2026-12-03T22:30:00-04:00">22:30</time>');
  });
});

test('steps say in words which is done, which is now and which are ahead', () => {
  expect(
    html(<Steps reader={reader} current={1} steps={[{ label: 'A', href: '/a' }, { label: 'B' }, { label: 'C' }]} />),
  ).toBe(
    '<ol class="steps" aria-label="Dónde estamos"><li class="done"><span class="state">Hecho</span><a href="/a">A</a></li>' +
      '<li class="now" aria-current="step"><span class="state">Ahora</span><strong>B</strong></li>' +
      '<li class="ahead"><span class="state">Después</span><strong>C</strong></li></ol>',
  );
});

test('pages lead to the one before and the one after, where there is one', () => {
  const links = (page: number, pages: number) =>
    [
      ...html(<Pagination reader={reader} page={page} pages={pages} href={(n) => `?p=${n}`} />).matchAll(
        /href="([^"]+)"/g,
      ),
    ].map(([, href]) => href);
  expect([links(1, 1), links(1, 3), links(2, 3), links(3, 3)]).toEqual([[], ['?p=2'], ['?p=1', '?p=3'], ['?p=2']]);
});

test('a letter says the same in HTML and in plain text, escaped only in HTML', () => {
  const letter = mailOf({
    reader,
    subject: 'Confirme <su> correo',
    paragraphs: ['Hola.', 'Primera línea\nsegunda'],
    action: { label: 'Confirmar', url: 'https://example.org/es/c?a=1&b=2' },
    closing: 'Si no fue usted, no haga nada.',
  });
  expect(letter.subject).toBe('Confirme <su> correo');
  expect(letter.text).toBe(
    'Hola.\n\nPrimera línea\nsegunda\n\nConfirmar:\nhttps://example.org/es/c?a=1&b=2\n\nSi no fue usted, no haga nada.\n\n' +
      '-- \nPansocial · este mensaje se envió automáticamente\n',
  );
  expect(letter.html).toMatch(/^<!DOCTYPE html><html lang="es">/);
  expect(letter.html).toContain('Confirme &lt;su&gt; correo</h1>');
  expect(letter.html).toContain('Primera línea<br/>segunda');
  expect(letter.html.match(/href="https:\/\/example.org\/es\/c\?a=1&amp;b=2"/g)).toHaveLength(2);
});
