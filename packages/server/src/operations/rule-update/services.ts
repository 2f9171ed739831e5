import type { Clock, Database, Transaction } from '../../platform/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { ActionContext, ActionDefinition, OperationCaller } from '../engine/index.ts';

/** Why units must follow rules. */
export interface RuleUpdateCause {
  readonly tenant: number;
  /** The operation that changed the rules, or that found them changed when it committed. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  /** Rules whose duration changed. */
  readonly rules: readonly string[];
}

/** Starts the update of the units that hold rules, in the transaction that publishes the rules' change. */
export type StartRuleUpdate = (transaction: Transaction, cause: RuleUpdateCause) => Promise<void>;

/** What the updates that follow a change of rules need in a worker. */
export interface RuleUpdateServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly administrationTenant: number;
  /** For an update that must be done again. */
  readonly startRuleUpdate: StartRuleUpdate;
}

export type RuleUpdateContext = ActionContext<RuleUpdateServices>;
export type RuleUpdateAction = ActionDefinition<RuleUpdateServices>;

/** Whose staged units. */
export interface RuleUpdatePlace {
  readonly tenant: number;
  readonly operationId: string;
}

/** The rules whose duration changed, as the operation's row keeps them. */
export function changedRules({ parameters }: Pick<RuleUpdateContext, 'parameters'>): readonly string[] {
  return Array.isArray(parameters.rules) ? parameters.rules.map(String) : [];
}
