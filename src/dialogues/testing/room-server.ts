import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A BigBlueButton server as far as `create` goes, on this machine. */
export type RoomServer = {
  readonly url: string;
  /** The addresses it was asked for. */
  readonly asked: string[];
  /** What it answers from now on; null: nothing, ever. */
  answer(body: string | null): void;
  close(): Promise<void>;
};

export const created = (createTime: string): string =>
  `<response><returncode>SUCCESS</returncode><meetingID>t1</meetingID><createTime>${createTime}</createTime></response>`;

export async function openRoomServer(): Promise<RoomServer> {
  const asked: string[] = [];
  let body: string | null = created('1531155809613');
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (body !== null) response.setHeader('content-type', 'text/xml').end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/bigbluebutton/`,
    asked,
    answer(next) {
      body = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
