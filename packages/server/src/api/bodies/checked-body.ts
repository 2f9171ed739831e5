import { chartrierError } from '@chartrier/messages';
import type Type from 'typebox';
import { Compile } from 'typebox/compile';

/** A JSON body with its schema: what refuses a body is also what describes it. */
export interface CheckedBody<Value> {
  readonly schema: Type.TSchema;
  /** @throws BODY_REFUSED (400), with the place and the reason of each fault */
  readonly check: (body: unknown) => Value;
}

/** As many faults as can be read at once. */
const TOLD_FAULTS = 5;

export function checkedBody<Schema extends Type.TSchema>(schema: Schema): CheckedBody<Type.Static<Schema>> {
  const validator = Compile(schema);
  return {
    schema,
    check(body) {
      if (validator.Check(body)) {
        const fault = unstorableText(body, '');
        if (fault !== undefined) throw chartrierError('BODY_REFUSED', { faults: fault });
        return body as Type.Static<Schema>;
      }
      const faults = validator
        .Errors(body)
        .slice(0, TOLD_FAULTS)
        .map(({ instancePath, message }) => `${instancePath === '' ? '/' : instancePath} ${message}`);
      throw chartrierError('BODY_REFUSED', { faults: faults.join(' ; ') });
    },
  };
}

/** No database holds half a surrogate pair, which JSON can write (`"\\ud800"`). */
function unstorableText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string')
    return value.isWellFormed() ? undefined : `${path === '' ? '/' : path} must be well-formed Unicode`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const at = `${path}/${name.toWellFormed()}`;
    const fault = unstorableText(name, at) ?? unstorableText(item, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
