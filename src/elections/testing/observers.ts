import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import { listen } from '../../platform/http-server.ts';
import type { VerifierKey } from '../../record/rules/signed-note.ts';
import { makeSignerFolder, type SignerFolder } from '../signer/folder.ts';
import { signerApp } from '../signer/signer-app.ts';

/** An observer's signer that runs, and may be down for a while. */
export type TestObserver = {
  readonly url: string;
  readonly folder: SignerFolder;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
};

export async function makeObserver(name: string, platform: VerifierKey, clock: Clock): Promise<TestObserver> {
  const path = mkdtempSync(join(tmpdir(), 'pansocial-observer-'));
  const folder = await makeSignerFolder(join(path, 'signer'), name, platform);
  const app = signerApp(folder, clock);
  let server: Server | null = await listen(app, { host: '127.0.0.1', port: 0 });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const stop = async () => {
    const running = server;
    server = null;
    if (!running) return;
    running.closeAllConnections();
    running.close();
    await once(running, 'close');
  };
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    stop,
    async start() {
      server ??= await listen(app, { host: '127.0.0.1', port });
    },
    async remove() {
      await stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
