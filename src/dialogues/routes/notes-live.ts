import { setTimeout as pause } from 'node:timers/promises';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Deps } from '../../deps.ts';
import type { Changed } from '../../platform/changes.ts';
import { changesOf } from '../../platform/database.ts';
import type { Web } from '../../web.ts';
import { noteStates } from '../store/notes.ts';
import type { ThemeId } from '../types.ts';

/** Seconds after which silence is broken, as proxies end silent lines; and after which the door is passed anew. */
const heartbeat = 20;
const longest = 300;

const tables = ['note', 'note_version', 'note_withdrawal'];
const concerns = (changed: Changed): boolean =>
  changed === 'everything' || changed.some((table) => tables.includes(table));

/**
 * Server-sent events: `notes`, with the ids of notes that are new or changed, as long as someone listens. It ends by
 * itself after some minutes, and when the server is asked to stop; the browser comes back through the guard, or not if
 * the mandate has ended.
 */
export const streamChanges = (c: Web, theme: ThemeId): Response =>
  streamSSE(
    c,
    (stream) => follow(stream, c.get('deps'), theme),
    async (fault) => {
      c.get('deps').log.warn({ fault }, 'a line of live notes broke');
    },
  );

async function follow(stream: SSEStreamingApi, { db, ending }: Deps, theme: ThemeId): Promise<void> {
  let changed = Promise.withResolvers<void>();
  const ended = new AbortController();
  const end = () => {
    ended.abort();
    changed.resolve();
  };
  const stopListening = changesOf(db).listen((tablesChanged) => concerns(tablesChanged) && changed.resolve());
  stream.onAbort(end);
  ending.addEventListener('abort', end, { signal: ended.signal });
  if (ending.aborted) end();
  const until = performance.now() + longest * 1000;
  try {
    let known = await noteStates(db, theme);
    await stream.write('retry: 2000\n\n');
    while (!ended.signal.aborted && performance.now() < until) {
      const beat = pause(heartbeat * 1000, 'beat', { signal: ended.signal, ref: false }).catch(() => 'beat');
      const heard = await Promise.race([changed.promise, beat]);
      if (ended.signal.aborted) break;
      if (heard === 'beat') {
        await stream.write(':\n\n');
        continue;
      }
      // Asked for before reading: what changes meanwhile is read next.
      changed = Promise.withResolvers();
      const now = await noteStates(db, theme);
      const ids = [...now].filter(([id, state]) => known.get(id) !== state).map(([id]) => id);
      known = now;
      if (ids.length > 0) await stream.writeSSE({ event: 'notes', data: ids.join(' ') });
    }
  } finally {
    stopListening();
    end();
  }
}
