import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A zip of a tree: paths, in their order, and bytes; a path that ends with `/` is a folder. */
export async function zipOfTree(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files))
    if (path.endsWith('/')) zip.addEmptyDirectory(path);
    else zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return await buffer(zip.outputStream);
}
