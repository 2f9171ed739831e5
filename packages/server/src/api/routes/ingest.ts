import { Readable } from 'node:stream';
import { HEADERS, INGEST_ACTIONS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { writeRefusalReply } from '@chartrier/seda';
import Type from 'typebox';
import {
  isIngestWorkflow,
  type ReceivePackage,
  receiveLocalPackage,
  receivePackage,
} from '../../operations/ingest/index.ts';
import { quotaRefusal } from '../../security/index.ts';
import { emptyAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import type { Exchange } from '../exchange.ts';
import type { HeaderParameter, Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { downloadPaper } from './deposit-papers.ts';
import { operationCaller } from './operation-caller.ts';
import { originalFilename } from './original-filename.ts';
import { refusedByIngest, refusedByLocalIngest } from './refusal-families.ts';

const localDeposit = checkedBody(
  Type.Object({ path: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
);

/** What a deposit says of itself, beside its package. */
export const DEPOSIT_HEADERS: readonly HeaderParameter[] = [
  { name: HEADERS.context, description: 'The workflow: DEFAULT_WORKFLOW, FILING_SCHEME…', required: true },
  { name: HEADERS.action, description: 'RESUME: to the end; NEXT: one step', required: true },
  { name: HEADERS.originalFilename, description: 'The package’s name, percent-encoded' },
  { name: HEADERS.manifestDigest, description: 'Digest of the manifest, verified' },
  { name: HEADERS.manifestDigestAlgorithm, description: 'SHA-512 when absent' },
];

/** Deposits: a package is received, and its papers given back. */
export const INGEST_ROUTES: readonly Route[] = [
  {
    service: 'ingest',
    method: 'POST',
    path: '/ingests',
    description: 'Receives a package (zip, tar, tar.gz, tar.bz2) and starts its ingest',
    permission: 'ingests:create',
    consumes: 'octets',
    produces: 'any',
    body: { kind: 'stream' },
    headers: DEPOSIT_HEADERS,
    refusals: refusedByIngest(),
    handle: deposit,
  },
  {
    service: 'ingest',
    method: 'POST',
    path: '/ingests',
    description: 'Takes a package that is on the server already, by its path, and starts its ingest',
    permission: 'ingests:local:create',
    consumes: 'json',
    produces: 'any',
    body: { kind: 'json', schema: localDeposit.schema },
    refusals: refusedByLocalIngest(),
    handle: depositByPath,
  },
  {
    service: 'ingest',
    method: 'GET',
    path: '/ingests/{objectId}/archivetransferreply',
    description: 'Downloads the reply to a transfer (ATR)',
    permission: 'ingests:id:archivetransfertreply:read',
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedByIngest(),
    handle: (exchange, services) => downloadPaper('reply.xml', exchange, services),
  },
  {
    service: 'ingest',
    method: 'GET',
    path: '/ingests/{objectId}/manifests',
    description: 'Downloads the manifest of a transfer',
    permission: 'ingests:id:manifests:read',
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedByIngest(),
    handle: (exchange, services) => downloadPaper('manifest.xml', exchange, services),
  },
];

/**
 * Receives the package whole, then answers 202: the operation's row stands, the rest is a worker's. An upload that
 * breaks off leaves no operation.
 *
 * An unknown workflow is answered as Vitam answers it: 503, and a reply to the transfer (KO) as its body.
 *
 * @throws HEADER_MISSING, HEADER_UNREADABLE (412), TENANT_QUOTA_EXCEEDED (409)
 */
async function deposit(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const filename = originalFilename(exchange.header(HEADERS.originalFilename));
  const common = await depositRequest(exchange, services);
  if (common === undefined) return refusalReply(exchange, services);
  await receivePackage(services.deposits, {
    ...common,
    content: exchange.openBody(),
    ...(filename === undefined ? {} : { filename }),
  });
  return begun();
}

/**
 * The same with a package that is on the server already, below the configured folder.
 *
 * @throws BODY_REFUSED, INGEST_LOCAL_UPLOAD_ESCAPE (400), INGEST_LOCAL_UPLOAD_FILE (404); those of `deposit`
 */
async function depositByPath(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { path } = localDeposit.check(exchange.body);
  const common = await depositRequest(exchange, services);
  if (common === undefined) return refusalReply(exchange, services);
  await receiveLocalPackage(services.deposits, { ...common, path });
  return begun();
}

/** What the headers of a deposit say; nothing for a workflow that is unknown. */
async function depositRequest(
  exchange: Exchange,
  services: ApiServices,
): Promise<Omit<ReceivePackage, 'content'> | undefined> {
  const workflow = requiredHeader(
    exchange,
    HEADERS.context,
    'DEFAULT_WORKFLOW, FILING_SCHEME, HOLDING_SCHEME…',
  );
  const digestValue = exchange.header(HEADERS.manifestDigest);
  const digestAlgorithm = exchange.header(HEADERS.manifestDigestAlgorithm);
  const firstAction = firstActionOf(exchange);
  if (!isIngestWorkflow(workflow)) return undefined;
  await refuseAboveQuota(exchange, services);
  return {
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    workflow,
    firstAction,
    ...(digestValue === undefined ? {} : { manifestDigestValue: digestValue }),
    ...(digestAlgorithm === undefined ? {} : { manifestDigestAlgorithm: digestAlgorithm }),
  };
}

/** @throws TENANT_QUOTA_EXCEEDED (409) */
export async function refuseAboveQuota({ tenant }: Exchange, services: ApiServices): Promise<void> {
  const quota = services.tenants.find(tenant)?.quota ?? {};
  const refusal = await quotaRefusal(services.database, tenant, quota);
  if (refusal !== undefined) throw refusal;
}

function begun(): RouteAnswer {
  return emptyAnswer(202, { [HEADERS.executionState]: 'PAUSE', [HEADERS.executionStatus]: 'UNKNOWN' });
}

/** The reply to a transfer that could not begin: no operation is made, its body is not read. */
function refusalReply(exchange: Exchange, { clock }: ApiServices): RouteAnswer {
  const reply = Buffer.from(writeRefusalReply(exchange.requestId, clock.now().toISOString()));
  return {
    kind: 'stream',
    status: 503,
    stream: Readable.from([reply]),
    mediaType: 'application/octet-stream',
    size: reply.length,
    headers: { [HEADERS.executionState]: 'COMPLETED', [HEADERS.executionStatus]: 'FATAL' },
  };
}

/** @throws HEADER_MISSING (412) */
export function requiredHeader(exchange: Exchange, header: string, expected: string): string {
  const value = exchange.header(header)?.trim();
  if (value === undefined || value === '') throw chartrierError('HEADER_MISSING', { header, expected });
  return value;
}

/** @throws HEADER_MISSING, HEADER_UNREADABLE (412) */
export function firstActionOf(exchange: Exchange): (typeof INGEST_ACTIONS)[number] {
  const expected = INGEST_ACTIONS.join(', ');
  const asked = requiredHeader(exchange, HEADERS.action, expected);
  const action = INGEST_ACTIONS.find((known) => known === asked.toUpperCase());
  if (action === undefined)
    throw chartrierError('HEADER_UNREADABLE', { header: HEADERS.action, value: asked, expected });
  return action;
}
