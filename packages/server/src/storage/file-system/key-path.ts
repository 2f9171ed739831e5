import { join } from 'node:path';
import { chartrierError } from '@chartrier/messages';

/** Where writes that are not finished lie; no key begins so. */
export const UNFINISHED_DIRECTORY = 'tmp';

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
/** `<tenant>/<yyyy>/<mm>/<dd>/<operation id>`: what tells an operation's unfinished writes from another's. */
const FOLDER_DEPTH = 5;

/** Whether a name may stand between two slashes of a key. */
export function isKeySegment(name: string): boolean {
  return SEGMENT.test(name);
}

/** The file of a key. @throws OFFER_KEY_INVALID for a key that would leave the offer's folder. */
export function keyPath(root: string, key: string): string {
  const segments = key.split('/');
  if (segments[0] === UNFINISHED_DIRECTORY || !segments.every(isKeySegment))
    throw chartrierError('OFFER_KEY_INVALID', { key });
  return join(root, ...segments);
}

/** The directory of a prefix that is empty or ends with `/`. @throws OFFER_KEY_INVALID */
export function prefixPath(root: string, prefix: string): string {
  if (prefix === '') return root;
  if (!prefix.endsWith('/')) throw chartrierError('OFFER_KEY_INVALID', { key: prefix });
  return keyPath(root, prefix.slice(0, -1));
}

/** What the names of a folder's unfinished files begin with. */
export function unfinishedStem(keyOrPrefix: string): string {
  return `${keyOrPrefix.split('/').slice(0, FOLDER_DEPTH).join('~')}.`;
}
