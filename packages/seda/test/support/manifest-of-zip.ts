import { open } from 'node:fs/promises';
import yauzl from 'yauzl';

const MANIFEST_NAME = /^([a-zA-Z0-9_-]{0,56}[_-])?manifest.xml$/;
const ZIP_SIGNATURE = 'PK';

/** Some published packages are only the pointer of a file that is kept elsewhere. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === ZIP_SIGNATURE;
  } finally {
    await file.close();
  }
}

/** @returns the manifest's bytes; undefined when the package has none. */
export async function manifestOfZip(path: string): Promise<Uint8Array | undefined> {
  const zip = await yauzl.openPromise(path, { validateEntrySizes: true });
  for await (const entry of zip.eachEntry()) {
    if (!MANIFEST_NAME.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  return undefined;
}
