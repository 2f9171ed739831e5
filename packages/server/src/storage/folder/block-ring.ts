/**
 * A few large buffers that are used again and again: a fresh one for each write costs more than the write. One is
 * filled while the others are written.
 */
export interface BlockRing {
  /** A buffer to fill; waits for the oldest write when all are under way. @throws what that write threw */
  take(): Promise<Buffer>;
  /** Gives a buffer back; it is used again once `written` is over. */
  give(block: Buffer, written: Promise<void>): void;
}

export function createBlockRing(count: number, size: number): BlockRing {
  const given: { readonly block: Buffer; readonly written: Promise<void> }[] = [];
  let made = 0;
  return {
    async take() {
      const oldest = made < count ? undefined : given.shift();
      if (!oldest) {
        made += 1;
        return Buffer.allocUnsafeSlow(size);
      }
      await oldest.written;
      return oldest.block;
    },
    give(block, written) {
      // told to whoever takes the block, or to whoever finishes the file
      written.catch(() => undefined);
      given.push({ block, written });
    },
  };
}
