import type { Child } from 'hono/jsx';
import type { Mesa } from '../charter/types.ts';
import type { Web } from '../web.ts';

/** A part of a mesa's page that another room tells. */
export type MesaSection = (c: Web, mesa: Mesa) => Promise<Child>;
