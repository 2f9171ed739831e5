import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import tar from 'tar-stream';
import yazl from 'yazl';
import { type OpenPackage, openPackage } from './open-package.ts';
import { DEFAULT_PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts';

/** A package made for a test: path → bytes. */
export type Files = Readonly<Record<string, string | Buffer>>;

export async function makeZip(files: Files, compress = true): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

export async function makeTar(files: Files): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, content] of Object.entries(files)) pack.entry({ name }, Buffer.from(content));
  pack.finalize();
  return buffer(pack);
}

/** Writes bytes in a folder of their own, opens them as a package, and removes all of it afterwards. */
export async function withPackage<T>(
  bytes: Buffer,
  use: (opened: OpenPackage) => Promise<T>,
  limits: PackageLimits = DEFAULT_PACKAGE_LIMITS,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chartrier-package-'));
  try {
    const path = join(folder, 'package');
    await writeFile(path, bytes);
    const opened = await openPackage(path, join(folder, 'expanded.tar'), limits);
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every entry with its bytes, or with why they cannot be had. */
export function contentsOf(opened: OpenPackage): Promise<Record<string, string>> {
  return readAll(opened, async (reader, entry) => (await reader.whole(entry)).toString('latin1'));
}

export function streamedContentsOf(opened: OpenPackage): Promise<Record<string, string>> {
  return readAll(opened, async (reader, entry) =>
    (await buffer(await reader.stream(entry))).toString('latin1'),
  );
}

async function readAll(
  opened: OpenPackage,
  read: (
    reader: ReturnType<OpenPackage['content']>,
    entry: Parameters<ReturnType<OpenPackage['content']>['whole']>[0],
  ) => Promise<string>,
): Promise<Record<string, string>> {
  const reader = opened.content();
  const contents: Record<string, string> = {};
  for await (const entry of opened.entries()) {
    if (entry.fault !== undefined) contents[entry.name] = `fault ${entry.fault.code}`;
    else {
      contents[entry.name] = await read(reader, entry).catch((error: unknown) =>
        error instanceof Error ? `error ${error.message}` : String(error),
      );
    }
  }
  return contents;
}
