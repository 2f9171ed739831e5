import type { JsonObject, Projection } from '@chartrier/dsl';
import { REFERENTIAL_NAMES, renamed } from './external-names.ts';
import { pick } from './pick.ts';
import { type DocumentRow, storedDocument } from './render-unit.ts';

const HIDDEN: ReadonlySet<string> = new Set(['_av']);

/** A record of reference data, or of a register, as callers see it. */
export function renderReferential(row: DocumentRow, projection: Projection): JsonObject {
  return renamed(pick(storedDocument(row), projection), REFERENTIAL_NAMES, HIDDEN);
}
