import type { SubOutcome } from '../engine/index.ts';
import { checkConsistency } from './check-consistency.ts';
import { recordManifestLifecycles } from './check-manifest/manifest-lifecycles.ts';
import { checkManifest } from './check-manifest.ts';
import { checkManifestDataObjectVersion } from './check-manifest-dataobject-version.ts';
import { checkManifestObjectNumber } from './check-manifest-objectnumber.ts';
import { checkNoObject } from './check-no-object.ts';
import type { IngestAction, IngestContext, IngestOutcome } from './ingest-services.ts';
import { manifestData, manifestFields } from './manifest-data.ts';
import type { PackageCheck, PackageRefusal } from './package-check.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { workflowFlags } from './workflow-flags.ts';

const WITH_OBJECTS: readonly PackageCheck[] = [
  checkManifestDataObjectVersion,
  checkManifestObjectNumber,
  checkManifest,
  checkConsistency,
];
const WITHOUT_OBJECT: readonly PackageCheck[] = [checkNoObject, checkManifestObjectNumber, checkManifest];

/**
 * What the manifest declares holds together: objects and files, units and groups, what is attached to the archive. Each
 * sub-task looks at everything and lists all its faults; the first that has some ends the action.
 */
export const checkDataObjectPackage: IngestAction = {
  key: 'CHECK_DATAOBJECTPACKAGE',
  behavior: 'BLOCKING',
  lifecycle: [
    { kind: 'unit', evType: 'LFC.CHECK_MANIFEST' },
    { kind: 'unit', evType: 'LFC.CHECK_MANIFEST.LFC_CREATION', parent: 'LFC.CHECK_MANIFEST' },
    { kind: 'unit', evType: 'LFC.EXTERNAL_LOGBOOK', onlyWithFact: true },
    { kind: 'objectgroup', evType: 'LFC.CHECK_MANIFEST' },
    { kind: 'objectgroup', evType: 'LFC.CHECK_MANIFEST.LFC_CREATION', parent: 'LFC.CHECK_MANIFEST' },
    { kind: 'objectgroup', evType: 'LFC.EXTERNAL_LOGBOOK', onlyWithFact: true },
    { kind: 'objectgroup', evType: 'LFC.EXTERNAL_LOGBOOK', audience: 'changed', onlyWithFact: true },
    { kind: 'objectgroup', evType: 'LFC.CHECK_CONSISTENCY' },
  ],
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const outcome = await judgeDataObjectPackage(context, deposit);
    if (outcome.status === 'OK') await recordManifestLifecycles(context, deposit);
    return outcome;
  },
};

/** Of a filing plan or a holding tree: without CHECK_CONSISTENCY, which looks at objects. */
export const checkPackageWithoutObject: IngestAction = {
  ...checkDataObjectPackage,
  lifecycle: (checkDataObjectPackage.lifecycle ?? []).filter(
    ({ evType }) => evType !== 'LFC.CHECK_CONSISTENCY',
  ),
};

async function judgeDataObjectPackage(context: IngestContext, deposit: Deposit): Promise<IngestOutcome> {
  const { checkNoObject: noObject } = workflowFlags(context.workflow);
  const data = manifestData(deposit, await attachedUnits(context, deposit));
  const fields = manifestFields(context.workflow, deposit);
  const subOutcomes: SubOutcome[] = [];
  for (const check of noObject ? WITHOUT_OBJECT : WITH_OBJECTS) {
    const refusal = await check.run(context, deposit);
    const told = check.key === 'CHECK_MANIFEST' ? { fields } : {};
    if (refusal === undefined) {
      subOutcomes.push({ key: check.key, status: 'OK', ...told });
      continue;
    }
    const subcode = refusal.subcode === undefined ? {} : { subcode: refusal.subcode };
    subOutcomes.push({ key: check.key, status: 'KO', ...subcode, ...told });
    return { status: 'KO', ...subcode, subOutcomes, evDetData: { ...data, ...refusalData(refusal) } };
  }
  return {
    status: 'OK',
    subOutcomes,
    evDetData: { ...data, rightsStatementIdentifier: JSON.parse(fields.rightsStatementIdentifier) },
    masterData: { evDetData: data, ...fields },
  };
}

function refusalData({ faults, total, techData, data }: PackageRefusal): Readonly<Record<string, unknown>> {
  const text = typeof techData === 'object' ? JSON.stringify(techData) : techData;
  return {
    ...data,
    ...faultsData(faults, {
      ...(total === undefined ? {} : { total }),
      ...(text === undefined ? {} : { techData: text }),
    }),
  };
}

/** Units of the archive that the deposit attaches to; a named number of them is shown. */
const SHOWN_ATTACHED = 1_000;

async function attachedUnits(
  context: IngestContext,
  { deposit, tables }: Deposit,
): Promise<readonly string[]> {
  const { rows } = await context.services.database.query<{ id: string }>(
    `select distinct id from ${tables.attachment} where deposit = $1 and id is not null order by id limit ${SHOWN_ATTACHED}`,
    [deposit],
  );
  return rows.map(({ id }) => id);
}
