import type { Condition } from '../condition.ts';
import { readConditions } from './conditions.ts';
import type { Operator } from './operator.ts';

/** All of the conditions. */
export interface AndNode {
  readonly kind: '$and';
  readonly conditions: readonly Condition[];
}

export function createAnd(conditions: readonly Condition[]): AndNode {
  return Object.freeze({ kind: '$and', conditions: Object.freeze([...conditions]) });
}

export const andOperator: Operator<AndNode> = {
  kind: '$and',
  read: (body, place, readCondition) => {
    const conditions = readConditions(body, place, readCondition);
    return conditions && createAnd(conditions);
  },
  print: (node, printCondition) => node.conditions.map(printCondition),
};
