import type { MiddlewareHandler } from 'hono';

/** What this process has done since it started, for whoever watches it. No path, no address, no person. */
export type Metrics = {
  /** An answer left. */
  answered(status: number): void;
  /** A page was asked for that may be kept: `kept` where it was there already. */
  keptPage(kept: boolean): void;
  /** Times what is rendered for one request alone, kept pages and files left out. */
  readonly timing: MiddlewareHandler;
  /** As Prometheus reads it (text format 0.0.4); `mailWaiting` is null where the database does not answer. */
  text(mailWaiting: number | null): string;
};

const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

export function newMetrics(): Metrics {
  const answers = [0, 0, 0, 0, 0];
  const rendered = { count: 0, seconds: 0 };
  const pages = { hits: 0, misses: 0 };
  return {
    answered(status) {
      const index = Math.floor(status / 100) - 1;
      answers[index] = (answers[index] ?? 0) + 1;
    },
    keptPage(kept) {
      if (kept) pages.hits += 1;
      else pages.misses += 1;
    },
    async timing(_, next) {
      const begun = performance.now();
      await next();
      rendered.count += 1;
      rendered.seconds += (performance.now() - begun) / 1000;
    },
    text: (mailWaiting) =>
      [
        ...ofProcess(),
        ...metric('pansocial_http_requests_total', 'counter', 'Answers by class of status.', [
          ...classes.map((name, index) => [`{class="${name}"}`, answers[index] ?? 0] as const),
        ]),
        ...metric('pansocial_render_seconds', 'summary', 'Time spent on requests that no kept page answered.', [
          ['_sum', rendered.seconds],
          ['_count', rendered.count],
        ]),
        ...one('pansocial_page_cache_hits_total', 'counter', 'Pages answered as they were kept.', pages.hits),
        ...one('pansocial_page_cache_misses_total', 'counter', 'Pages rendered to be kept.', pages.misses),
        ...(mailWaiting === null
          ? []
          : one('pansocial_mail_waiting', 'gauge', 'Letters neither handed over nor given up.', mailWaiting)),
      ].join(''),
  };
}

function ofProcess(): readonly string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const uptime = process.uptime();
  const started = Date.now() / 1000 - uptime;
  return [
    ...one('process_start_time_seconds', 'gauge', 'When the process started, in seconds since 1970.', started),
    ...one('process_resident_memory_bytes', 'gauge', 'Memory the process holds.', rss),
    ...one('nodejs_heap_size_used_bytes', 'gauge', 'Memory its objects take.', heapUsed),
    ...one('pansocial_uptime_seconds', 'gauge', 'How long the process has run.', uptime),
  ];
}

type Kind = 'counter' | 'gauge' | 'summary';

const one = (name: string, kind: Kind, help: string, value: number) => metric(name, kind, help, [['', value]]);

const metric = (name: string, kind: Kind, help: string, values: readonly (readonly [suffix: string, number])[]) => [
  `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`,
  ...values.map(([suffix, value]) => `${name}${suffix} ${value}\n`),
];
