import {
  checkSedaSubcode,
  danglingReference,
  describeFinding,
  duplicateIdentifier,
  type FaultCode,
  type Finding,
} from '@chartrier/seda';
import type { Queryable } from '../../platform/index.ts';
import type { IngestAction, IngestOutcome } from './ingest-services.ts';
import { isSystemFile, systemFilesFault } from './package-faults.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import type { IdentifierFault } from './staging/deposit-facts.ts';

/**
 * The package has one manifest, beside one folder of contents, and the manifest is valid SEDA in a version that is read.
 * The checks in Vitam's order; the first one that fails gives the outcome.
 */
export const checkSeda: IngestAction = {
  key: 'CHECK_SEDA',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const { manifest, identifiers } = deposit.facts;
    if (manifest === undefined) return { status: 'KO', subcode: 'NO_FILE', evDetData: faultsData([]) };
    const refusedFor = manifest.refusedFor as FaultCode | undefined;
    const unreadableRoot = refusedFor !== undefined && manifest.version === undefined;
    // Nothing of a document whose root cannot be read can be said; another version is judged after the package.
    if (unreadableRoot && refusedFor !== 'UNSUPPORTED_SEDA_VERSION') return refused(refusedFor, manifest);
    const layout = await layoutRefusal(context.services.database, deposit);
    if (layout !== undefined) return layout;
    if (refusedFor !== undefined) return refused(refusedFor, manifest);
    if (identifiers !== undefined && identifiers.count > 0) {
      return refused('NOT_XSD_VALID', {
        faults: identifiers.faults.map(findingOf),
        faultCount: identifiers.count,
      });
    }
    return { status: 'OK' };
  },
};

function refused(
  code: FaultCode,
  { faults, faultCount }: { readonly faults: readonly Finding[]; readonly faultCount: number },
): IngestOutcome {
  const subcode = checkSedaSubcode(code);
  const gravest = faults.find((fault) => fault.code === code) ?? faults[0];
  return {
    status: 'KO',
    ...(subcode === undefined ? {} : { subcode }),
    evDetData: {
      evDetTechData: gravest === undefined ? code : describeFinding(gravest, 'fr'),
      faults: faults.map(renderFinding),
      faultCount,
    },
  };
}

/** A fault of the manifest in the form of all faults of a deposit. */
function renderFinding({
  sentence,
  remedy,
  units,
  kind: _,
  ...place
}: Finding): Readonly<Record<string, unknown>> {
  return {
    ...place,
    titlePath: units.map((unit) => unit.title ?? unit.id ?? ''),
    fr: sentence.fr,
    en: sentence.en,
    remedyFr: remedy.fr,
    remedyEn: remedy.en,
  };
}

function findingOf({ kind, firstLine, ...facts }: IdentifierFault): Finding {
  if (kind === 'dangling') return danglingReference(facts);
  return duplicateIdentifier(facts, firstLine === undefined ? undefined : { line: firstLine });
}

/** Root files and folders shown in a message. */
const SHOWN_ENTRIES = 10;

async function layoutRefusal(
  queryable: Queryable,
  { deposit, tables, facts }: Deposit,
): Promise<IngestOutcome | undefined> {
  const { rows } = await queryable.query<{ root: string; is_file: boolean }>(
    `select split_part(name, '/', 1) root, bool_and(position('/' in name) = 0) is_file
     from ${tables.entry} where deposit = $1 group by 1 order by 1`,
    [deposit],
  );
  const files = rows
    .filter((row) => row.is_file && row.root !== facts.package?.manifest)
    .map(({ root }) => root);
  if (files.length > 0) {
    return {
      status: 'KO',
      subcode: 'CONTAINER_FORMAT.FILE',
      evDetData: faultsData([rootFault('INGEST_ROOT_FILES', files)]),
    };
  }
  const folders = rows.filter((row) => !row.is_file).map(({ root }) => root);
  const others = folders.filter((name) => name.toLowerCase() !== 'content');
  const refusedFolders = others.length > 0 ? others : folders.length > 1 ? folders : [];
  if (refusedFolders.length === 0) return undefined;
  const fault = rootFault('INGEST_ROOT_FOLDERS', refusedFolders);
  return { status: 'KO', subcode: 'CONTAINER_FORMAT.DIRECTORY', evDetData: faultsData([fault]) };
}

function rootFault(
  code: 'INGEST_ROOT_FILES' | 'INGEST_ROOT_FOLDERS',
  names: readonly string[],
): DepositFault {
  if (names.every(isSystemFile)) return systemFilesFault(names.slice(0, SHOWN_ENTRIES));
  return { code, parameters: { entries: names.slice(0, SHOWN_ENTRIES) } };
}
