import type { IngestContext } from './ingest-services.ts';

/** The batch's items as ordinals of the staged rows, which start at 1; both ends are included. */
export function ordinalsOf({ range }: IngestContext): readonly [from: number, to: number] {
  if (range === undefined) throw new Error('an action on items was given no range');
  return [range.from + 1, range.to + 1];
}
