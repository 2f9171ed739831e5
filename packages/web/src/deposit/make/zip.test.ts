import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { writeZip } from './zip.ts';

/** Reads a zip by another library, which verifies each CRC. */
function readBack(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (zip === undefined) return reject(error ?? new Error('no zip'));
      const found = new Map<string, Buffer>();
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (stream === undefined) return reject(failure ?? new Error('no stream'));
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
          stream.on('error', reject);
        });
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

describe('the zip of a package', () => {
  it('is read back by another tool, whatever the names and bytes', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[A-Za-z0-9é_-]{1,20}\.[a-z]{3}$/),
      bytes: fc.uint8Array({ maxLength: 2_000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(file, { maxLength: 6, selector: ({ name }) => name }),
        async (files) => {
          const zip = await writeZip(
            files.map(({ name, bytes }) => ({ name, content: new Blob([new Uint8Array(bytes)]) })),
          );
          const found = await readBack(Buffer.from(await zip.arrayBuffer()));
          expect([...found.keys()]).toEqual(files.map(({ name }) => name));
          for (const { name, bytes } of files) expect(found.get(name)).toEqual(Buffer.from(bytes));
        },
      ),
      { numRuns: 40 },
    );
  });
});
