import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Scanner, ScanVerdict } from './scanner.ts';

export type ClamdAddress = { readonly socket: string } | { readonly host: string; readonly port: number };

export interface ClamdOptions {
  readonly address: ClamdAddress;
  /** No answer for this long is `unavailable`. */
  readonly timeoutMs: number;
}

export const CLAMD_DEFAULT_TIMEOUT_MS = 120_000;
/** INSTREAM takes chunks of any length up to 4 GiB; this one keeps memory flat. */
const CHUNK_BYTES = 256 * 1024;
const MAX_REPLY_BYTES = 64 * 1024;
const IDLE_CONNECTIONS = 4;

/**
 * A client of clamd's protocol (clamd(8): `z` commands end with a NUL; INSTREAM takes length-prefixed chunks and ends
 * with a chunk of length 0), with a session a connection (IDSESSION) so that thousands of small entries share it.
 *
 * Measured with clamd 1.4: over its MaxFileSize, MaxScanSize or MaxRecursion it answers OK unless `AlertExceedsMax yes`
 * is set, which turns that answer into `Heuristics.Limits.Exceeded…`: here `not_scanned`, never `clean`.
 */
export function clamdScanner(options: ClamdOptions): Scanner {
  const idle: ClamdSession[] = [];
  const open = new Set<ClamdSession>();
  let closed = false;

  async function session(): Promise<ClamdSession> {
    const kept = idle.pop();
    if (kept?.usable) return kept;
    const made = await openSession(options);
    open.add(made);
    return made;
  }

  function giveBack(used: ClamdSession, sound = true): void {
    if (sound && used.usable && !closed && idle.length < IDLE_CONNECTIONS) idle.push(used);
    else {
      used.end();
      open.delete(used);
    }
  }

  return {
    name: 'clamd',
    async scan(source) {
      let used: ClamdSession | undefined;
      try {
        used = await session();
        const reply = await used.instream(Buffer.isBuffer(source) ? Readable.from([source]) : source);
        // After an error clamd closes the session: it is not given to the next entry.
        giveBack(used, / (OK|FOUND)$/.test(reply));
        return verdictOf(reply);
      } catch (error) {
        if (used !== undefined) {
          used.end();
          open.delete(used);
        }
        return { verdict: 'not_scanned', reason: 'unavailable', detail: messageOf(error) };
      }
    },
    async version() {
      const used = await session();
      try {
        const reply = await used.command('VERSION');
        giveBack(used);
        return reply;
      } catch (error) {
        used.end();
        open.delete(used);
        throw error;
      }
    },
    async close() {
      closed = true;
      for (const one of open) one.end();
      open.clear();
      idle.length = 0;
    },
  };
}

function verdictOf(reply: string): ScanVerdict {
  if (reply.endsWith(' OK')) return { verdict: 'clean' };
  const found = /^(?:stream|instream\([^)]*\)): (?<signature>.+) FOUND$/i.exec(reply)?.groups?.['signature'];
  if (found?.startsWith('Heuristics.Limits.Exceeded')) {
    return { verdict: 'not_scanned', reason: 'beyond_limits', detail: found };
  }
  if (found !== undefined) return { verdict: 'infected', signature: found };
  if (/size limit exceeded/i.test(reply))
    return { verdict: 'not_scanned', reason: 'beyond_limits', detail: reply };
  return { verdict: 'not_scanned', reason: 'unavailable', detail: reply };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface ClamdSession {
  readonly usable: boolean;
  instream(source: Readable): Promise<string>;
  command(name: string): Promise<string>;
  end(): void;
}

function openSession(options: ClamdOptions): Promise<ClamdSession> {
  return new Promise((resolve, reject) => {
    const address = options.address;
    const socket = 'socket' in address ? connect(address.socket) : connect(address.port, address.host);
    socket.setTimeout(options.timeoutMs, () => socket.destroy(new Error('clamd does not answer')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.write('zIDSESSION\0');
      resolve(sessionOver(socket));
    });
  });
}

function sessionOver(socket: Socket): ClamdSession {
  let received = '';
  let failure: Error | undefined;
  let waiting: { resolve: (reply: string) => void; reject: (error: Error) => void } | undefined;

  function settle(): void {
    if (waiting === undefined) return;
    const end = received.indexOf('\0');
    if (end >= 0) {
      const reply = received.slice(0, end).replace(/^\d+: /, '');
      received = received.slice(end + 1);
      waiting.resolve(reply);
      waiting = undefined;
    } else if (failure !== undefined) {
      waiting.reject(failure);
      waiting = undefined;
    }
  }

  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    if (received.length > MAX_REPLY_BYTES) socket.destroy(new Error('clamd answers more than expected'));
    settle();
  });
  socket.on('error', (error) => {
    failure = error;
    settle();
  });
  socket.on('close', () => {
    failure ??= new Error('clamd closed the connection');
    settle();
  });

  const reply = (): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      settle();
    });

  async function send(bytes: Uint8Array | string): Promise<void> {
    if (failure !== undefined) return;
    if (socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        socket.off('drain', go);
        socket.off('close', go);
        resolve();
      };
      socket.once('drain', go);
      socket.once('close', go);
    });
  }

  return {
    get usable() {
      return failure === undefined && !socket.destroyed;
    },
    async instream(source) {
      await send('zINSTREAM\0');
      for await (const read of source) {
        const bytes: Buffer = Buffer.isBuffer(read) ? read : Buffer.from(read);
        for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
          const chunk = bytes.subarray(offset, offset + CHUNK_BYTES);
          const length = Buffer.allocUnsafe(4);
          length.writeUInt32BE(chunk.length);
          await send(length);
          await send(chunk);
        }
        // clamd may refuse before the end (its StreamMaxLength): the reply is there, the rest need not be read.
        if (failure !== undefined || received.includes('\0')) {
          source.destroy();
          break;
        }
      }
      await send(Buffer.alloc(4));
      return reply();
    },
    async command(name) {
      await send(`z${name}\0`);
      return reply();
    },
    end() {
      if (!socket.destroyed && failure === undefined) socket.end('zEND\0');
      socket.destroySoon();
    },
  };
}
