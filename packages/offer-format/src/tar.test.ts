import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, inChunks } from '../test/memory-store.ts';
import { readTar } from './read-tar.ts';
import { TAR_END, tarHeader, tarPadding } from './tar-header.ts';

const MEMBERS = new Map([
  ['objects/aeaqaaaaaahlmhv2abq3gamfw2iz5kqaaaaq', Buffer.alloc(1_000, 'x')],
  ['empty', Buffer.alloc(0)],
  [`${'d/'.repeat(60)}name`, Buffer.from('a prefix')],
  [`objects/${'n'.repeat(150)}`, Buffer.from('a name too long for ustar')],
  ['reports/délibération n° 1.json', Buffer.from('accents')],
]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chartrier-tar-'));
});
afterEach(() => rm(folder, { recursive: true }));

function tarFile(): Buffer {
  const pieces = [...MEMBERS].flatMap(([name, bytes]) => [
    tarHeader({ name, size: bytes.length, modified: 1_770_000_000 }),
    bytes,
    Buffer.alloc(tarPadding(bytes.length)),
  ]);
  return Buffer.concat([...pieces, TAR_END]);
}

describe('a tar file that is written', () => {
  it('is opened by the system’s tar', async () => {
    const path = join(folder, 'pack.tar');
    await writeFile(path, tarFile());
    const listed = execFileSync('tar', ['-tf', path, '--quoting-style=literal'], { encoding: 'utf8' });
    expect(listed.trimEnd().split('\n')).toEqual([...MEMBERS.keys()]);
    execFileSync('tar', ['-xf', path, '-C', folder]);
    for (const [name, bytes] of MEMBERS)
      expect((await readFile(join(folder, name))).equals(bytes)).toBe(true);
  });

  it('is read back', async () => {
    const bytes = tarFile();
    const read = new Map<string, Buffer>();
    for await (const member of readTar(inChunks(bytes))) {
      read.set(member.name, await bytesOf(member.bytes));
      expect(bytes.subarray(member.offset, member.offset + member.size)).toEqual(read.get(member.name));
    }
    expect(read).toEqual(MEMBERS);
  });

  it('is walked without its content, or with a part of it', async () => {
    const names: string[] = [];
    for await (const member of readTar(inChunks(tarFile(), 100))) {
      names.push(member.name);
      for await (const _ of member.bytes) break;
    }
    expect(names).toEqual([...MEMBERS.keys()]);
  });
});

describe('a tar file of the system’s tar', () => {
  it('is read', async () => {
    await writeFile(join(folder, 'été'), 'content');
    const bytes = execFileSync('tar', ['--format=pax', '-cf', '-', '-C', folder, 'été']);
    const members = [];
    for await (const { name, bytes: content } of readTar(inChunks(bytes)))
      members.push([name, (await bytesOf(content)).toString()]);
    expect(members).toEqual([['été', 'content']]);
  });
});

describe('a size beyond the octal field', () => {
  it('is told in an extended header', async () => {
    const header = tarHeader({ name: 'objects/large', size: 2 ** 40, modified: 0 });
    expect(header.length).toBe(3 * 512);
    async function* file() {
      yield header;
    }
    const first = await readTar(file()).next();
    expect(first.value).toMatchObject({ name: 'objects/large', size: 2 ** 40, offset: 3 * 512 });
  });
});

describe('a damaged tar file', () => {
  it.each([
    ['a byte of a header changed', (bytes: Buffer) => bytes.writeUInt8(0x41, 3)],
    ['it stops early', (bytes: Buffer) => bytes.subarray(0, 700)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, -1024)],
  ])('is refused: %s', async (_, damage) => {
    const bytes = tarFile();
    const damaged = damage(bytes);
    const walk = Array.fromAsync(readTar(inChunks(Buffer.isBuffer(damaged) ? damaged : bytes)), (member) =>
      bytesOf(member.bytes),
    );
    await expect(walk).rejects.toMatchObject({ code: 'TAR_INVALID' });
  });
});
