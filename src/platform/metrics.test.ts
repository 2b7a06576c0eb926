import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { noteDelivery, queueMail } from './mail.ts';
import { newMetrics } from './metrics.ts';

/** The figures of a text in Prometheus' format, by name with its label. */
const figuresIn = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );

describe('through the app', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());
  const figures = async () => figuresIn(await (await house.ask('/metrics')).text());

  test('answers by class of status, pages kept and rendered, the time that took', async () => {
    await house.ask('/es/mesas');
    await house.ask('/es/mesas');
    await house.ask('/es/mesas', { headers: { 'accept-language': 'en' } });
    await house.ask('/');
    await house.ask('/es/none');
    const ana = await house.signIn({ name: 'Ana' });
    await house.ask('/es/mi', { as: ana.token });
    await house.ask('/healthz');
    const found = await figures();
    expect(found).toMatchObject({
      'pansocial_http_requests_total{class="1xx"}': 0,
      'pansocial_http_requests_total{class="2xx"}': 5,
      'pansocial_http_requests_total{class="3xx"}': 1,
      'pansocial_http_requests_total{class="4xx"}': 1,
      'pansocial_http_requests_total{class="5xx"}': 0,
      pansocial_page_cache_hits_total: 2,
      pansocial_page_cache_misses_total: 1,
      // The page that was kept, the redirect, the page that is not, the one of a person.
      pansocial_render_seconds_count: 4,
      pansocial_mail_waiting: 0,
    });
    expect(found.pansocial_render_seconds_sum).toBeGreaterThan(0);
    expect(found.process_resident_memory_bytes).toBeGreaterThan(10_000_000);
    expect(found.nodejs_heap_size_used_bytes).toBeGreaterThan(1_000_000);
    expect(found.pansocial_uptime_seconds).toBeGreaterThan(0);
    expect(Math.abs((found.process_start_time_seconds ?? 0) - Date.now() / 1000 + process.uptime())).toBeLessThan(5);
  });

  test('is text that Prometheus reads, never kept, and names nobody', async () => {
    await house.signIn({ name: 'Ana Salgado', email: 'ana@ejemplo.org' });
    const answer = await house.ask('/metrics');
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    for (const line of (await answer.text()).trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{class="\dxx"\})? \d+(\.\d+)?(e[+-]?\d+)?)$/);
    }
  });

  test('letters that wait, deferred ones too; those handed over or given up do not', async () => {
    const { db, clock } = house.deps;
    const mail = { to: 'ana@ejemplo.org', language: 'es', subject: 's', text: 't', html: 'h' };
    await db.transaction().execute((tx) => queueMail(tx, [mail, mail, mail, mail], clock()));
    const ids = await db.selectFrom('mail_message').select('id').orderBy('id').execute();
    for (const [n, outcome] of (['sent', 'deferred', 'failed'] as const).entries()) {
      await noteDelivery(db, { messageId: ids[n]?.id ?? '', at: clock(), outcome, detail: null });
    }
    expect((await figures()).pansocial_mail_waiting).toBe(2);
  });

  test('the outbox is not counted again at every question', async () => {
    expect((await figures()).pansocial_mail_waiting).toBe(0);
    const mail = { to: 'ana@ejemplo.org', language: 'es', subject: 's', text: 't', html: 'h' };
    await house.deps.db.transaction().execute((tx) => queueMail(tx, mail, house.deps.clock()));
    expect((await figures()).pansocial_mail_waiting).toBe(0);
  });
});

test('without its database the rest is told all the same', () => {
  const found = figuresIn(newMetrics().text(null));
  expect(Object.keys(found)).not.toContain('pansocial_mail_waiting');
  expect(found.pansocial_render_seconds_count).toBe(0);
});
