/** A file or folder chosen by the depositor, as a tree. */
export interface FileNode {
  readonly name: string;
  readonly file?: File;
  readonly children: readonly FileNode[];
}

/** Files that systems add by themselves, which no archive wants. */
const LITTER = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;

export function isLitter(path: string): boolean {
  return path.split('/').some((part) => LITTER.test(part) || part === '__MACOSX');
}

interface Draft {
  readonly name: string;
  file?: File;
  readonly children: Map<string, Draft>;
}

function finished({ name, file, children }: Draft): FileNode {
  return { name, ...(file === undefined ? {} : { file }), children: [...children.values()].map(finished) };
}

/** The tree of files by their paths (`webkitRelativePath` for a folder); order is that of the files given. */
export function treeOf(
  files: readonly { readonly path: string; readonly file: File }[],
): readonly FileNode[] {
  const root: Draft = { name: '', children: new Map() };
  for (const { path, file } of files) {
    let at = root;
    const parts = path.split('/').filter((part) => part !== '');
    for (const [index, name] of parts.entries()) {
      const known: Draft = at.children.get(name) ?? { name, children: new Map() };
      at.children.set(name, known);
      if (index === parts.length - 1) known.file = file;
      at = known;
    }
  }
  return finished(root).children;
}
