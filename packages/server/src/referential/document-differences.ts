import type { Draft } from './json/read-model.ts';

/** Fields of the platform, that change with every version. */
const TECHNICAL: ReadonlySet<string> = new Set(['_id', '_tenant', '_v', 'LastUpdate', 'UpdateDate']);

/**
 * The difference between two versions of a document, one line a field, as Vitam's journals write it:
 * `-  Status : INACTIVE`, `+  Status : ACTIVE`. Fields of the platform are left out.
 */
export function documentDifferences(before: Draft | undefined, after: Draft | undefined): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const lines: string[] = [];
  for (const name of [...names].sort()) {
    if (TECHNICAL.has(name)) continue;
    const [old, now] = [textOf(before?.[name]), textOf(after?.[name])];
    if (old === now) continue;
    if (old !== undefined) lines.push(`-  ${name} : ${old}`);
    if (now !== undefined) lines.push(`+  ${name} : ${now}`);
  }
  return lines;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
