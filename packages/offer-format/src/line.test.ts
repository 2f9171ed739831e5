import { describe, expect, it } from 'vitest';
import { chainLink } from './chain-link.ts';
import { parseLine, renderLine } from './line.ts';
import { splitLines } from './split-lines.ts';

describe('a line', () => {
  it('is canonical, and read back', () => {
    const line = { kind: 'unit', id: 'u', version: 2, document: { b: 1, a: 'é' } } as const;
    expect(renderLine(line)).toBe('{"document":{"a":"é","b":1},"id":"u","kind":"unit","version":2}');
    expect(parseLine(renderLine(line))).toEqual(line);
    const deleted = { kind: 'objectgroup', id: 'g', version: 1, deleted: true } as const;
    expect(parseLine(renderLine(deleted))).toEqual(deleted);
    const purged = { kind: 'unit', id: 'u', version: 0, purged: { operation: 'o', sha512: '00' } } as const;
    expect(parseLine(renderLine(purged))).toEqual(purged);
  });

  it.each([
    '',
    '[]',
    '{"kind":"unit"}',
    '{"kind":"other","id":"u","version":0,"document":{}}',
    '{"kind":"unit","id":"u","version":0}',
    '{"kind":"unit","id":"u","version":0,"deleted":false}',
  ])('%s is none', (text) => {
    expect(() => parseLine(text)).toThrow(expect.objectContaining({ code: 'LINE_INVALID' }));
  });
});

describe('lines of a stream', () => {
  async function split(...chunks: readonly string[]): Promise<readonly string[]> {
    async function* source() {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
    }
    return Array.fromAsync(splitLines(source()));
  }

  it('are cut where they end, even within a character', async () => {
    expect(await split('a\n\nb', 'c\xc3', '\xa9\nd\n')).toEqual(['a', '', 'bcé', 'd']);
    expect(await split()).toEqual([]);
  });

  it('are refused when the last one has no end', async () => {
    await expect(split('a\nb')).rejects.toMatchObject({ code: 'LINE_INVALID' });
  });
});

describe('a link of the chain', () => {
  it('is what sha512sum says of three lines', () => {
    // printf '\nab\n1\n' | sha512sum
    expect(chainLink('', 'ab', 1)).toBe(
      '68e702b4089c2874d563e50e94f73a7dfceb542776fa8ca6c9c948c5d5e098039a6f6ff2582d61dd6b14865fb27abf90efa8b19201148279ffc9cc8d8d239959',
    );
    expect(chainLink('', 'ab', 1n)).toBe(chainLink('', 'ab', 1));
  });
});
