import { expect } from 'vitest';
import type { Ask, House } from './house.ts';
import { wordsIn } from './words.ts';

/** Someone at work in a house, page by page, in Spanish. */
export type Desk = {
  ask(path: string, options?: Ask): Promise<Response>;
  /** A page that is there. */
  page(path: string): Promise<string>;
  /** Sends a form that is accepted; the answer is where it leads. */
  send(path: string, form?: Ask['form']): Promise<string>;
  /** Sends a form that is refused; the answer is every reason in the error summary, in words. */
  refused(path: string, form?: Ask['form']): Promise<string[]>;
};

export function deskOf(house: House, token: string | undefined): Desk {
  const ask = (path: string, options: Ask = {}) => house.ask(`/es${path}`, { as: token, ...options });
  return {
    ask,
    async page(path) {
      const response = await ask(path);
      expect([path, response.status]).toEqual([path, 200]);
      return response.text();
    },
    async send(path, form = {}) {
      const response = await ask(path, { form });
      const why = response.status === 303 ? '' : wordsIn(await response.text());
      expect([path, response.status, why]).toEqual([path, 303, '']);
      return response.headers.get('location') ?? '';
    },
    async refused(path, form = {}) {
      const response = await ask(path, { form });
      expect([path, response.status]).toEqual([path, 422]);
      const summary = /<div class="error-summary".*?<\/ul>/s.exec(await response.text())?.[0] ?? '';
      return [...summary.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => wordsIn(item));
    },
  };
}

/** The key of one sending of a form. */
export const once = (): string => crypto.randomUUID();
