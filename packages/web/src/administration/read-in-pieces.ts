/** What is kept in memory before the browser takes it to its own storage. */
const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * Reads a large answer to a Blob, piece after piece, which a browser keeps on its disk. Tells the bytes received so far.
 *
 * @throws when the connection is cut, or when the call is aborted
 */
export async function readInPieces(answer: Response, onReceived: (bytes: number) => void): Promise<Blob> {
  const pieces: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  let received = 0;
  const keep = (): void => {
    pieces.push(new Blob(held));
    held = [];
    heldBytes = 0;
  };
  const reader = answer.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    held.push(next.value);
    heldBytes += next.value.byteLength;
    received += next.value.byteLength;
    if (heldBytes >= PIECE_BYTES) keep();
    onReceived(received);
  }
  keep();
  return new Blob(pieces, { type: 'application/octet-stream' });
}
