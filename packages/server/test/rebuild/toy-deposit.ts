import { hash } from 'node:crypto';
import type { Line } from '@chartrier/offer-format';
import {
  ingested,
  keepPurgedIdentifiers,
  type PurgedIdentifier,
  putObjectGroupDocuments,
  putObjectLocations,
  putUnitDocuments,
  type RegisterDetail,
  recomputeGraph,
  registerDeposit,
} from '../../src/archive/index.ts';
import {
  type ActionContext,
  bindWorkflow,
  type Outcome,
  type Workflow,
  type WorkflowDefinition,
} from '../../src/operations/engine/index.ts';
import { derivedGuid } from '../../src/platform/index.ts';
import { restoreReferentialLine } from '../../src/referential/index.ts';
import { type ObjectLocation, openOperationFolder, type Storage } from '../../src/storage/index.ts';

/**
 * A deposit without SEDA: units one under the other, each with an object, a register's line, an agency and a counter of
 * reference data. Parameters: `units`; `objectBytes`; `refused`; `above`, a unit of the archive to attach the first one to.
 */
export interface ToyDepositServices {
  readonly storage: Storage;
}

interface ToyDepositParameters {
  readonly units?: number;
  readonly objectBytes?: number;
  readonly refused?: boolean;
  readonly above?: string;
}

type Context = ActionContext<ToyDepositServices>;

const DATE = '2026-02-03T04:05:06.789';

export function toyUnitId(
  { tenant, operationId }: Pick<Context, 'tenant' | 'operationId'>,
  n: number,
): string {
  return derivedGuid('unit', tenant, operationId, n);
}

function unitsOf(context: Context): readonly Readonly<Record<string, unknown>>[] {
  const { units = 3, above } = context.parameters as ToyDepositParameters;
  return Array.from({ length: units }, (_, n) => ({
    ...common(context),
    _id: toyUnitId(context, n),
    _unitType: 'INGEST',
    _up: n === 0 ? (above === undefined ? [] : [above]) : [toyUnitId(context, n - 1)],
    _og: derivedGuid('objectgroup', context.tenant, context.operationId, n),
    _mgt: {},
    Title: `Délibération n° ${n}`,
    Description: 'Un été à la mairie',
    DescriptionLevel: 'Item',
    StartDate: '1914-08-02T00:00:00.000',
  }));
}

function groupsOf(context: Context): readonly Readonly<Record<string, unknown>>[] {
  const { units = 3 } = context.parameters as ToyDepositParameters;
  return Array.from({ length: units }, (_, n) => ({
    ...common(context),
    _id: derivedGuid('objectgroup', context.tenant, context.operationId, n),
    _profil: 'Document',
    _qualifiers: [{ qualifier: 'BinaryMaster', versions: [{ _id: objectId(context, n) }] }],
  }));
}

function common({ tenant, operationId }: Context) {
  return {
    _tenant: tenant,
    _v: 0,
    _av: 0,
    _opi: operationId,
    _ops: [operationId],
    _sp: 'RATP',
    _acd: DATE,
    _aud: DATE,
  };
}

function objectId({ tenant, operationId }: Pick<Context, 'tenant' | 'operationId'>, n: number): string {
  return derivedGuid('object', tenant, operationId, n);
}

function objectBytes(context: Context, n: number): Buffer {
  const { objectBytes: size = 100 } = context.parameters as ToyDepositParameters;
  const seed = hash('sha512', `${context.operationId} ${n}`, 'buffer');
  return Buffer.alloc(size, seed);
}

function detailOf(context: Context): RegisterDetail {
  const { units = 3 } = context.parameters as ToyDepositParameters;
  return {
    _id: derivedGuid('accessionRegisterDetail', context.tenant, context.operationId, 0),
    _tenant: context.tenant,
    _v: 0,
    OriginatingAgency: 'RATP',
    SubmissionAgency: 'RATP',
    StartDate: DATE,
    EndDate: DATE,
    LastUpdate: DATE,
    Status: 'STORED_AND_COMPLETED',
    TotalObjectGroups: ingested(units),
    TotalUnits: ingested(units),
    TotalObjects: ingested(units),
    ObjectSize: ingested(units * 100),
    Opc: context.operationId,
    Opi: context.operationId,
    OpType: 'INGEST',
    Events: [],
    OperationIds: [context.operationId],
  };
}

function referenceLines(context: Context): readonly Line[] {
  const _id = derivedGuid('agency', context.tenant, context.operationId, 0);
  const version = context.seq === undefined ? 0 : Number(context.seq);
  const document = { _id, _tenant: context.tenant, _v: version, Identifier: 'RATP', Name: `RATP ${version}` };
  return [
    { kind: 'referential', id: 'Agencies/RATP', version, document },
    { kind: 'sequence', id: 'AGENCY', version: 0, document: { counter: version + 1 } },
  ];
}

const PURGED_AT = '2026-03-04T05:06:07.000Z';

/** As a purge would leave it of an item that was there before. */
function purgedIdentifier({
  tenant,
  operationId,
}: Pick<Context, 'tenant' | 'operationId'>): PurgedIdentifier {
  const itemId = derivedGuid('unit', tenant, operationId, 1_000_000);
  return { identifier: `ark:/12345/${operationId}`, kind: 'unit', itemId, assigned: true };
}

function* linesOf(context: Context): Generator<Line> {
  yield* referenceLines(context);
  for (const document of groupsOf(context)) yield line('objectgroup', document);
  for (const document of unitsOf(context)) yield line('unit', document);
  const detail = detailOf(context);
  const purged = purgedIdentifier(context);
  yield {
    kind: 'purged_identifier',
    id: `${purged.identifier} ${purged.itemId}`,
    version: 0,
    document: {
      identifier: purged.identifier,
      kind: purged.kind,
      item: purged.itemId,
      assigned: purged.assigned,
      date: PURGED_AT,
    },
  };
  yield { kind: 'accession_register_detail', id: detail._id, version: 0, document: { ...detail } };
}

function line(kind: 'unit' | 'objectgroup', document: Readonly<Record<string, unknown>>): Line {
  return { kind, id: String(document._id), version: 0, document };
}

/** Where the objects lie: told by the prepared folder, known to the commit of the same attempt. */
const prepared = new Map<string, readonly ObjectLocation[]>();

export const TOY_DEPOSIT: WorkflowDefinition<ToyDepositServices> = {
  id: 'TOY_DEPOSIT',
  identifier: 'PROCESS_TOY_DEPOSIT',
  typeProc: 'INGEST',
  version: 1,
  lane: 'large',
  steps: [
    {
      name: 'STP_TOY_CHECK',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [
        {
          key: 'TOY_CHECK',
          behavior: 'BLOCKING',
          lifecycle: [{ kind: 'unit', evType: 'LFC.TOY_CHECK' }],
          run: async (context): Promise<Outcome> => {
            const { refused } = context.parameters as ToyDepositParameters;
            if (refused) return { status: 'KO', evDetData: { refused } };
            await context.recordFacts(
              unitsOf(context).map(({ _id }, n) => ({
                itemId: String(_id),
                kind: 'unit' as const,
                evType: 'LFC.TOY_CHECK',
                status: n === 1 ? 'WARNING' : 'OK',
                evDetData: { place: n },
              })),
            );
            return { status: 'OK', masterData: { obIdIn: 'toy', evDetData: { Toy: 'read' } } };
          },
        },
      ],
    },
    {
      name: 'STP_TOY_END',
      behavior: 'FINALLY',
      distribution: { kind: 'REF' },
      actions: [{ key: 'TOY_REPLY', behavior: 'NOBLOCKING', run: async () => ({ status: 'OK' }) }],
    },
  ],
  commit: {
    prepare: async (context) => {
      const { tenant, operationId, createdAt, attempt, services } = context;
      const folder = await openOperationFolder(services.storage, { tenant, operationId, createdAt, attempt });
      const objects = unitsOf(context).map((_, n) => ({
        id: objectId(context, n),
        bytes: objectBytes(context, n),
      }));
      prepared.set(operationId, await folder.addObjects(objects));
      await folder.addLines(linesOf(context));
      await folder.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
      const { digest } = await folder.prepare();
      return { preparedDigest: digest };
    },
    publish: async (context, transaction, seq) => {
      const { tenant, operationId } = context;
      await putObjectLocations(transaction, tenant, prepared.get(operationId) ?? []);
      await putObjectGroupDocuments(transaction, tenant, groupsOf(context));
      await putUnitDocuments(transaction, tenant, unitsOf(context));
      await registerDeposit(transaction, tenant, detailOf(context));
      const purge = { operationId, date: new Date(PURGED_AT) };
      await keepPurgedIdentifiers(transaction, tenant, purge, [purgedIdentifier(context)]);
      const origin = { tenant, operationId, seq, committedAt: new Date() };
      for (const one of referenceLines(context)) await restoreReferentialLine(transaction, origin, one);
      await recomputeGraph(transaction, tenant);
    },
  },
  reply: async (context) => Buffer.from(`<reply status="${context.status}"/>`),
};

export function toyDeposit(services: ToyDepositServices): Workflow {
  return bindWorkflow(TOY_DEPOSIT, services);
}
