import { DipRequest, type DipRequestParameters, ItemStatus, QUERY_BODIES } from '@chartrier/api-schema';
import { createBatch, type JsonValue, type SelectMultiple } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { isSedaVersion, type SedaVersion } from '@chartrier/seda';
import { operationStatus } from '../../operations/engine/index.ts';
import {
  type DeliveryParameters,
  type ExportRequest,
  fetchDip,
  launchDipExport,
} from '../../operations/export/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import { readModel } from '../bodies/read-model.ts';
import { attachment } from '../download/content-disposition.ts';
import { serveFile } from '../download/serve-range.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES, queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { operationCaller } from './operation-caller.ts';
import { itemOf } from './operations.ts';

const path = '/dipexport';

/** Packages (DIP) of what a query finds, made by an operation, then fetched. Vitam names only the status of refusals here. */
export const DIP_EXPORT_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'POST',
    path,
    description: 'Exports archive units and their objects, as a minimal package',
    permission: 'dipexport:create',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    answer: ItemStatus,
    refusals: { envelope: 'GE' },
    parse: QUERY_BODIES.searchUnits,
    handle: (query, exchange, services) => launch(query, {}, exchange, services),
  }),
  {
    service: 'accessV2',
    method: 'POST',
    path,
    description: 'Exports archive units and their objects',
    permission: 'dipexportv2:create',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json', schema: DipRequest },
    answer: ItemStatus,
    refusals: { envelope: 'GE' },
    handle: launchAsAsked,
  },
  {
    service: 'access',
    method: 'GET',
    path: '/dipexport/{id}/dip',
    description: 'Downloads the package of an export, once it is whole',
    permission: 'dipexport:id:dip:read',
    accessContract: true,
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: { envelope: 'GE' },
    handle: downloadDip,
  },
];

/** @throws BODY_NOT_OF_THE_MODEL, the faults of the query (400); EXPORT_SEDA_VERSION (412) */
async function launchAsAsked(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const asked = readModel(DipRequest, exchange.body);
  const parsed = QUERY_BODIES.searchUnits(asked.dslRequest as JsonValue);
  if (!parsed.ok) throw queryRefusal(parsed.faults);
  return await launch(parsed.value, asked, exchange, services);
}

/** What may come beside the query. */
type Asked = Partial<Omit<DipRequest, 'dslRequest'>>;

/** Vitam answers 202 to these launches. */
async function launch(
  { roots, steps, threshold }: SelectMultiple,
  asked: Asked,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const { tenant, requestId: operationId } = exchange;
  const contract = exchange.accessContract().Identifier;
  const request: ExportRequest = {
    query: createBatch({ roots, steps, ...(threshold === undefined ? {} : { threshold }) }),
    contract,
    sedaVersion: versionOf(asked, services),
    full: asked.dipExportType === 'FULL',
    // as in downloads, a version may be written with the usage: its name counts
    usages: (asked.dataObjectVersionToExport?.DataObjectVersions ?? []).map(
      (usage) => usage.split('_', 1)[0] ?? usage,
    ),
    withLifecycles: asked.exportWithLogBookLFC === true,
    maxBytes: asked.maxSizeThreshold ?? undefined,
    parameters: parametersOf(asked.dipRequestParameters ?? {}),
  };
  const faults = await launchDipExport(services.exports, {
    tenant,
    operationId,
    caller: { ...operationCaller(exchange), accessContract: contract },
    access: accessOf(exchange, services),
    request,
  });
  if (faults.length > 0) throw queryRefusal(faults);
  const status = await operationStatus(services.database, { tenant, id: operationId });
  return listAnswer([itemOf(status)], { status: 202, httpCode: 202, context: exchange.body });
}

function versionOf({ sedaVersion }: Asked, { exports }: ApiServices): SedaVersion {
  if (sedaVersion === undefined || sedaVersion === null) return exports.sedaVersion;
  if (!isSedaVersion(sedaVersion)) throw chartrierError('EXPORT_SEDA_VERSION', { version: sedaVersion });
  return sedaVersion;
}

function parametersOf(asked: DipRequestParameters): DeliveryParameters {
  const given = Object.keys(asked).filter((name) => Object.hasOwn(NAMES, name));
  return Object.fromEntries(
    given.flatMap((name) => {
      const value = asked[name as keyof DipRequestParameters];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
const NAMES: Readonly<Record<keyof Required<DipRequestParameters>, true>> = {
  messageRequestIdentifier: true,
  archivalAgencyIdentifier: true,
  requesterIdentifier: true,
  authorizationRequestReplyIdentifier: true,
  archivalAgreement: true,
  originatingAgencyIdentifier: true,
  submissionAgencyIdentifier: true,
  comment: true,
};

/** Whole, or the range of it that was asked for. @throws as `fetchDip` */
async function downloadDip(exchange: Exchange, { exports }: ApiServices): Promise<RouteAnswer> {
  const operation = exchange.parameters.id ?? '';
  const contract = exchange.accessContract().Identifier;
  const dip = await fetchDip(exports, { tenant: exchange.tenant, operation, contract });
  return serveFile(exchange.header('Range'), {
    size: dip.size,
    mediaType: MEDIA_TYPES.octets,
    headers: { 'Content-Disposition': attachment(`${operation}.zip`) },
    open: dip.open,
  });
}
