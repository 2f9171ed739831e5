/** A file that can be read at any place: an open file, an object of a store, bytes in memory. */
export interface ByteSource {
  readonly size: number;
  /** Gives `length` bytes from `offset`; fewer only where the source ends. Never called outside `[0, size)`. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
}

export interface ReadRequest {
  readonly offset: number;
  readonly length: number;
}

/**
 * Work that asks for bytes as it goes, and is told them. The same work is thus done over bytes in memory, at once, and
 * over a source that answers later.
 */
export type Reading<T> = Generator<ReadRequest, T, Uint8Array>;

/** Does the work over a source; errors of the source's `read` are thrown to the caller. */
export async function readFromSource<T>(source: ByteSource, reading: Reading<T>): Promise<T> {
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    const answer = source.read(offset, length);
    step = reading.next(answer instanceof Promise ? await answer : answer);
  }
  return step.value;
}

/** Does the work over bytes in memory. */
export function readFromBytes<T>(bytes: Uint8Array, reading: Reading<T>): T {
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    step = reading.next(bytes.subarray(offset, offset + length));
  }
  return step.value;
}

/** A file being identified: its size, and the bytes of its beginning and end, which are asked for again and again. */
export interface FileView {
  readonly size: number;
  readonly held: { readonly offset: number; readonly bytes: Uint8Array }[];
}

/** Files up to this size are read in one go. */
const READ_WHOLE = 128 * 1024;

/** Opens a view whose beginning and end are held: `window` bytes of each, or all of a small file. */
export function* openView(size: number, window: number): Reading<FileView> {
  const view: FileView = { size, held: [] };
  if (size <= Math.max(READ_WHOLE, 2 * window)) {
    view.held.push({ offset: 0, bytes: yield* ask(0, size) });
  } else {
    view.held.push({ offset: 0, bytes: yield* ask(0, window) });
    view.held.push({ offset: size - window, bytes: yield* ask(size - window, window) });
  }
  return view;
}

/** Reads a part of the file, cut where the file ends; what is held is not asked for again. */
export function* readPart(view: FileView, offset: number, length: number): Reading<Uint8Array> {
  const from = Math.max(0, Math.min(offset, view.size));
  const to = Math.max(from, Math.min(offset + length, view.size));
  for (const { offset: start, bytes } of view.held) {
    if (from >= start && to <= start + bytes.length) return bytes.subarray(from - start, to - start);
  }
  return yield* ask(from, to - from);
}

function* ask(offset: number, length: number): Reading<Uint8Array> {
  if (length === 0) return new Uint8Array(0);
  const bytes = yield { offset, length };
  return bytes.length > length ? bytes.subarray(0, length) : bytes;
}
