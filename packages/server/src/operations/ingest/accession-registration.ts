import { ingested, type RegisterDetail } from '../../archive/index.ts';
import { derivedGuid, vitamDateTime } from '../../platform/index.ts';
import { askedOnce, remember } from './attempt-memory.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type Deposit, saveDeposit } from './staging/deposit.ts';

/** Counts what the deposit brings to its originating agency's register; the commit writes it there. */
export const accessionRegistration: IngestAction = {
  key: 'ACCESSION_REGISTRATION',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const now = vitamDateTime(context.services.clock.now());
    const registered = remember(
      context,
      await saveDeposit(context.statement, deposit, { facts: { registeredAt: now } }),
    );
    const detail = await registerDetailOf(context, registered);
    if (detail === undefined) return { status: 'OK', evDetData: { Volumetry: [] } };
    return { status: 'OK', evDetData: { Volumetry: [detail] } };
  },
};

/** The line of the register; undefined when the deposit brings nothing, or belongs to no agency. */
export async function registerDetailOf(
  context: IngestContext,
  { deposit, tables, facts }: Deposit,
): Promise<RegisterDetail | undefined> {
  const { header, managementMetadata, registeredAt } = facts;
  const agency = managementMetadata?.originatingAgency;
  if (agency === undefined || registeredAt === undefined) return undefined;
  const { units, groups, objects, bytes } = await askedOnce(context, 'register', () =>
    stagedTotals(context, { deposit, tables }),
  );
  if (units + groups + objects + bytes === 0) return undefined;
  const optional = {
    ArchivalAgreement: header?.archivalAgreement,
    ArchivalProfile: managementMetadata?.archivalProfile,
    AcquisitionInformation: managementMetadata?.acquisitionInformation,
    LegalStatus: managementMetadata?.legalStatus,
    obIdIn: header?.messageIdentifier,
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  const { operationId, tenant } = context;
  return {
    _id: derivedGuid('accessionRegisterDetail', tenant, operationId, 0),
    _tenant: tenant,
    _v: 0,
    OriginatingAgency: agency,
    SubmissionAgency: managementMetadata?.submissionAgency ?? agency,
    ...(Object.fromEntries(given) as { readonly [name in keyof typeof optional]?: string }),
    Comment: header?.comments.map(({ text }) => text) ?? [],
    StartDate: registeredAt,
    EndDate: registeredAt,
    LastUpdate: registeredAt,
    Status: 'STORED_AND_COMPLETED',
    TotalObjectGroups: ingested(groups),
    TotalUnits: ingested(units),
    TotalObjects: ingested(objects),
    ObjectSize: ingested(bytes),
    Opc: operationId,
    Opi: operationId,
    OpType: 'INGEST',
    Events: [
      {
        Opc: operationId,
        OpType: 'INGEST',
        Gots: groups,
        Units: units,
        Objects: objects,
        ObjSize: bytes,
        CreationDate: registeredAt,
      },
    ],
    OperationIds: [operationId],
  };
}

interface StagedTotals {
  readonly units: number;
  readonly groups: number;
  readonly objects: number;
  readonly bytes: number;
}

async function stagedTotals(
  { services }: IngestContext,
  { deposit, tables }: Pick<Deposit, 'deposit' | 'tables'>,
): Promise<StagedTotals> {
  const { rows } = await services.database.query<StagedTotals>(
    `select (select count(*) from ${tables.unit} where deposit = $1 and existing is null) units,
            (select count(*) from ${tables.group} where deposit = $1 and not existing) groups,
            (select count(*) from ${tables.object} where deposit = $1) objects,
            (select coalesce(sum(size), 0)::bigint from ${tables.object_content} where deposit = $1) bytes`,
    [deposit],
  );
  return rows[0] ?? { units: 0, groups: 0, objects: 0, bytes: 0 };
}
