const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;

export interface Ole2Stream {
  /** A path: storages are made of what stands before `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Node {
  readonly name: string;
  readonly type: 1 | 2 | 5;
  readonly bytes: Uint8Array;
  readonly children: Node[];
}

/** Writes a small OLE2 file, of sectors of 512 bytes: enough for tests, its trees are lists. */
export function writeOle2(streams: readonly Ole2Stream[]): Uint8Array {
  const root = node('Root Entry', 5);
  for (const { path, bytes } of streams) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) {
      const next = folder.children.find((child) => child.name === name) ?? node(name, 1);
      if (!folder.children.includes(next)) folder.children.push(next);
      folder = next;
    }
    folder.children.push({ name: names.at(-1) ?? '', type: 2, bytes, children: [] });
  }
  const sectors: Uint8Array[] = [];
  const fat: number[] = [];
  const allocate = (bytes: Uint8Array): number => {
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      sectors.push(padded(bytes.subarray(at, at + SECTOR), SECTOR));
      fat.push(at + SECTOR < bytes.length ? sectors.length : END);
    }
    return bytes.length === 0 ? END : first;
  };
  const mini: Uint8Array[] = [];
  const miniFat: number[] = [];
  const entries: Uint8Array[] = [];
  const write = (one: Node, right: number): number => {
    const id = entries.length;
    entries.push(new Uint8Array(0));
    let child = FREE;
    for (const next of one.children) child = write(next, child);
    let start = END;
    if (one.type === 2 && one.bytes.length > 0 && one.bytes.length < CUTOFF) {
      start = mini.length;
      for (let at = 0; at < one.bytes.length; at += MINI) {
        mini.push(padded(one.bytes.subarray(at, at + MINI), MINI));
        miniFat.push(at + MINI < one.bytes.length ? mini.length : END);
      }
    } else if (one.type === 2) start = allocate(one.bytes);
    entries[id] = entry(one.name, one.type, right, child, start, one.bytes.length);
    return id;
  };
  write(root, FREE);
  const miniStream = Uint8Array.from(mini.flatMap((sector) => [...sector]));
  const rootEntry = new DataView(entries[0]?.buffer ?? new ArrayBuffer(128));
  rootEntry.setUint32(116, allocate(miniStream), true);
  rootEntry.setUint32(120, miniStream.length, true);
  const miniFatStart = allocate(words(miniFat));
  const directory = allocate(Uint8Array.from(entries.flatMap((one) => [...one])));
  // The table holds itself: all its sectors are counted before it is written.
  const fatSectors = Math.ceil((sectors.length + 2) / 126);
  const fatStart = sectors.length;
  for (let index = 0; index < fatSectors; index++) fat.push(0xfffffffd);
  allocateRaw(sectors, padded(words(fat), fatSectors * SECTOR, 0xff));
  const header = new DataView(new ArrayBuffer(SECTOR));
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].forEach((byte, at) => {
    header.setUint8(at, byte);
  });
  header.setUint16(24, 0x3e, true);
  header.setUint16(26, 3, true);
  header.setUint16(28, 0xfffe, true);
  header.setUint16(30, 9, true);
  header.setUint16(32, 6, true);
  header.setUint32(44, fatSectors, true);
  header.setUint32(48, directory, true);
  header.setUint32(56, CUTOFF, true);
  header.setUint32(60, miniFatStart, true);
  header.setUint32(68, END, true);
  for (let index = 0; index < 109; index++) {
    header.setUint32(76 + index * 4, index < fatSectors ? fatStart + index : FREE, true);
  }
  return Uint8Array.from([...new Uint8Array(header.buffer), ...sectors.flatMap((sector) => [...sector])]);
}

function node(name: string, type: 1 | 5): Node {
  return { name, type, bytes: new Uint8Array(0), children: [] };
}

function allocateRaw(sectors: Uint8Array[], bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += SECTOR) sectors.push(bytes.slice(at, at + SECTOR));
}

function entry(name: string, type: number, right: number, child: number, start: number, size: number) {
  const data = new DataView(new ArrayBuffer(128));
  [...name].forEach((character, at) => {
    data.setUint16(at * 2, character.charCodeAt(0), true);
  });
  data.setUint16(64, (name.length + 1) * 2, true);
  data.setUint8(66, type);
  data.setUint32(68, FREE, true);
  data.setUint32(72, right, true);
  data.setUint32(76, child, true);
  data.setUint32(116, start, true);
  data.setUint32(120, size, true);
  return new Uint8Array(data.buffer);
}

function padded(bytes: Uint8Array, length: number, filler = 0): Uint8Array {
  const whole = new Uint8Array(length).fill(filler);
  whole.set(bytes);
  return whole;
}

function words(values: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}
