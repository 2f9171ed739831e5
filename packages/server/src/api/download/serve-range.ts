import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { AnswerHeaders, RouteAnswer } from '../answers/route-answer.ts';
import { type AskedRange, readRange } from './byte-range.ts';

export interface ServedFile {
  readonly size: number;
  readonly mediaType: string;
  readonly headers?: AnswerHeaders;
  readonly open: (range: AskedRange | undefined) => Promise<Readable>;
}

/**
 * Answers a file, or the part of it that the request asks for: 200 with the whole, 206 with Content-Range.
 *
 * @throws RANGE_UNSATISFIABLE (416)
 */
export async function serveFile(rangeHeader: string | undefined, file: ServedFile): Promise<RouteAnswer> {
  const { size, mediaType } = file;
  const range = readRange(rangeHeader, size);
  if (range === 'unsatisfiable')
    throw chartrierError('RANGE_UNSATISFIABLE', { range: rangeHeader ?? '', size });
  const stream = await file.open(range);
  const headers = { ...file.headers, 'Accept-Ranges': 'bytes' };
  if (range === undefined) return { kind: 'stream', stream, mediaType, size, headers };
  const contentRange = `bytes ${range.offset}-${range.offset + range.length - 1}/${size}`;
  return {
    kind: 'stream',
    status: 206,
    stream,
    mediaType,
    size: range.length,
    headers: { ...headers, 'Content-Range': contentRange },
  };
}
