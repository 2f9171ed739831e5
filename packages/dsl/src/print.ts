import { type Batch, printBatch } from './bodies/batch.ts';
import { type BulkUpdate, printBulkUpdate } from './bodies/bulk-update.ts';
import { type GetById, printGetById } from './bodies/get-by-id.ts';
import { type MassUpdate, printMassUpdate } from './bodies/mass-update.ts';
import { printReclassification, type Reclassification } from './bodies/reclassification.ts';
import { printSelectMultiple, type SelectMultiple } from './bodies/select-multiple.ts';
import { printSelectSingle, type SelectSingle } from './bodies/select-single.ts';
import { printUpdateById, type UpdateById } from './bodies/update-by-id.ts';
import type { JsonValue } from './json.ts';

export type DslBody =
  | SelectMultiple
  | SelectSingle
  | GetById
  | Batch
  | UpdateById
  | MassUpdate
  | BulkUpdate
  | Reclassification;

/** Writes a body back as JSON: parsed again, it gives an equal tree. */
export function printBody(body: DslBody): JsonValue {
  switch (body.kind) {
    case 'selectMultiple':
      return printSelectMultiple(body);
    case 'selectSingle':
      return printSelectSingle(body);
    case 'getById':
      return printGetById(body);
    case 'batch':
      return printBatch(body);
    case 'updateById':
      return printUpdateById(body);
    case 'massUpdate':
      return printMassUpdate(body);
    case 'bulkUpdate':
      return printBulkUpdate(body);
    case 'reclassification':
      return printReclassification(body);
  }
}
