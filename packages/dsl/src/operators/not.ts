import type { Condition } from '../condition.ts';
import { readConditions } from './conditions.ts';
import type { Operator } from './operator.ts';

/** NOT (a AND b AND …): at least one of the conditions is false. */
export interface NotNode {
  readonly kind: '$not';
  readonly conditions: readonly Condition[];
}

export function createNot(conditions: readonly Condition[]): NotNode {
  return Object.freeze({ kind: '$not', conditions: Object.freeze([...conditions]) });
}

export const notOperator: Operator<NotNode> = {
  kind: '$not',
  read: (body, place, readCondition) => {
    const conditions = readConditions(body, place, readCondition);
    return conditions && createNot(conditions);
  },
  print: (node, printCondition) => node.conditions.map(printCondition),
};
