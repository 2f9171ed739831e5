import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { CollectionName } from '../../referential/index.ts';
import { MAX_JSON_LENGTH, readJsonBody } from '../../security/index.ts';
import type { ImportRequest, ReferentialRequestServices, ReferentialResult } from './request.ts';
import { runRequest } from './run-request.ts';
import { importOutline } from './workflows.ts';

/** Collections that are given as files of another format than JSON. */
const FILES: ReadonlySet<CollectionName> = new Set(['Agencies', 'FileRules', 'FileFormat']);
/** Lists that replace the collection: an empty one empties it. The others add to it: an empty one does nothing. */
const REPLACED: ReadonlySet<CollectionName> = new Set(['Ontology', 'Griffin', 'PreservationScenario']);

const NOTHING_TO_DO: ReferentialResult = {
  operationId: undefined,
  status: 'OK',
  findings: [],
  findingCount: 0,
  documents: [],
};

/**
 * Imports reference data and waits for the end of its operation: all of it, or nothing.
 *
 * @returns a result with status OK or WARNING (imported), KO (refused, see its findings), FATAL (a fault of ours, the
 *   operation waits for a resume), STARTED (not over yet)
 * @throws INVALID_JSON, UNSAFE_JSON … (412) for a JSON file that is none; WORKSPACE_FILE_TOO_LARGE
 */
export async function importReferential(
  services: ReferentialRequestServices,
  request: ImportRequest,
): Promise<ReferentialResult> {
  const { collection, given, fileName, forceUpdate } = request;
  const workflow = importOutline(collection);
  const parameters = {
    ...(fileName === undefined ? {} : { fileName }),
    ...(forceUpdate === undefined ? {} : { forceUpdate }),
  };
  if (FILES.has(collection) && 'file' in given)
    return runRequest(services, request, { workflow, collection, parameters, given: given.file });
  const json = 'json' in given ? given.json : await jsonOf(given.file);
  if (Array.isArray(json) && json.length === 0 && !REPLACED.has(collection)) return NOTHING_TO_DO;
  const bytes = Readable.from([Buffer.from(JSON.stringify(json))], { objectMode: false });
  return runRequest(services, request, { workflow, collection, parameters, given: bytes });
}

async function jsonOf(file: Readable): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of file) {
    length += piece.length;
    if (length > MAX_JSON_BYTES) throw chartrierError('JSON_TOO_LARGE', { limit: MAX_JSON_LENGTH });
    pieces.push(piece);
  }
  const read = readJsonBody(Buffer.concat(pieces).toString('utf8'));
  if (read instanceof Error) throw read;
  return read.value;
}

/** A character takes at most four bytes. */
const MAX_JSON_BYTES = MAX_JSON_LENGTH * 4;
