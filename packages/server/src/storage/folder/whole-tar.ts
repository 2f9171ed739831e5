import { hash } from 'node:crypto';
import {
  LINES_MEMBER,
  objectMember,
  type PreparedFile,
  packName,
  parseIndexLine,
  TAR_END,
  tarHeader,
  tarPadding,
  treeBuilder,
  type WholeMember,
} from '@chartrier/offer-format';
import { DEFAULT_STRATEGY } from '../storage.ts';
import type { FolderState } from './folder-state.ts';
import type { HeldLines } from './lines-writer.ts';
import type { HeldObjects } from './pack-writer.ts';
import type { HeldPaper } from './paper-writer.ts';
import { putReplicated, verifyReplicated } from './replicated-file.ts';

/** What a small operation added. */
export interface SmallContent {
  readonly objects: HeldObjects | undefined;
  readonly lines: HeldLines | undefined;
  readonly papers: readonly HeldPaper[];
}

/**
 * Writes a small operation as one tar: its objects, where their pack would have them, then its lines and papers.
 * Answers nothing at all for an operation that added nothing.
 */
export async function writeWholeTar(
  state: FolderState,
  { objects, lines, papers }: SmallContent,
): Promise<{ readonly files: readonly PreparedFile[]; readonly members: readonly WholeMember[] }> {
  if (!objects && !lines && papers.length === 0) return { files: [], members: [] };
  const name = objects?.name ?? packName(state.attempt, state.nextPackNumber());
  const members: WholeMember[] = (objects?.index ?? []).map((text) => {
    const { id, offset, length, sha512 } = parseIndexLine(text);
    return { name: objectMember(id), offset, length, sha512 };
  });
  const pieces: Buffer[] = objects ? [objects.bytes] : [];
  let position = objects?.bytes.length ?? 0;
  function append(member: string, bytes: Buffer): void {
    const header = tarHeader({ name: member, size: bytes.length, modified: state.modified });
    const padding = Buffer.alloc(tarPadding(bytes.length));
    const offset = position + header.length;
    members.push({ name: member, offset, length: bytes.length, sha512: hash('sha512', bytes, 'hex') });
    pieces.push(header, bytes, padding);
    position = offset + bytes.length + padding.length;
  }
  if (lines) append(LINES_MEMBER, lines.bytes);
  for (const paper of papers) append(paper.name, paper.bytes);
  const offers = await state.offersOf(DEFAULT_STRATEGY);
  const file = await putReplicated(offers, state.prefix + name, Buffer.concat([...pieces, TAR_END]));
  await verifyReplicated(offers, state.prefix + name, file);
  const nothing = treeBuilder().root();
  const roots = { members: objects?.members ?? nothing, lines: lines?.lines ?? nothing };
  return { files: [{ name, role: 'whole', strategy: DEFAULT_STRATEGY, ...file, ...roots }], members };
}
