import { createHash, hash } from 'node:crypto';
import {
  indexName,
  memberLeaf,
  objectMember,
  PACK_BYTES,
  PACK_MEMBERS,
  type PreparedFile,
  packName,
  type Root,
  renderIndexLine,
  SMALL_OPERATION_BYTES,
  TAR_END,
  type TreeBuilder,
  tarHeaderLength,
  tarPadding,
  treeBuilder,
  writeTarHeader,
} from '@chartrier/offer-format';
import { createBlockRing } from './block-ring.ts';
import type { FolderState } from './folder-state.ts';
import type { ObjectLocation } from './object-location.ts';
import type { ObjectSource } from './object-source.ts';
import { openReplicated, putReplicated, type ReplicatedFile, verifyReplicated } from './replicated-file.ts';

/** A block holds all of a small operation's objects; a larger operation's go through a ring of them. */
const BLOCK_BYTES = SMALL_OPERATION_BYTES + TAR_END.length;
const BLOCKS = 3;
/** A folder begins with a small block, which becomes one of the ring when it is full: most operations stay small. */
const FIRST_BLOCK_BYTES = 256 * 1024;

interface OpenPack {
  readonly name: string;
  readonly tree: TreeBuilder;
  readonly index: string[];
  file: ReplicatedFile | undefined;
  /** Bytes of the pack before the block that is being filled. */
  flushed: number;
}

/** The objects of an operation that is small so far: what its tar begins with. */
export interface HeldObjects {
  readonly name: string;
  readonly bytes: Buffer;
  readonly index: readonly string[];
  readonly members: Root;
}

/** Writes the packs of one strategy. Calls are made one after the other. */
export interface PackWriter {
  add(object: ObjectSource): Promise<ObjectLocation>;
  /** Closes the open pack; it is made durable behind. */
  close(): Promise<void>;
  /** Of a small operation: nothing was written yet. */
  held(): HeldObjects | undefined;
  abort(): Promise<void>;
}

export function createPackWriter(state: FolderState, strategy: string): PackWriter {
  const ring = createBlockRing(BLOCKS, BLOCK_BYTES);
  let pack: OpenPack | undefined;
  let block: Buffer | undefined;
  let used = 0;

  function openPack(): OpenPack {
    const name = packName(state.attempt, state.nextPackNumber());
    return { name, tree: treeBuilder(), index: [], file: undefined, flushed: 0 };
  }

  async function flush(open: OpenPack): Promise<void> {
    if (!block || used === 0) return;
    open.file ??= await openReplicated(await state.offersOf(strategy), state.prefix + open.name);
    const written = open.file.write(block.subarray(0, used));
    if (block.length === BLOCK_BYTES) ring.give(block, written);
    else await written;
    open.flushed += used;
    block = undefined;
    used = 0;
  }

  /** A block with room for `bytes`, or an empty one. */
  async function room(open: OpenPack, bytes: number): Promise<Buffer> {
    if (block && BLOCK_BYTES - used < bytes) await flush(open);
    if (block && block.length - used >= bytes) return block;
    const isFirst = !block && open.flushed === 0 && bytes <= FIRST_BLOCK_BYTES;
    const next = isFirst ? Buffer.allocUnsafeSlow(FIRST_BLOCK_BYTES) : await ring.take();
    block?.copy(next, 0, 0, used);
    block = next;
    return next;
  }

  async function packFor(bytes: number): Promise<OpenPack> {
    if (pack && pack.index.length > 0) {
      const size = pack.flushed + used + bytes + TAR_END.length;
      if (size > PACK_BYTES || pack.index.length >= PACK_MEMBERS) await close();
    }
    pack ??= openPack();
    return pack;
  }

  /** An object that fits into a block: read there, hashed at once; a failure leaves the pack as it was. */
  async function addWhole(open: OpenPack, { id, size, read, end }: ObjectSource, bytes: number) {
    const target = await room(open, bytes);
    const header = writeTarHeader(target, used, { name: objectMember(id), size, modified: state.modified });
    const body = target.subarray(used + header, used + header + size);
    await read(body, 0);
    await end?.();
    const sha512 = hash('sha512', body, 'hex');
    target.fill(0, used + header + size, used + bytes);
    const offset = open.flushed + used + header;
    used += bytes;
    return { offset, sha512 };
  }

  /** A larger one goes through the ring. After a failure the pack is lost, and the attempt with it. */
  async function addInParts(open: OpenPack, { id, size, read, end }: ObjectSource) {
    const digest = createHash('sha512');
    const member = { name: objectMember(id), size, modified: state.modified };
    let target = await room(open, tarHeaderLength(member));
    used += writeTarHeader(target, used, member);
    const offset = open.flushed + used;
    for (let done = 0; done < size; ) {
      target = await room(open, 1);
      const part = target.subarray(used, used + Math.min(size - done, target.length - used));
      await read(part, done);
      digest.update(part);
      done += part.length;
      used += part.length;
    }
    await end?.();
    target = await room(open, tarPadding(size));
    target.fill(0, used, used + tarPadding(size));
    used += tarPadding(size);
    return { offset, sha512: digest.digest('hex') };
  }

  async function close(): Promise<void> {
    const closing = pack;
    if (!closing) return;
    const target = await room(closing, TAR_END.length);
    TAR_END.copy(target, used);
    used += TAR_END.length;
    await flush(closing);
    // still ours to abort when sealing cannot begin
    await state.sealed.begin(() => seal(closing));
    pack = undefined;
  }

  async function seal({ file, name, index, tree }: OpenPack): Promise<readonly PreparedFile[]> {
    const offers = await state.offersOf(strategy);
    if (!file) return [];
    const packFile = await finish(file);
    const indexFile = await putReplicated(
      offers,
      state.prefix + indexName(name),
      Buffer.from(index.join('')),
    );
    await verifyReplicated(offers, state.prefix + name, packFile);
    await verifyReplicated(offers, state.prefix + indexName(name), indexFile);
    return [
      { name, role: 'pack', strategy, ...packFile, members: tree.root() },
      { name: indexName(name), role: 'index', strategy, ...indexFile },
    ];
  }

  return {
    async add(object) {
      const { id, size } = object;
      const member = { name: objectMember(id), size, modified: state.modified };
      const bytes = tarHeaderLength(member) + size + tarPadding(size);
      state.added(bytes);
      const open = await packFor(bytes);
      const written =
        bytes <= BLOCK_BYTES ? await addWhole(open, object, bytes) : await addInParts(open, object);
      open.tree.add(memberLeaf(id, written.sha512));
      open.index.push(`${renderIndexLine({ id, length: size, ...written })}\n`);
      return { objectId: id, strategy, packKey: state.prefix + open.name, length: size, ...written };
    },
    close,
    held() {
      if (!pack || pack.file) return undefined;
      const bytes = block ? block.subarray(0, used) : Buffer.alloc(0);
      return { name: pack.name, bytes, index: pack.index, members: pack.tree.root() };
    },
    async abort() {
      await pack?.file?.abort();
      pack = undefined;
    },
  };
}

/** Finishes a file, or leaves nothing of it. */
async function finish(file: ReplicatedFile) {
  try {
    return await file.finish();
  } catch (error) {
    await file.abort();
    throw error;
  }
}
