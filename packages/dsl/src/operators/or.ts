import type { Condition } from '../condition.ts';
import { readConditions } from './conditions.ts';
import type { Operator } from './operator.ts';

/** At least one of the conditions. */
export interface OrNode {
  readonly kind: '$or';
  readonly conditions: readonly Condition[];
}

export function createOr(conditions: readonly Condition[]): OrNode {
  return Object.freeze({ kind: '$or', conditions: Object.freeze([...conditions]) });
}

export const orOperator: Operator<OrNode> = {
  kind: '$or',
  read: (body, place, readCondition) => {
    const conditions = readConditions(body, place, readCondition);
    return conditions && createOr(conditions);
  },
  print: (node, printCondition) => node.conditions.map(printCondition),
};
