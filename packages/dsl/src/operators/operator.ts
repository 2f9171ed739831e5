import type { Condition } from '../condition.ts';
import type { JsonValue } from '../json.ts';
import type { JsonPath } from '../json-path.ts';
import type { Reading } from '../reading.ts';

/** Where an operator stands: how deep, and whether inside a `$subobject`. */
export interface Place {
  readonly path: JsonPath;
  readonly depth: number;
  readonly insideSubobject: boolean;
  readonly reading: Reading;
}

/** Reads a condition inside another: given to the operators that hold conditions. */
export type ReadCondition = (value: JsonValue | undefined, place: Place) => Condition | undefined;

/** One operator of the language: its key, how its body is read, how it is written. */
export interface Operator<Node extends { readonly kind: string }> {
  readonly kind: Node['kind'];
  /** The node, or undefined after reporting what is wrong. */
  read(body: JsonValue, place: Place, readCondition: ReadCondition): Node | undefined;
  print(node: Node, printCondition: (condition: Condition) => JsonValue): JsonValue;
}
