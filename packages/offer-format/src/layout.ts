/** The version of the layout that this package writes; it reads every version up to it. */
export const LAYOUT_VERSION = 1;

/** A pack, or a lines file, is closed before it would grow beyond. An object that is larger has a pack of its own. */
export const PACK_BYTES = 256 * 2 ** 20;

/** An operation that adds less than this is one tar, in which lines and papers stand beside the objects. */
export const SMALL_OPERATION_BYTES = 8 * 2 ** 20;

/** A journal or a reply up to this size stands in `operation.json` itself, when the operation is small. */
export const INLINE_BYTES = 2 ** 20;

/** The longest line that a reader accepts: the largest document that the API takes, and its envelope. */
export const LINE_BYTES = 64 * 2 ** 20;

/** A pack is closed at so many objects too: its index stays small enough to be held in memory. */
export const PACK_MEMBERS = 16_384;
