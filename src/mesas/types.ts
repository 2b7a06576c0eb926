import type { Child } from 'hono/jsx';
import type { Mesa } from '../charter/types.ts';
import type { Web } from '../web.ts';

/** What someone writes to a mesa from its public page. */
export type MesaMessage = {
  readonly mesa: number;
  readonly name: string;
  /** An e-mail address or a telephone number. */
  readonly reach: string;
  readonly text: string;
};

/** A part of a mesa's page that another room tells. */
export type MesaSection = (c: Web, mesa: Mesa) => Promise<Child>;
