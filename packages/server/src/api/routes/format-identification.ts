import { FormatReidentification, SignaturesInForce } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { operationStatus } from '../../operations/engine/index.ts';
import { readFindings, startReidentification } from '../../operations/reidentification/index.ts';
import { type SignatureFileRecord, signatureFilesInForce, signaturesName } from '../../referential/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { guidParameter } from './guid-parameter.ts';
import { operationCaller } from './operation-caller.ts';
import { itemOf } from './operations.ts';

const reidentification = checkedBody(FormatReidentification);
/** https://github.com/ndjson/ndjson-spec */
const JSON_LINES = 'application/x-ndjson';

/** What identifies objects, and identification of what is held, again. */
export const FORMAT_IDENTIFICATION_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'GET',
    path: '/formats/signatures',
    description: 'Tells which signature files identify objects',
    permission: 'formats:signatures:read',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    answer: SignaturesInForce,
    refusals: { envelope: 'GE' },
    handle: async (_exchange, services) => listAnswer([await signaturesInForce(services)]),
  },
  {
    service: 'chartrier',
    method: 'POST',
    path: '/formats/reidentifications',
    description:
      'Identifies again what the tenant holds, in the background; by default only tells what would change',
    permission: 'formats:reidentifications:create',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json', schema: reidentification.schema },
    refusals: { envelope: 'GE' },
    handle: start,
  },
  {
    service: 'chartrier',
    method: 'GET',
    path: '/formats/reidentifications/{id}',
    description: 'Reads what a re-identification found, one object a line',
    permission: 'formats:reidentifications:id:read',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: { envelope: 'GE' },
    handle: read,
  },
];

async function signaturesInForce({ database, settings }: ApiServices): Promise<SignaturesInForce> {
  const files = await signatureFilesInForce(database, settings.administrationTenant);
  const { droid, containers } = files;
  return {
    signatures: signaturesName(files),
    ...(droid === undefined ? {} : { droid: told(droid) }),
    ...(containers === undefined ? {} : { containers: told(containers) }),
  };
}

function told({ Version: version, CreatedDate: created, OperationId: operation }: SignatureFileRecord) {
  return { version, operation, ...(created === undefined ? {} : { created }) };
}

/** 202: the operation goes on by itself, and is followed as any other. */
async function start(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { dryRun = true, ...scope } = reidentification.check(exchange.body);
  const { tenant, requestId: operationId } = exchange;
  await startReidentification(services, {
    tenant,
    operationId,
    caller: operationCaller(exchange),
    dryRun,
    scope,
  });
  const status = await operationStatus(services.database, { tenant, id: operationId });
  return listAnswer([itemOf(status)], { status: 202 });
}

async function read(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const operationId = guidParameter(exchange, 'id');
  const stream = await readFindings(services, { tenant: exchange.tenant, operationId });
  if (stream === undefined) throw chartrierError('REIDENTIFICATION_UNKNOWN', { operation: operationId });
  return { kind: 'stream', stream, mediaType: JSON_LINES };
}
