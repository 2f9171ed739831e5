import type { DropItem } from 'react-aria-components';

/** A file with its path in what was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** The files of what was dropped, those of folders with their paths; a folder is read as it comes. */
export async function droppedFiles(
  items: Iterable<DropItem> | AsyncIterable<DropItem>,
  within = '',
): Promise<readonly ChosenFile[]> {
  const found: ChosenFile[] = [];
  for await (const item of items) {
    if (item.kind === 'file') found.push({ path: `${within}${item.name}`, file: await item.getFile() });
    if (item.kind === 'directory')
      found.push(...(await droppedFiles(item.getEntries(), `${within}${item.name}/`)));
  }
  return found;
}
