import { type Finding, refusal } from '../finding/finding.ts';
import { type Draft, isObject } from '../json/read-model.ts';

export type AppliedUpdate = { readonly document: Draft } | { readonly findings: readonly Finding[] };

/** Names that no update touches, whatever the collection; those starting with `_` or `#` neither. */
const PROTECTED: ReadonlySet<string> = new Set(['Identifier', 'PUID', 'RuleId']);
/** Left out of `$set` in silence, as Vitam does: clients send the whole document back. */
const NEVER_SET: ReadonlySet<string> = new Set(['CreationDate', 'LastUpdate']);

/**
 * Applies an update of the query language to a document: `$action` is a list of `$set` (fields, dotted paths) and
 * `$unset` (a list of paths), taken in order. Identifiers and the platform's fields are refused, and so is every
 * other action; `CreationDate` and `LastUpdate` in `$set` are left out.
 */
export function applyUpdate(document: Draft, update: unknown): AppliedUpdate {
  const actions = isObject(update) ? update.$action : undefined;
  if (!Array.isArray(actions) || actions.length === 0) return invalid('$action');
  let current = document;
  for (const action of actions) {
    if (!isObject(action) || Object.keys(action).length !== 1) return invalid('$action');
    const applied = applyAction(current, action);
    if ('findings' in applied) return applied;
    current = applied.document;
  }
  return { document: current };
}

function applyAction(document: Draft, action: Draft): AppliedUpdate {
  const [name] = Object.keys(action);
  if (name === '$set') {
    const fields = action.$set;
    if (!isObject(fields) || Object.keys(fields).length === 0) return invalid('$set');
    return applyAll(document, Object.entries(fields), (current, [path, value]) =>
      NEVER_SET.has(path) ? current : setPath(current, path.split('.'), value),
    );
  }
  if (name === '$unset') {
    const paths = action.$unset;
    if (!Array.isArray(paths) || paths.length === 0 || paths.some((path) => typeof path !== 'string'))
      return invalid('$unset');
    return applyAll(
      document,
      paths.map((path) => [String(path), undefined] as const),
      (current, [path]) => unsetPath(current, path.split('.')),
    );
  }
  return invalid(name ?? '');
}

function applyAll(
  document: Draft,
  changes: readonly (readonly [string, unknown])[],
  apply: (document: Draft, change: readonly [string, unknown]) => Draft,
): AppliedUpdate {
  const refused = changes.map(([path]) => path).filter(isProtected);
  if (refused.length > 0)
    return {
      findings: refused.map((field) => refusal('REFERENTIAL_FIELD_PROTECTED', { field }, { field })),
    };
  return { document: changes.reduce(apply, document) };
}

function isProtected(path: string): boolean {
  const [root = ''] = path.split('.');
  return PROTECTED.has(root) || /^[_#$]/.test(root) || path.split('.').includes('__proto__');
}

/** Replaces the value at a path, making the objects that lead to it. */
function setPath(document: Draft, [name = '', ...rest]: readonly string[], value: unknown): Draft {
  if (rest.length === 0) return { ...document, [name]: value };
  const child = document[name];
  return { ...document, [name]: setPath(isObject(child) ? child : {}, rest, value) };
}

function unsetPath(document: Draft, [name = '', ...rest]: readonly string[]): Draft {
  if (rest.length === 0) {
    const { [name]: _removed, ...others } = document;
    return others;
  }
  const child = document[name];
  return isObject(child) ? { ...document, [name]: unsetPath(child, rest) } : document;
}

function invalid(reason: string): AppliedUpdate {
  return { findings: [refusal('REFERENTIAL_UPDATE_INVALID', { reason }, {})] };
}
