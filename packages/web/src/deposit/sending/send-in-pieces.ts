import { RefusedCall } from '../../api/index.ts';
import type { Choices, Uploads } from './uploads.ts';

/** A piece takes about this long: short enough for a slow line and for the session, which each piece keeps alive. */
const PIECE_MILLISECONDS = 4_000;
const SMALLEST_PIECE = 1_048_576;
const LARGEST_PIECE = 67_108_864;
const FIRST_PIECE = 4_194_304;
/** Between two attempts at a server that does not answer: longer each time. */
const FIRST_WAIT_MILLISECONDS = 1_000;
const LONGEST_WAIT_MILLISECONDS = 15_000;
/** A signed-out sender is told at once when they sign in again; this is for another page of theirs. */
const SIGNED_OUT_MILLISECONDS = 30_000;

/**
 * `sending`; `paused` by its sender; `waiting` for the connection; `signed-out` until somebody signs in again; `finishing`:
 * all sent, the server verifies; `failed`: refused, nothing goes on by itself; `done`: it is an operation.
 */
export type SendingState =
  | 'sending'
  | 'paused'
  | 'waiting'
  | 'signed-out'
  | 'finishing'
  | 'failed'
  | 'done'
  | 'given-up';

export interface Progress {
  readonly state: SendingState;
  /** Of the upload, once it is open. */
  readonly id?: string;
  /** Bytes that the server has, and those of the piece that goes. */
  readonly sent: number;
  readonly error?: unknown;
  /** Bytes a second, measured on what went in this page. */
  readonly speed?: number;
}

export interface Sender {
  pause(): void;
  /** Goes on after a pause or a refusal, or tries again at once. */
  resume(): void;
  /** Stops, and has the server forget what it received. */
  giveUp(): Promise<void>;
  /** Stops without a word: the page goes away, the upload stays to be taken up. */
  leave(): void;
}

/** What may go on by itself: a piece that broke off, another connection that still holds the upload, a server that starts. */
const PASSING = ['UPLOAD_PIECE_CUT', 'UPLOAD_OFFSET_DIFFERS', 'UPLOAD_BUSY'];

function passes(refused: RefusedCall): boolean {
  const { status, body, trouble } = refused;
  return trouble === 'offline' || [502, 503, 504].includes(status) || PASSING.includes(body.symbol ?? '');
}

/**
 * Sends a file piece by piece, from wherever the server has it, as long as it takes: a cut connection, a pause, an ended
 * session only hold it.
 *
 * @param known an upload of this file that was begun before
 */
export function sendInPieces(
  file: File,
  choices: Choices,
  uploads: Uploads,
  tell: (progress: Progress) => void,
  {
    known,
    onOpened,
    onSignedOut,
  }: {
    readonly known?: string | undefined;
    readonly onOpened: (id: string) => void;
    readonly onSignedOut: () => void;
  },
): Sender {
  let id = known;
  let progress: Progress = { state: 'sending', sent: 0, ...(id === undefined ? {} : { id }) };
  let paused = false;
  let over = false;
  let wake = (): void => undefined;
  let cut = new AbortController();
  let pieceLength = FIRST_PIECE;
  let wait = FIRST_WAIT_MILLISECONDS;
  let clocked = { bytes: 0, milliseconds: 0 };

  function say(change: Partial<Progress>): void {
    progress = { ...progress, ...change };
    tell(progress);
  }

  function sleep(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const back = (): void => wake();
  window.addEventListener('online', back);

  async function sendFrom(upload: string, offset: number): Promise<number | undefined> {
    const end = Math.min(offset + pieceLength, file.size);
    const complete = end === file.size;
    const began = performance.now();
    cut = new AbortController();
    say({ state: 'sending', sent: offset });
    const standing = await uploads.send(upload, {
      offset,
      content: file.slice(offset, end),
      complete,
      onProgress: (sent) =>
        say({ sent: offset + sent, state: complete && offset + sent >= file.size ? 'finishing' : 'sending' }),
      signal: cut.signal,
    });
    const took = Math.max(1, performance.now() - began);
    clocked = { bytes: clocked.bytes + end - offset, milliseconds: clocked.milliseconds + took };
    const wanted = ((end - offset) * PIECE_MILLISECONDS) / took;
    pieceLength = Math.round(Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, wanted)));
    wait = FIRST_WAIT_MILLISECONDS;
    say({ sent: standing.offset, speed: (clocked.bytes * 1_000) / clocked.milliseconds });
    return standing.complete ? undefined : standing.offset;
  }

  /** @returns whether it is all over */
  async function attempt(): Promise<boolean> {
    if (id === undefined) {
      id = await uploads.open(file, choices);
      onOpened(id);
      say({ id });
    }
    const { offset, complete } = await uploads.standing(id);
    let at: number | undefined = complete ? undefined : offset;
    while (at !== undefined && !paused && !over) at = await sendFrom(id, at);
    return at === undefined;
  }

  async function hold(error: unknown): Promise<void> {
    const refused = error instanceof RefusedCall ? error : undefined;
    if (paused || over) return;
    if (refused?.trouble === 'signed-out') {
      say({ state: 'signed-out' });
      onSignedOut();
      return await sleep(SIGNED_OUT_MILLISECONDS);
    }
    if (refused !== undefined && passes(refused)) {
      say({ state: 'waiting', error });
      await sleep(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
      return;
    }
    // what expired is begun again
    if (refused?.status === 404) id = undefined;
    say({ state: 'failed', error });
    await sleep();
  }

  async function run(): Promise<void> {
    while (!over) {
      if (paused) {
        say({ state: 'paused' });
        await sleep();
        continue;
      }
      try {
        if (await attempt()) {
          say({ state: 'done' });
          break;
        }
      } catch (error) {
        await hold(error);
      }
    }
    window.removeEventListener('online', back);
  }

  void run();
  const leave = (): void => {
    over = true;
    cut.abort();
    wake();
  };
  return {
    pause: () => {
      paused = true;
      cut.abort();
      wake();
    },
    resume: () => {
      paused = false;
      wake();
    },
    giveUp: async () => {
      leave();
      if (id !== undefined) await uploads.giveUp(id);
      say({ state: 'given-up' });
    },
    leave,
  };
}
