import { HEADERS, ResumableUpload } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  appendToUpload,
  findUpload,
  finishUpload,
  giveUploadUp,
  isIngestWorkflow,
  KEPT_MILLISECONDS,
  type ResumableUpload as Kept,
  listUploads,
  openUpload,
} from '../../operations/ingest/index.ts';
import { type AnswerHeaders, emptyAnswer, listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import { type Route, SERVICE_PREFIXES } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { DEPOSIT_HEADERS, firstActionOf, refuseAboveQuota, requiredHeader } from './ingest.ts';
import { operationCaller } from './operation-caller.ts';
import { originalFilename } from './original-filename.ts';
import { refusedByIngest } from './refusal-families.ts';
import { announcedDigest, announcedSize, saidComplete } from './upload-headers.ts';

/**
 * Packages that come in several pieces, over connections that may be cut: the protocol of "Resumable Uploads for HTTP"
 * (draft-ietf-httpbis-resumable-upload), with a separate request to open an upload. The last piece answers what a deposit
 * in one piece answers.
 */
const common = {
  service: 'chartrier',
  permission: 'ingests:create',
  refusals: refusedByIngest(),
} as const;

export const UPLOAD_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'POST',
    path: '/uploads',
    description: 'Opens the upload of a package in pieces (Upload-Length, X-Context-Id, X-Action)',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    headers: [
      { name: HEADERS.uploadLength, description: 'Bytes of the package', required: true },
      ...DEPOSIT_HEADERS,
      { name: HEADERS.digest, description: 'sha-512 of the package (RFC 9530), verified once it is whole' },
    ],
    handle: open,
  },
  {
    ...common,
    method: 'GET',
    path: '/uploads',
    description: 'Lists one’s own uploads that are not whole',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    answer: ResumableUpload,
    handle: list,
  },
  {
    ...common,
    method: 'HEAD',
    path: '/uploads/{id}',
    description: 'Tells where an upload stands (Upload-Offset)',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    handle: async (exchange, services) => emptyAnswer(204, standing(await ownUpload(exchange, services))),
  },
  {
    ...common,
    method: 'PATCH',
    path: '/uploads/{id}',
    description:
      'Adds a piece at Upload-Offset; with Upload-Complete: ?1 the package is whole, and its ingest starts',
    consumes: 'piece',
    produces: 'any',
    body: { kind: 'stream' },
    headers: [
      { name: HEADERS.uploadOffset, description: 'Where the piece begins', required: true },
      { name: HEADERS.uploadComplete, description: '?1 with the last piece' },
    ],
    handle: append,
  },
  {
    ...common,
    method: 'DELETE',
    path: '/uploads/{id}',
    description: 'Gives an upload up; nothing of it is kept',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    handle: async (exchange, services) => {
      await giveUploadUp(services.deposits, await ownUpload(exchange, services));
      return emptyAnswer(204);
    },
  },
];

/**
 * @throws HEADER_MISSING, HEADER_UNREADABLE (412), WORKFLOW_UNKNOWN, TENANT_QUOTA_EXCEEDED (409),
 *   WORKSPACE_FILE_TOO_LARGE (413), UPLOAD_TOO_MANY (429), UPLOAD_NO_ROOM (507)
 */
async function open(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const workflow = requiredHeader(
    exchange,
    HEADERS.context,
    'DEFAULT_WORKFLOW, FILING_SCHEME, HOLDING_SCHEME…',
  );
  const firstAction = firstActionOf(exchange);
  const length = announcedSize(
    HEADERS.uploadLength,
    requiredHeader(exchange, HEADERS.uploadLength, '1, 2, 3…'),
    1,
  );
  const sha512 = announcedDigest(exchange.header(HEADERS.digest));
  const filename = originalFilename(exchange.header(HEADERS.originalFilename));
  const digestValue = exchange.header(HEADERS.manifestDigest);
  const digestAlgorithm = exchange.header(HEADERS.manifestDigestAlgorithm);
  if (!isIngestWorkflow(workflow)) throw chartrierError('WORKFLOW_UNKNOWN', { workflow });
  await refuseAboveQuota(exchange, services);
  const upload = await openUpload(services.deposits, {
    id: exchange.requestId,
    tenant: exchange.tenant,
    owner: ownerOf(exchange),
    workflow,
    length,
    ...(sha512 === undefined ? {} : { sha512 }),
    deposit: {
      firstAction,
      ...(filename === undefined ? {} : { filename }),
      ...(digestValue === undefined ? {} : { manifestDigestValue: digestValue }),
      ...(digestAlgorithm === undefined ? {} : { manifestDigestAlgorithm: digestAlgorithm }),
    },
  });
  return emptyAnswer(201, {
    ...standing(upload),
    Location: `${SERVICE_PREFIXES.chartrier}/uploads/${upload.id}`,
    [HEADERS.uploadLimit]: `max-size=${services.deposits.uploadBytes}, max-age=${KEPT_MILLISECONDS / 1_000}`,
  });
}

async function list(exchange: Exchange, { deposits }: ApiServices): Promise<RouteAnswer> {
  const { database, clock } = deposits;
  const { tenant } = exchange;
  const uploads = await listUploads(database, { tenant, owner: ownerOf(exchange), now: clock.now() });
  return listAnswer(uploads.map(told), { headers: { 'Cache-Control': 'no-store' } });
}

/**
 * @throws UPLOAD_NOT_FOUND (404), UPLOAD_OFFSET_DIFFERS, UPLOAD_BUSY, TENANT_QUOTA_EXCEEDED (409), UPLOAD_PIECE_CUT,
 *   UPLOAD_BEYOND_LENGTH, UPLOAD_INCOMPLETE, UPLOAD_DIGEST_DIFFERS (400)
 */
async function append(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { deposits } = services;
  const offset = announcedSize(
    HEADERS.uploadOffset,
    requiredHeader(exchange, HEADERS.uploadOffset, '0, 1, 2…'),
  );
  const complete = saidComplete(exchange.header(HEADERS.uploadComplete));
  const upload = await ownUpload(exchange, services);
  // the answer to the last piece may have been lost: it is given again
  if (upload.completedAt !== undefined && complete && offset === upload.length) return begun(upload);
  // said again without bytes: all of them came, their answer was lost
  const received =
    complete && offset === upload.length
      ? upload.received
      : await appendToUpload(deposits, upload, { offset, content: exchange.openBody() });
  if (!complete) return emptyAnswer(204, standing({ ...upload, received }));
  await refuseAboveQuota(exchange, services);
  await finishUpload(deposits, upload, received, { ...operationCaller(exchange), requestId: upload.id });
  return begun(upload);
}

/** What a deposit in one piece is answered. */
function begun(upload: Kept): RouteAnswer {
  return emptyAnswer(202, {
    [HEADERS.requestId]: upload.id,
    [HEADERS.executionState]: 'PAUSE',
    [HEADERS.executionStatus]: 'UNKNOWN',
    [HEADERS.uploadComplete]: '?1',
    [HEADERS.uploadOffset]: String(upload.length),
  });
}

async function ownUpload(exchange: Exchange, { deposits }: ApiServices): Promise<Kept> {
  const { tenant, parameters } = exchange;
  const { id = '' } = parameters;
  const asked = { tenant, owner: ownerOf(exchange), now: deposits.clock.now() };
  const upload = await findUpload(deposits.database, id, asked);
  if (upload === undefined) throw chartrierError('UPLOAD_NOT_FOUND', { id });
  return upload;
}

/** The person who is signed in, else the application. */
function ownerOf({ caller }: Exchange): string {
  return caller.person?.id ?? caller.context.Identifier;
}

function standing({ received, length, completedAt }: Kept): AnswerHeaders {
  return {
    [HEADERS.uploadOffset]: String(received),
    [HEADERS.uploadLength]: String(length),
    [HEADERS.uploadComplete]: completedAt === undefined ? '?0' : '?1',
    'Cache-Control': 'no-store',
  };
}

function told({ id, deposit, workflow, length, received, createdAt, expiresAt }: Kept): ResumableUpload {
  return {
    id,
    ...(deposit.filename === undefined ? {} : { filename: deposit.filename }),
    workflow,
    length,
    received,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
