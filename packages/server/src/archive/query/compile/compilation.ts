import {
  type DslFault,
  dslFault,
  type FaultCode,
  type FaultKind,
  type FaultText,
  type JsonPath,
  type JsonValue,
} from '@chartrier/dsl';
import { FALSE, type Fragment } from '../sql/fragment.ts';

/**
 * The faults found while a query becomes SQL. The compiler goes on with a false condition, to tell them all at once;
 * nothing runs when there is one.
 */
export class Compilation {
  readonly #faults: DslFault[] = [];

  get faults(): readonly DslFault[] {
    return this.#faults;
  }

  refuse(
    kind: FaultKind,
    path: JsonPath,
    text: FaultText,
    found?: JsonValue,
    code: FaultCode = 'GLOBAL_INVALID_DSL',
  ): Fragment {
    const options = { code, stage: 'execution', ...(found === undefined ? {} : { found }) } as const;
    this.#faults.push(dslFault(kind, path, text, options));
    return FALSE;
  }
}
