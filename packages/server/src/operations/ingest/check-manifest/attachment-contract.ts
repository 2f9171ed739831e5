import type { IngestContract } from '../../../referential/index.ts';
import type { IngestContext, IngestServices } from '../ingest-services.ts';
import type { PackageCheck, PackageRefusal } from '../package-check.ts';
import { referentialOf } from '../pass/strategies.ts';
import { type DepositFault, describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';
import { holdsNo } from '../staging/rare-parts.ts';
import { workflowFlags } from '../workflow-flags.ts';

/** Types of units from the lowest: a unit is attached to one of its own type or of a higher one. */
const TYPE_ORDER = ['INGEST', 'FILING_UNIT', 'HOLDING_UNIT'];

/** What the contract says of attachments (CheckParentLink, CheckParentId, LinkParentId), and the order of unit types. */
export const checkAttachmentContract: PackageCheck['run'] = async (context, deposit) => {
  const identifier = deposit.facts.header?.archivalAgreement;
  const contract =
    identifier === undefined ? undefined : await referentialOf(context).find('IngestContract', identifier);
  if (contract === undefined) return undefined;
  return (
    (await checkLinkOption(context, deposit, contract)) ??
    (await checkLinkParent(context, deposit, contract)) ??
    (await checkAttached(context, deposit, contract))
  );
};

async function checkLinkOption(
  { services }: IngestContext,
  deposit: Deposit,
  contract: IngestContract,
): Promise<PackageRefusal | undefined> {
  if (contract.CheckParentLink === 'AUTHORIZED') return undefined;
  const attaches = await hasAttachedUnit(services, deposit);
  const parameters = { contract: contract.Identifier };
  if (contract.CheckParentLink === 'REQUIRED' && !attaches) {
    return refusal('ATTACHMENT_REQUIRED', { code: 'INGEST_ATTACHMENT_REQUIRED', parameters });
  }
  if (contract.CheckParentLink === 'UNAUTHORIZED' && attaches) {
    return refusal('UNAUTHORIZED_ATTACHMENT_BY_CONTRACT', {
      code: 'INGEST_ATTACHMENT_BY_CONTRACT',
      parameters,
    });
  }
  return undefined;
}

async function hasAttachedUnit(
  { database }: IngestServices,
  { deposit, tables, facts }: Deposit,
): Promise<boolean> {
  if (holdsNo(facts, 'attachedUnits')) return false;
  const { rows } = await database.query(
    `select from ${tables.unit} where deposit = $1 and existing is not null limit 1`,
    [deposit],
  );
  return rows.length > 0;
}

function refusal(subcode: string, fault: DepositFault): PackageRefusal {
  return { subcode, techData: describeFault(fault), faults: [fault] };
}

async function checkLinkParent(
  { services, tenant, workflow }: IngestContext,
  _deposit: Deposit,
  contract: IngestContract,
): Promise<PackageRefusal | undefined> {
  const id = contract.LinkParentId;
  if (id === undefined) return undefined;
  if (id === '') return refusal('EMPTY_KEY_ATTACHMENT', { code: 'INGEST_ATTACHMENT_KEY_EMPTY' });
  const { rows } = await services.database.query<{ unit_type: string }>(
    'select unit_type from unit where tenant = $1 and id = $2',
    [tenant, id],
  );
  const parent = rows[0];
  if (parent === undefined) {
    const fault: DepositFault = { code: 'INGEST_ATTACHMENT_NOT_FOUND', parameters: { detail: id } };
    const techData = { CheckAttachment: { ArchiveUnit: `[MetadataName:#id, MetadataValue : ${id}]` } };
    return { subcode: 'NOT_FOUND_ATTACHMENT', techData, faults: [fault] };
  }
  const { unitType } = workflowFlags(workflow);
  return isAllowed(unitType, parent.unit_type) ? undefined : typeRefusal(id, unitType, parent.unit_type);
}

async function checkAttached(
  { services, tenant, workflow }: IngestContext,
  { deposit, tables, facts }: Deposit,
  contract: IngestContract,
): Promise<PackageRefusal | undefined> {
  if (holdsNo(facts, 'attachedUnits')) return undefined;
  const { unitType } = workflowFlags(workflow);
  const allowedTypes = TYPE_ORDER.filter((type) => isAllowed(unitType, type));
  const perimeter = contract.CheckParentId ?? [];
  const { rows } = await services.database.query<{ id: string; unit_type: string; wrong_type: boolean }>(
    `select distinct u.id, u.unit_type, not u.unit_type = any ($3) wrong_type
     from ${tables.attachment} a join unit u on u.tenant = $2 and u.id = a.id
     where a.deposit = $1
       and (not u.unit_type = any ($3) or (cardinality($4::text[]) > 0 and not (u.id = any ($4) or u.us && $4)))
     order by u.id limit ${MAX_LISTED_FAULTS}`,
    [deposit, tenant, allowedTypes, perimeter],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  if (first.wrong_type) return typeRefusal(first.id, unitType, first.unit_type);
  const faults = rows.map(
    ({ id }): DepositFault => ({
      code: 'INGEST_ATTACHMENT_PERIMETER',
      parameters: { id, contract: contract.Identifier },
    }),
  );
  return {
    subcode: 'UNAUTHORIZED_ATTACHMENT',
    techData: techData(first.id, unitType, first.unit_type, faults[0]),
    faults,
  };
}

function isAllowed(ingestType: string, existingType: string): boolean {
  return TYPE_ORDER.indexOf(existingType) >= TYPE_ORDER.indexOf(ingestType);
}

function typeRefusal(id: string, ingestType: string, existingType: string): PackageRefusal {
  const fault: DepositFault = { code: 'INGEST_ATTACHMENT_TYPE', parameters: { ingestType, existingType } };
  return {
    subcode: 'UNAUTHORIZED_ATTACHMENT',
    techData: techData(id, ingestType, existingType, fault),
    faults: [fault],
  };
}

function techData(
  id: string,
  ingestType: string,
  existingType: string,
  fault: DepositFault | undefined,
): object {
  return {
    ArchiveUnit: id,
    ExistingUnitType: existingType,
    IngestUnitType: ingestType,
    message: fault === undefined ? '' : describeFault(fault),
  };
}
