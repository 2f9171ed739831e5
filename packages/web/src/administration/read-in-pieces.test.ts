import { describe, expect, it } from 'vitest';
import { readInPieces } from './read-in-pieces.ts';

describe('a large answer', () => {
  it('is read whole, and tells how far it is', async () => {
    const parts = [3, 9, 0, 1].map((mebibytes, place) => new Uint8Array(mebibytes * 1024 * 1024).fill(place));
    const told: number[] = [];
    const stream = new ReadableStream({
      start: (controller) => {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
    const blob = await readInPieces(new Response(stream), (bytes) => told.push(bytes));
    expect(blob.size).toBe(13 * 1024 * 1024);
    expect(told.at(-1)).toBe(blob.size);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect([bytes[0], bytes[5 * 1024 * 1024], bytes.at(-1)]).toEqual([0, 1, 3]);
  });

  it('is nothing when the connection is cut', async () => {
    const cut = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array([1]));
      },
      pull: (controller) => controller.error(new Error('cut')),
    });
    await expect(readInPieces(new Response(cut), () => undefined)).rejects.toThrow('cut');
  });

  it('may be empty', async () => {
    expect((await readInPieces(new Response(null), () => undefined)).size).toBe(0);
  });
});
