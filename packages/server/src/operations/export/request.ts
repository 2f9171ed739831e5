import { type Batch, type JsonValue, parseBatch, printBody } from '@chartrier/dsl';
import { isSedaVersion, type SedaVersion } from '@chartrier/seda';
import type { ActionContext } from '../engine/index.ts';

/** What the message around a full delivery says; the first three must be there. */
export interface DeliveryParameters {
  readonly messageRequestIdentifier?: string;
  readonly archivalAgencyIdentifier?: string;
  readonly requesterIdentifier?: string;
  readonly authorizationRequestReplyIdentifier?: string;
  readonly archivalAgreement?: string;
  readonly originatingAgencyIdentifier?: string;
  readonly submissionAgencyIdentifier?: string;
  readonly comment?: string;
}

/** What an export was asked. */
export interface ExportRequest {
  readonly query: Batch;
  /** Identifier of the access contract. */
  readonly contract: string;
  readonly sedaVersion: SedaVersion;
  /** With the message of a delivery around the package. */
  readonly full: boolean;
  /** Usages asked for, without version; none: all that the contract allows. */
  readonly usages: readonly string[];
  readonly withLifecycles: boolean;
  readonly maxBytes: number | undefined;
  readonly parameters: DeliveryParameters;
}

/** The request as the operation's row keeps it. */
export function printRequest({
  query,
  maxBytes,
  ...request
}: ExportRequest): Readonly<Record<string, unknown>> {
  return { ...request, query: printBody(query), ...(maxBytes === undefined ? {} : { maxBytes }) };
}

export function requestOf({ parameters }: Pick<ActionContext<unknown>, 'parameters'>): ExportRequest {
  const { query, contract, sedaVersion, full, usages, withLifecycles, maxBytes } = parameters;
  const parsed = parseBatch(query as JsonValue);
  // the request printed what it had parsed
  if (!parsed.ok) throw new Error(`The operation's query cannot be read: ${JSON.stringify(parsed.faults)}`);
  if (typeof sedaVersion !== 'string' || !isSedaVersion(sedaVersion))
    throw new Error(`The operation's version of SEDA cannot be read: ${String(sedaVersion)}`);
  return {
    query: parsed.value,
    contract: String(contract),
    sedaVersion,
    full: full === true,
    usages: Array.isArray(usages) ? usages.map(String) : [],
    withLifecycles: withLifecycles === true,
    maxBytes: typeof maxBytes === 'number' ? maxBytes : undefined,
    parameters: (parameters.parameters ?? {}) as DeliveryParameters,
  };
}
