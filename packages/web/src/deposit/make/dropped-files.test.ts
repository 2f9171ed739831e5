import type { DirectoryDropItem, DropItem, FileDropItem } from 'react-aria-components';
import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

function fileItem(name: string): FileDropItem {
  return {
    kind: 'file',
    type: 'text/plain',
    name,
    getFile: () => Promise.resolve(new File([name], name)),
    getText: () => Promise.resolve(name),
  };
}

function folderItem(name: string, entries: readonly (FileDropItem | DirectoryDropItem)[]): DirectoryDropItem {
  return {
    kind: 'directory',
    name,
    getEntries: async function* () {
      yield* entries;
    },
  };
}

describe('what is dropped', () => {
  it('gives the files of folders at every depth, with their paths', async () => {
    const text: DropItem = {
      kind: 'text',
      types: new Set(['text/plain']),
      getText: () => Promise.resolve('x'),
    };
    const found = await droppedFiles([
      fileItem('lettre.txt'),
      text,
      folderItem('travaux', [fileItem('devis.pdf'), folderItem('1912', [fileItem('plan.png')])]),
    ]);
    expect(found.map(({ path, file }) => [path, file.name])).toEqual([
      ['lettre.txt', 'lettre.txt'],
      ['travaux/devis.pdf', 'devis.pdf'],
      ['travaux/1912/plan.png', 'plan.png'],
    ]);
  });
});
