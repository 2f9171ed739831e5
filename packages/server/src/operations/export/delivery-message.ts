import { codeListNames, type DeliveryMessage, type ManagementMetadataInput } from '@chartrier/seda';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import { requestOf } from './request.ts';
import type { ExportContext } from './services.ts';

/** SEDA wants the unit that was asked for: a query asks for several, so that Vitam writes a constant, and so do we. */
const UNIT_IDENTIFIER = 'UnitIdentifier';

/** What stands around the package of a full delivery; a minimal one has nothing. */
export function deliveryMessage(context: ExportContext): DeliveryMessage | undefined {
  const { full, sedaVersion, parameters } = requestOf(context);
  if (!full) return undefined;
  const { tenant, operationId, services } = context;
  const { comment, archivalAgreement, authorizationRequestReplyIdentifier } = parameters;
  return {
    ...(comment === undefined ? {} : { comments: [{ text: comment }] }),
    date: vitamDateTime(services.clock.now()),
    messageIdentifier: operationId,
    ...(archivalAgreement === undefined ? {} : { archivalAgreement }),
    codeListVersions: Object.fromEntries(
      codeListNames(sedaVersion).map((name) => [name, `${name}${tenant}`]),
    ),
    messageRequestIdentifier: parameters.messageRequestIdentifier ?? '',
    ...(authorizationRequestReplyIdentifier === undefined ? {} : { authorizationRequestReplyIdentifier }),
    unitIdentifier: UNIT_IDENTIFIER,
    archivalAgency: parameters.archivalAgencyIdentifier ?? '',
    requester: parameters.requesterIdentifier ?? '',
  };
}

/**
 * The agencies of a package: the one that produced all its units; when there are several, the one of the configuration, else
 * the one that the request of a full delivery names.
 */
export async function packageMetadata(
  context: ExportContext,
  queryable: Queryable,
): Promise<ManagementMetadataInput> {
  const { tenant, operationId, services } = context;
  const { full, parameters } = requestOf(context);
  const { rows } = await queryable.query<{ readonly agency: string }>(
    `select distinct u.sp agency from export_unit e join unit u on u.tenant = e.tenant and u.id = e.unit_id
     where e.tenant = $1 and e.operation_id = $2 and u.sp is not null limit 2`,
    [tenant, operationId],
  );
  const { originatingAgencies, originatingAgency } = services.settings;
  const only = rows.length === 1 ? rows[0]?.agency : undefined;
  const asked = full ? parameters.originatingAgencyIdentifier : undefined;
  const agency = only ?? originatingAgencies.get(tenant) ?? originatingAgency ?? asked;
  const submission = parameters.submissionAgencyIdentifier;
  return {
    ...(agency === undefined ? {} : { originatingAgencyIdentifier: agency }),
    ...(submission === undefined ? {} : { submissionAgencyIdentifier: submission }),
  };
}
