const CENTRAL = 'PK\x01\x02';

/** Changes the central directory's record of an entry (APPNOTE 4.3.12). */
export function patchDirectory(zip: Buffer, name: string, patch: (record: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(CENTRAL, 0, 'latin1'); at >= 0; at = copy.indexOf(CENTRAL, at + 4, 'latin1')) {
    const length = copy.readUInt16LE(at + 28);
    if (copy.toString('latin1', at + 46, at + 46 + length) === name) patch(copy.subarray(at));
  }
  return copy;
}

/** The offset of an entry's local header. */
export function offsetOf(zip: Buffer, name: string): number {
  let offset = -1;
  patchDirectory(zip, name, (record) => {
    offset = record.readUInt32LE(42);
  });
  return offset;
}

/** Writes a name of the same length over another one, in the local header and in the directory. */
export function renameEntry(zip: Buffer, from: string, to: string): Buffer {
  const bytes = Buffer.from(to, 'latin1');
  if (bytes.length !== from.length) throw new Error(`${to} is not as long as ${from}`);
  return Buffer.from(zip.toString('latin1').replaceAll(from, bytes.toString('latin1')), 'latin1');
}
