import { DEFAULT_LIMITS } from '../limits.ts';
import { createXmlDecoder } from './encoding.ts';
import { createXmlReader, type Tag, type XmlReader } from './xml-events.ts';

/** An element that another tool named, by the line where it is. */
export interface ElementAtLine {
  readonly line: number;
  readonly element?: string;
}

/** Where that element's opening tag begins, and the unit that it is in (or is). */
export interface LocatedElement {
  readonly line: number;
  readonly column: number;
  readonly element: string;
  readonly unit?: string;
}

/**
 * Finds elements of a manifest by the lines that a schema's validator gave: it says neither columns nor units. The
 * answers are in the order of what was asked; one is undefined where no element of that line has that name, or several
 * have: rather nothing than a wrong place.
 *
 * The manifest is one that `readManifest` read to its end; memory does not depend on its size.
 */
export async function locateElements(
  source: AsyncIterable<Uint8Array>,
  asked: readonly ElementAtLine[],
): Promise<readonly (LocatedElement | undefined)[]> {
  const candidates = asked.map((): LocatedElement[] => []);
  const byLine = Map.groupBy(asked.keys(), (index) => asked[index]?.line ?? 0);
  const units: (string | undefined)[] = [];
  await walk(
    source,
    (tag, line, column, reader) => {
      const isUnit = tag.local === 'ArchiveUnit';
      units.push(isUnit ? tag.attributes['id']?.value : units.at(-1));
      // Libxml2 gives the line where the opening tag ends.
      for (const index of byLine.get(reader.position().line) ?? []) {
        const element = asked[index]?.element;
        if (element !== undefined && element !== tag.local) continue;
        const unit = units.at(-1);
        const found = { line, column, element: tag.local, ...(unit === undefined ? {} : { unit }) };
        const list = candidates[index];
        if (list !== undefined && list.length < 2) list.push(found);
      }
    },
    () => units.pop(),
  );
  return candidates.map((list) => (list.length === 1 ? list[0] : undefined));
}

/** Parents of what the header checks look at. */
const HEADER_PARENTS = new Set(['ArchiveTransfer', 'ManagementMetadata']);

/**
 * Finds elements of a manifest's header or of its ManagementMetadata by their names: the last one wins, as it does for
 * its value. `ArchiveTransfer` and `ManagementMetadata` are found too: what is absent is missing there.
 */
export async function locateHeaderElements(
  source: AsyncIterable<Uint8Array>,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LocatedElement>> {
  const found = new Map<string, LocatedElement>();
  const open: string[] = [];
  await walk(
    source,
    (tag, line, column) => {
      const parent = open.at(-1);
      const isAsked = names.has(tag.local) && parent !== undefined && HEADER_PARENTS.has(parent);
      if (isAsked || HEADER_PARENTS.has(tag.local))
        found.set(tag.local, { line, column, element: tag.local });
      open.push(tag.local);
    },
    () => open.pop(),
  );
  return found;
}

const PIECE = 16 * 1024;

async function walk(
  source: AsyncIterable<Uint8Array>,
  open: (tag: Tag, line: number, column: number, reader: XmlReader) => void,
  close: () => void,
): Promise<void> {
  const reader: XmlReader = createXmlReader(
    { open: (tag, line, column) => open(tag, line, column, reader), text: () => {}, close },
    DEFAULT_LIMITS,
  );
  const decoder = createXmlDecoder((text) => reader.write(text));
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; from += PIECE)
      reader.write(decoder.decode(bytes.subarray(from, from + PIECE)));
  }
  reader.write(decoder.finish());
  reader.finish();
}
