import type { IngestContext } from '../ingest-services.ts';
import { ContentFault, isInflateError } from '../package/content-check.ts';
import { PackageUnreadable } from '../package/entry.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { analyzeTables, type Deposit, emptyTable, saveDeposit } from '../staging/deposit.ts';
import type { DepositFacts } from '../staging/deposit-facts.ts';
import { holdsNo } from '../staging/rare-parts.ts';
import type { StagedTable } from '../staging/staging-tables.ts';
import { type StagingWriter, stagingWriter } from '../staging/staging-writer.ts';
import { resolveAttachments } from './attachments.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { idsOf } from './deposit-ids.ts';
import { resolveExistingGroups } from './existing-groups.ts';
import { findManifest, hasRefusedEntries } from './package-queries.ts';
import { resolveUnits } from './resolve-units.ts';
import { stageManifest } from './stage-manifest.ts';
import { referentialOf } from './strategies.ts';

const MANIFEST_TABLES: readonly StagedTable[] = [
  'identifier',
  'reference',
  'group',
  'group_event',
  'object',
  'unit',
  'unit_link',
  'attachment',
];

/**
 * Reads the manifest, compares its ids, finds its units' parents. A package whose files are refused, or that has no
 * manifest, stops before; a manifest that is refused is not resolved.
 */
export async function passOverManifest(
  context: IngestContext,
  deposit: Deposit,
  opened: OpenPackage,
): Promise<Deposit> {
  const { database } = context.services;
  const manifest = await findManifest(database, deposit);
  if (manifest === undefined || (await hasRefusedEntries(database, deposit))) {
    return await context.transaction((transaction) =>
      saveDeposit(transaction, deposit, { phase: 'manifest' }),
    );
  }
  // an attempt whose marks are gathered is the first
  if (!context.gathered)
    await context.transaction(async (transaction) => {
      for (const table of MANIFEST_TABLES) await emptyTable(transaction, deposit, table);
    });
  const writer = stagingWriter(deposit.deposit, deposit.tables, (work) => context.transaction(work));
  const judge = await context.services.documentJudge();
  const read = await wholeOrUnreadable(manifest.name, async () =>
    stageManifest(await opened.content().stream(manifest), idsOf(context), judge, writer, (units) => {
      context.progress(units, 0);
      context.signal.throwIfAborted();
    }),
  );
  // what is few is written with what is found of it
  if (deposit.ownTables) await writer.finish();
  await analyzeTables(database, deposit, {
    entry: 'name, byte_offset',
    identifier: 'id',
    reference: 'id',
    group: 'ordinal, manifest_id',
    object: 'ordinal, manifest_id, group_manifest_id, uri',
    unit: 'ordinal, id, manifest_id, parent_manifest_id, designated_id',
    unit_link: 'child_manifest_id, parent_manifest_id',
  });
  return await resolve(context, deposit, writer, read);
}

/** @throws PackageUnreadable when the manifest's bytes are not what the package says: nothing can be known of such a package. */
async function wholeOrUnreadable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ContentFault) && !isInflateError(error)) throw error;
    throw new PackageUnreadable('DAMAGED', `${name}: ${error.message}`, { cause: error });
  }
}

async function resolve(
  context: IngestContext,
  deposit: Deposit,
  writer: StagingWriter,
  read: DepositFacts,
): Promise<Deposit> {
  const sound = read.manifest?.refusedFor === undefined;
  const contract = sound ? await contractOf(context, read) : undefined;
  return await context.transaction(async (transaction) => {
    await writer.finish(transaction);
    if (!sound) return await saveDeposit(transaction, deposit, { phase: 'manifest', facts: read });
    const identifiers = await checkIdentifiers(transaction, deposit);
    if (identifiers.count > 0) {
      return await saveDeposit(transaction, deposit, { phase: 'manifest', facts: { ...read, identifiers } });
    }
    if (!holdsNo(read, 'attachedUnits')) {
      await resolveAttachments(transaction, deposit);
      await resolveExistingGroups(transaction, deposit);
    }
    const graph = await resolveUnits(transaction, deposit, {
      isFirst: context.gathered,
      holdsNo: (...parts) => holdsNo(read, ...parts),
      originatingAgency:
        context.workflow === 'HOLDING_SCHEME' ? undefined : read.managementMetadata?.originatingAgency,
      linkParentId: contract?.LinkParentId,
    });
    return await saveDeposit(transaction, deposit, {
      phase: 'manifest',
      facts: { ...read, identifiers, graph },
    });
  });
}

async function contractOf(context: IngestContext, read: DepositFacts) {
  const agreement = read.header?.archivalAgreement;
  return agreement === undefined ? undefined : await referentialOf(context).find('IngestContract', agreement);
}
