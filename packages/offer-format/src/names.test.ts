import { describe, expect, it } from 'vitest';
import { folderDay, folderPrefix, parseFolderPrefix } from './folder-name.ts';
import {
  attemptOf,
  checkPaperName,
  indexName,
  linesName,
  originalName,
  packName,
  parseSuccessorName,
  successorName,
} from './member-name.ts';

describe('names of folders', () => {
  it('tell tenant, day and operation', () => {
    const name = { tenant: 12, day: folderDay(new Date('2026-02-03T23:59:59.999Z')), operationId: 'aeeaq' };
    expect(folderPrefix(name)).toBe('12/2026/02/03/aeeaq/');
    expect(parseFolderPrefix('12/2026/02/03/aeeaq/')).toEqual(name);
  });

  it.each(['offer.json', '12/2026/02/aeeaq/', '012/2026/02/03/a/', '1/2026/02/03/../', '1/2026/02/03/a'])(
    '%s is none',
    (prefix) => expect(parseFolderPrefix(prefix)).toBeUndefined(),
  );

  it.each([
    { tenant: -1, day: '2026-02-03', operationId: 'a' },
    { tenant: 1, day: '2026-2-3', operationId: 'a' },
    { tenant: 1, day: '2026-02-03', operationId: '../a' },
  ])('%o is refused', (name) => {
    expect(() => folderPrefix(name)).toThrow(expect.objectContaining({ code: 'NAME_INVALID' }));
  });
});

describe('names of files', () => {
  it('carry the attempt and a number', () => {
    expect(packName(2, 17)).toBe('a2-0017.tar');
    expect(packName(1, 12_345)).toBe('a1-12345.tar');
    expect(indexName('a2-0017.tar')).toBe('a2-0017.index.jsonl');
    expect(linesName(3, 1)).toBe('a3-lines.jsonl');
    expect(linesName(3, 2)).toBe('a3-lines-0002.jsonl');
    expect([packName(2, 1), linesName(13, 1), 'manifest.xml', 'prepared.json'].map(attemptOf)).toEqual([
      2,
      13,
      undefined,
      undefined,
    ]);
  });

  it.each(['a1-0001.tar', 'a1-lines.jsonl', 'manifest.xml', 'reports/r.json'])(
    '%s has successors',
    (name) => {
      const purge = { generation: 2, purge: 'aeeaq', attempt: 3 };
      const successor = successorName(name, purge);
      expect(parseSuccessorName(successor)).toEqual({ original: name, ...purge });
      expect(originalName(successor)).toBe(name);
      expect(originalName(name)).toBe(name);
    },
  );

  it('name the index of a successor after it', () => {
    const successor = successorName('a1-0001.tar', { generation: 3, purge: 'aeeaq', attempt: 1 });
    expect(successor).toBe('a1-0001.g3-aeeaq-a1.tar');
    expect(indexName(successor)).toBe('a1-0001.g3-aeeaq-a1.index.jsonl');
  });

  it('of papers are few', () => {
    for (const name of ['manifest.xml', 'reports/aeeaq.json', 'files/rules.csv', 'proof/a.zip'])
      expect(() => checkPaperName(name)).not.toThrow();
    for (const name of [
      'operation.json',
      'reports/../x',
      'reports/',
      'reports/a/b',
      '/etc/passwd',
      'a1-0001.tar',
    ])
      expect(() => checkPaperName(name)).toThrow(expect.objectContaining({ code: 'NAME_INVALID' }));
  });
});
