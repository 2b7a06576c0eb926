import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Halt } from './halt.ts';

/** The part of a Hono app that a server needs. */
export type App = { fetch(request: Request, bindings?: object): Response | Promise<Response> };

/** Serves `app`. @throws Halt where that host and port cannot be had. */
export async function listen(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(getRequestListener((request, bindings) => app.fetch(request, bindings)));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Halt(whyNot(error, host, port));
  }
  return server;
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Stop that, or set PORT to another (PORT=${port + 1}).`;
  }
  if (code === 'EACCES') return `This user may not open port ${port}. Set PORT to one above 1023 (PORT=3000).`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST=${host} is no address of this machine. Set it to one that is (HOST=127.0.0.1, or 0.0.0.0 for all).`;
  }
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}. Check HOST and PORT.`;
}

/** Milliseconds that requests already begun may take to finish. */
const patience = 10_000;

/** Takes no more requests and finishes those begun. */
export async function finish(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection kept for the next request counts as open; each is closed once its present one is answered.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const impatient = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(impatient);
}
