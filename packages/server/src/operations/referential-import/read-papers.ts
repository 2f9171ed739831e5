import { Readable } from 'node:stream';
import type { Language } from '@chartrier/messages';
import { readOperation } from '../../logbook/index.ts';
import { COLLECTION_NAMES, type CollectionName } from '../../referential/index.ts';
import { readOperationPaper } from '../../storage/index.ts';
import { journalledFindings } from './read-result.ts';
import { refusalReport } from './refusal-report.ts';
import { refusalCsv } from './report-csv.ts';
import { operationHead } from './report-parts.ts';
import type { ReferentialRequestServices } from './request.ts';
import { importOutline } from './workflows.ts';

type PaperServices = Pick<ReferentialRequestServices, 'database' | 'storage'>;

/**
 * The report of an import (`<operation>.json`, or the same as CSV): the file that the operation left on the offers, or, of
 * an import that was refused, the report rendered from its journal.
 *
 * @returns undefined when the operation made none
 */
export async function readReport(
  services: PaperServices,
  tenant: number,
  operationId: string,
  format: 'json' | 'csv' = 'json',
  language: Language = 'fr',
): Promise<Readable | undefined> {
  const createdAt = await creationOf(services, tenant, operationId);
  if (createdAt === undefined) return undefined;
  const paper = await readOperationPaper(
    services.storage,
    { tenant, day: dayOf(createdAt), operationId },
    `reports/${operationId}.${format}`,
  );
  if (paper !== undefined) return paper;
  const reference = { tenant, id: operationId };
  const operation = await readOperation(services.database, reference);
  const collection = COLLECTION_NAMES.find((name) => importOutline(name).identifier === operation?.evType);
  if (operation === undefined || collection === undefined) return undefined;
  const { findings, findingCount } = await journalledFindings(services.database, reference);
  if (findings.length === 0) return undefined;
  const head = operationHead({ operationId, createdAt }, operation.evType);
  const report =
    format === 'csv'
      ? refusalCsv(findings, language)
      : refusalReport(collection, head, findings, findingCount);
  return Readable.from([report], { objectMode: false });
}

/** Extension of the file given to the import of a collection. */
const EXTENSIONS: Readonly<Partial<Record<CollectionName, string>>> = {
  Agencies: 'csv',
  FileRules: 'csv',
  FileFormat: 'xml',
};

/**
 * The file that was given to an import (`<operation>.csv`), as it was.
 *
 * @returns undefined when the operation was refused, or is no import of this collection
 */
export async function readGivenFile(
  services: PaperServices,
  tenant: number,
  operationId: string,
  collection: CollectionName,
): Promise<Readable | undefined> {
  const createdAt = await creationOf(services, tenant, operationId);
  if (createdAt === undefined) return undefined;
  const operation = await readOperation(services.database, { tenant, id: operationId });
  if (operation?.evType !== importOutline(collection).identifier) return undefined;
  const name = `files/${operationId}.${EXTENSIONS[collection] ?? 'json'}`;
  return readOperationPaper(services.storage, { tenant, day: dayOf(createdAt), operationId }, name);
}

async function creationOf(
  { database }: PaperServices,
  tenant: number,
  operationId: string,
): Promise<Date | undefined> {
  const { rows } = await database.query<{ created_at: Date }>(
    'select created_at from operation where tenant = $1 and id = $2',
    [tenant, operationId],
  );
  return rows[0]?.created_at;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
