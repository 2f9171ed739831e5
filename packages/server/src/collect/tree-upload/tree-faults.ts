import {
  ChartrierError,
  chartrierError,
  type ErrorCode,
  type ErrorParameter,
  errorMessage,
  errorRemedy,
} from '@chartrier/messages';
import {
  ContentFault,
  ENTRY_ERRORS,
  PACKAGE_ERRORS,
  type PackageUnreadable,
  type TreeEntry,
} from '../../operations/ingest/index.ts';

/** What is wrong with a file of a tree. */
export interface TreeFault {
  readonly code: ErrorCode;
  readonly parameters: Readonly<Record<string, ErrorParameter>>;
}

/** Faults told at once; the others are counted. */
export const TOLD_FAULTS = 10;

/** Faults met while a tree is read, of which some are told and all are counted. */
export interface TreeFaults {
  add(fault: TreeFault): void;
  /** Counts others that are not told. */
  addCount(others: number): void;
  /** COLLECT_TREE_REFUSED when there were some. */
  refusal(): ChartrierError | undefined;
}

export function treeFaults(): TreeFaults {
  const told: TreeFault[] = [];
  let total = 0;
  return {
    add(fault) {
      total += 1;
      if (told.length < TOLD_FAULTS) told.push(fault);
    },
    addCount(others) {
      total += others;
    },
    refusal() {
      const errors = told.map(({ code, parameters }) => new ChartrierError(code, parameters));
      const [first] = errors;
      if (first === undefined) return undefined;
      return chartrierError('COLLECT_TREE_REFUSED', {
        total,
        faultsFr: errors.map((error) => errorMessage(error, 'fr')).join(' '),
        faultsEn: errors.map((error) => errorMessage(error, 'en')).join(' '),
        firstRemedyFr: errorRemedy(first, 'fr'),
        firstRemedyEn: errorRemedy(first, 'en'),
      });
    },
  };
}

/** The fault of an entry that its reader found, if any: names are judged by the rules of trees. */
export function entryFault({ name: entry, fault }: Pick<TreeEntry, 'name' | 'fault'>): TreeFault | undefined {
  if (fault === undefined) return undefined;
  const parameters = { entry, detail: fault.detail ?? '' };
  if (fault.code === 'NAME_NOT_ALLOWED') return { code: 'COLLECT_TREE_NAME', parameters };
  return { code: ENTRY_ERRORS[fault.code], parameters };
}

/** The refusal of a file whose bytes are not what the zip announces; any other error as it is. */
export function refusalOfContent({ name }: Pick<TreeEntry, 'name'>, error: unknown): unknown {
  if (!(error instanceof ContentFault)) return error;
  const fault = entryFault({ name, fault: { code: error.code, detail: error.detail } });
  const faults = treeFaults();
  if (fault !== undefined) faults.add(fault);
  return faults.refusal() ?? error;
}

/** The refusal of a file that cannot be read as a zip. */
export function unreadableTree({ code, detail }: PackageUnreadable, cause: unknown): ChartrierError {
  if (code === 'NOT_A_PACKAGE') return chartrierError('COLLECT_TREE_NOT_ZIP', {}, { cause });
  return new ChartrierError(PACKAGE_ERRORS[code], { detail }, { cause });
}
