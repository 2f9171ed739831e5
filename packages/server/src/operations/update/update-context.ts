import { type JsonValue, parseUpdateById, type UpdateById } from '@chartrier/dsl';
import { openReferentialSnapshot, type ReferentialSnapshot } from '../../referential/index.ts';
import type { ActionContext } from '../engine/index.ts';
import type { UpdateWorkflowServices } from './services.ts';

export type UpdateContext = ActionContext<UpdateWorkflowServices>;

/** What the request asked, as the operation's row keeps it. */
export interface UpdateParameters {
  readonly unit: string;
  /** Identifier of the access contract. */
  readonly contract: string;
  readonly update: UpdateById;
}

export function parametersOf({ parameters }: UpdateContext): UpdateParameters {
  const parsed = parseUpdateById(parameters.update as JsonValue, 'unit');
  // the request printed what it had parsed
  if (!parsed.ok) throw new Error(`The operation's update cannot be read: ${JSON.stringify(parsed.faults)}`);
  return { unit: String(parameters.unit), contract: String(parameters.contract), update: parsed.value };
}

export function referentialOf({ services, tenant }: UpdateContext): ReferentialSnapshot {
  const { database, administrationTenant } = services;
  return openReferentialSnapshot(database, { tenant, administrationTenant });
}
