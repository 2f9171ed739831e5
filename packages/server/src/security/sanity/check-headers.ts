import { type ChartrierError, chartrierError } from '@chartrier/messages';
import { CLIENT_CERTIFICATE_HEADER } from '../certificate/certificate-header.ts';

const NAME = /^[a-zA-Z0-9\-_]{1,50}$/;
const VALUE = /^[a-zA-Z0-9()\-=*.?;,+/:&_ ]*$/;
const CERTIFICATE_VALUE = /^[a-zA-Z0-9+/=\- %]*$/;

/** Headers that this API reads beside the `X-` ones. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['force-update']);
/** Values of their own form, checked where they are read: a file name in UTF-8 or percent-encoded. */
const FREE_VALUES: ReadonlySet<string> = new Set(['x-original-filename']);

/**
 * Checks the names of all headers, and the values of those that this API reads (`X-…`, Force-Update): the others
 * (browsers put quotes in theirs) never get farther than the HTTP server.
 *
 * @returns UNSAFE_HEADER or REPEATED_HEADER (412) naming the header, or undefined
 */
export function checkHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): ChartrierError | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) return chartrierError('UNSAFE_HEADER', { header: name.slice(0, 50) });
    const lower = name.toLowerCase();
    if (value === undefined || !(lower.startsWith('x-') || OWN_HEADERS.has(lower)) || FREE_VALUES.has(lower))
      continue;
    if (typeof value !== 'string') return chartrierError('REPEATED_HEADER', { header: name });
    const allowed = lower === CLIENT_CERTIFICATE_HEADER ? CERTIFICATE_VALUE : VALUE;
    if (!allowed.test(value) || value.startsWith('..'))
      return chartrierError('UNSAFE_HEADER', { header: name });
  }
  return undefined;
}
