import { type Batch, type JsonValue, parseBatch, printBody } from '@chartrier/dsl';
import type { ActionContext } from '../engine/index.ts';

/** What an operation of this room was asked, as its row keeps it. */
export interface ComputedRulesParameters {
  readonly query: Batch;
  /** Identifier of the access contract; absent when the platform asks for itself: all units are seen. */
  readonly contract: string | undefined;
}

export function printParameters({
  query,
  contract,
}: ComputedRulesParameters): Readonly<Record<string, unknown>> {
  return { query: printBody(query), ...(contract === undefined ? {} : { contract }) };
}

export function parametersOf({ parameters }: ActionContext<unknown>): ComputedRulesParameters {
  const parsed = parseBatch(parameters.query as JsonValue);
  // the request printed what it had parsed
  if (!parsed.ok) throw new Error(`The operation's query cannot be read: ${JSON.stringify(parsed.faults)}`);
  const { contract } = parameters;
  return { query: parsed.value, contract: typeof contract === 'string' ? contract : undefined };
}
