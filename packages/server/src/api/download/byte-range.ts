/** The part of a file that a request asks for; `length` is at least 1. */
export interface AskedRange {
  readonly offset: number;
  readonly length: number;
}

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a Range header (RFC 9110 §14.2). One range is served; a header that asks for several, or in another unit, is
 * ignored, as the RFC allows: the whole file is sent.
 *
 * @returns the range; `undefined` when the whole file is to be sent; `'unsatisfiable'` for 416
 */
export function readRange(
  header: string | undefined,
  size: number,
): AskedRange | undefined | 'unsatisfiable' {
  const match = header === undefined ? null : ONE_RANGE.exec(header.trim());
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const suffix = Number(last);
    if (suffix === 0 || size === 0) return 'unsatisfiable';
    const length = Math.min(suffix, size);
    return { offset: size - length, length };
  }
  const offset = Number(first);
  if (last !== '' && Number(last) < offset) return undefined;
  if (offset >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { offset, length: end - offset + 1 };
}
