import {
  type Line,
  lineLeaf,
  linesName,
  PACK_BYTES,
  type PreparedFile,
  type Root,
  renderLine,
  type TreeBuilder,
  treeBuilder,
} from '@chartrier/offer-format';
import type { FolderState } from './folder-state.ts';
import { openReplicated, type ReplicatedFile, verifyReplicated } from './replicated-file.ts';

/** Lines are written so many characters at a time. */
const FLUSH_CHARACTERS = 2 ** 20;

interface OpenLines {
  readonly tree: TreeBuilder;
  file: ReplicatedFile | undefined;
  readonly name: string;
  bytes: number;
}

/** The lines of an operation that is small so far. */
export interface HeldLines {
  readonly bytes: Buffer;
  readonly lines: Root;
}

/** Writes the lines of one strategy. Calls are made one after the other. */
export interface LinesWriter {
  add(line: Line): Promise<void>;
  /** Closes the open file; it is made durable behind. */
  close(): Promise<void>;
  held(): HeldLines | undefined;
  abort(): Promise<void>;
}

export function createLinesWriter(state: FolderState, strategy: string): LinesWriter {
  let open: OpenLines | undefined;
  let texts: string[] = [];
  let characters = 0;
  let writing: Promise<void> = Promise.resolve();

  function openLines(): OpenLines {
    return {
      tree: treeBuilder(),
      file: undefined,
      name: linesName(state.attempt, state.nextLinesNumber()),
      bytes: 0,
    };
  }

  async function flush(to: OpenLines): Promise<void> {
    if (characters === 0) return;
    to.file ??= await openReplicated(await state.offersOf(strategy), state.prefix + to.name);
    // one write is under way while the next lines come
    await writing;
    const chunk = Buffer.from(texts.join(''));
    texts = [];
    characters = 0;
    writing = to.file.write(chunk);
    writing.catch(() => undefined);
  }

  async function close(): Promise<void> {
    const closing = open;
    if (!closing) return;
    await flush(closing);
    await writing;
    // still ours to abort when sealing cannot begin
    await state.sealed.begin(() => seal(closing));
    open = undefined;
  }

  async function seal({ file, name, tree }: OpenLines): Promise<readonly PreparedFile[]> {
    if (!file) return [];
    try {
      const written = await file.finish();
      await verifyReplicated(await state.offersOf(strategy), state.prefix + name, written);
      return [{ name, role: 'lines', strategy, ...written, lines: tree.root() }];
    } catch (error) {
      await file.abort();
      throw error;
    }
  }

  return {
    async add(line) {
      const text = renderLine(line);
      const bytes = Buffer.byteLength(text) + 1;
      state.added(bytes);
      if (open && open.bytes > 0 && open.bytes + bytes > PACK_BYTES) await close();
      open ??= openLines();
      open.tree.add(lineLeaf(text));
      open.bytes += bytes;
      texts.push(text, '\n');
      characters += text.length + 1;
      if (state.isLarge() && characters >= FLUSH_CHARACTERS) await flush(open);
    },
    close,
    held() {
      if (!open || open.file) return undefined;
      return { bytes: Buffer.from(texts.join('')), lines: open.tree.root() };
    },
    async abort() {
      // one that failed was told to whoever wrote
      await writing.catch(() => undefined);
      await open?.file?.abort();
      open = undefined;
    },
  };
}
