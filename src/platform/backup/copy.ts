import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type pg from 'pg';

/** What `pg` hands to a statement of one's own, beyond what its types say: PostgreSQL's sub-protocol for COPY. */
type Wire = pg.Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** The handlers that `pg` calls on an active statement. */
type CopyStatement = pg.Submittable & {
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleCopyInResponse(wire: Wire): void;
  handleCopyData(message: { readonly chunk: Buffer }, wire: Wire): void;
};

/** The rows that `copy … to stdout` sends, in pieces as they come; the server waits for a slow reader. */
export function copyOut(client: pg.ClientBase, statement: string): AsyncIterable<Buffer> {
  const rows = new PassThrough({ highWaterMark: 1024 * 1024 });
  const copy: CopyStatement = {
    submit(wire) {
      const resume = () => wire.stream.resume();
      rows.on('drain', resume).on('close', resume);
      wire.query(statement);
    },
    handleCopyData({ chunk }, { stream }) {
      // The chunk is a view of the connection's own buffer, which is used again.
      if (!rows.destroyed && !rows.write(Buffer.from(chunk))) stream.pause();
    },
    handleCopyInResponse: (wire) => wire.sendCopyFail('rows were asked for, not offered'),
    handleCommandComplete() {},
    handleReadyForQuery: () => void rows.end(),
    handleError: (error) => void rows.destroy(error),
  };
  client.query(copy);
  return rows;
}

/** Sends `rows` to `copy … from stdin`; how many there were. Whatever fails in reading them fails the statement. */
export function copyIn(
  client: pg.ClientBase,
  statement: string,
  rows: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let fault: unknown;
  let count = 0;
  let isOver = false;

  async function send(wire: Wire): Promise<void> {
    try {
      for await (const piece of rows) {
        if (isOver) return;
        wire.sendCopyFromChunk(piece);
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
      }
      wire.endCopyFrom();
    } catch (error) {
      fault = error;
      wire.sendCopyFail('the rows could not be read');
    }
  }

  const copy: CopyStatement = {
    submit: (wire) => wire.query(statement),
    handleCopyInResponse: (wire) => void send(wire),
    handleCopyData() {},
    handleCommandComplete({ text }) {
      count = Number(/^COPY (\d+)$/.exec(text)?.[1]);
    },
    handleReadyForQuery: () => resolve(count),
    handleError(error) {
      isOver = true;
      reject(fault ?? error);
    },
  };
  client.query(copy);
  return promise;
}
