import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import {
  compileSignatures,
  createIdentifier,
  createStreamIdentifier,
  type Identification,
  loadSignatures,
  saveSignatures,
} from '../src/index.ts';

/** PRONOM's signature files and the skeleton suite, one synthetic file a signature; users do not have them. */
const PRONOM = join(import.meta.dirname, '../../../../shared/pronom');
const present = existsSync(PRONOM);
const FILES = 2_447;
const SMALLEST_HELD = 0;

interface Skeleton {
  readonly name: string;
  /** The PUID that must be among the results. */
  readonly puid: string;
  readonly bytes: Uint8Array;
}

/** A name begins with the PUID: `fmt-1009-signature-id-1381.nul`, `x-fmt-111-…`. */
function puidOf(name: string): string | undefined {
  const [, kind, number] = /^(x-fmt|fmt)-(\d+)-/.exec(basename(name)) ?? [];
  return kind === undefined ? undefined : `${kind}/${number}`;
}

async function* skeletons(): AsyncGenerator<Skeleton> {
  const zip = await openPromise(join(PRONOM, 'skeleton-suite.zip'));
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    const puid = puidOf(name);
    if (name.endsWith('/') || puid === undefined) continue;
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    yield { name, puid, bytes: new Uint8Array(bytes) };
  }
}

async function compile() {
  return compileSignatures(
    await readFile(join(PRONOM, 'DROID_SignatureFile_V118.xml')),
    await readFile(join(PRONOM, 'container-signature-20240501.xml')),
  );
}

const has = ({ matches }: Identification, puid: string) => matches.some((match) => match.puid === puid);
const limits = ({ warnings }: Identification) => warnings.filter(({ code }) => code === 'limit-reached');

describe.skipIf(!present)('PRONOM signature files 118 and 20240501 (shared/pronom)', () => {
  it('give the expected PUID for each of the 2,447 files of the skeleton suite', async () => {
    const { identifyBytes } = createIdentifier(loadSignatures(saveSignatures(await compile())));
    const missed: string[] = [];
    let count = 0;
    for await (const { name, puid, bytes } of skeletons()) {
      count++;
      const found = identifyBytes(bytes, name);
      if (!has(found, puid) || limits(found).length > 0) missed.push(name);
    }
    expect(missed).toEqual([]);
    expect(count).toBe(FILES);
  }, 60_000);

  it('give it without the name too: bytes decide', async () => {
    const { identifyBytes } = createIdentifier(await compile());
    const missed: string[] = [];
    for await (const { name, puid, bytes } of skeletons()) {
      if (!has(identifyBytes(bytes), puid)) missed.push(name);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('give the same answers for a stream that is not held, containers apart', async () => {
    const signatures = await compile();
    const { identifyBytes } = createIdentifier(signatures);
    const different: string[] = [];
    let count = 0;
    for await (const { name, bytes } of skeletons()) {
      const stream = createStreamIdentifier(signatures, { name, limits: { held: SMALLEST_HELD } });
      for (let at = 0; at < bytes.length; at += 8_000) stream.update(bytes.subarray(at, at + 8_000));
      const found = stream.finish();
      const expected = identifyBytes(bytes, name);
      const puids = (answer: Identification) => answer.matches.map((match) => match.puid).join();
      if (puids(found) !== puids(expected)) different.push(`${name}: ${puids(found)} / ${puids(expected)}`);
      count++;
    }
    expect(different).toEqual([]);
    expect(count).toBe(FILES);
  }, 60_000);
});
