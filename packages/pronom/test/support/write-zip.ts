import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Writes a ZIP of these files, deflated unless `stored` says otherwise. */
export async function writeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly stored?: boolean; readonly zip64?: boolean; readonly comment?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), path, {
      compress: options.stored !== true,
      forceZip64Format: options.zip64 === true,
    });
  }
  zip.end({ forceZip64Format: options.zip64 === true, comment: options.comment ?? '' });
  return Uint8Array.from(await buffer(Readable.from(zip.outputStream)));
}
