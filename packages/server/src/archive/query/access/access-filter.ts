import type { AccessContract, RuleCategory } from '../../../referential/index.ts';

/** The fields of an access contract that say which units, groups and registers may be seen. */
export type ContractScope = Pick<
  AccessContract,
  | 'EveryOriginatingAgency'
  | 'OriginatingAgencies'
  | 'RootUnits'
  | 'ExcludedRootUnits'
  | 'RuleCategoryToFilter'
  | 'EveryDataObjectVersion'
  | 'DataObjectVersion'
>;

/**
 * What a caller may see. Every search of units and groups needs one, and only `accessFilter` makes one: the private
 * field keeps any other object from having this type, so no query can be compiled without a tenant and a contract.
 */
class ContractFilter {
  readonly #made = true;
  readonly tenant: number;
  /** The day on which rules are judged: `yyyy-MM-dd`. */
  readonly today: string;
  /** Only these units and what is under them; none: no restriction. */
  readonly rootUnits: readonly string[];
  readonly excludedRootUnits: readonly string[];
  /** Only what these agencies produced. */
  readonly agencies: readonly string[] | 'every';
  /** Only what is past its computed end date in each of these categories. */
  readonly ruleCategories: readonly RuleCategory[];
  /** Usages of objects that may be downloaded. */
  readonly usages: readonly string[] | 'every';

  constructor(contract: ContractScope, tenant: number, today: string) {
    this.tenant = tenant;
    this.today = today;
    this.rootUnits = Object.freeze([...(contract.RootUnits ?? [])]);
    this.excludedRootUnits = Object.freeze([...(contract.ExcludedRootUnits ?? [])]);
    this.agencies = contract.EveryOriginatingAgency
      ? 'every'
      : Object.freeze([...(contract.OriginatingAgencies ?? [])]);
    this.ruleCategories = Object.freeze([...(contract.RuleCategoryToFilter ?? [])]);
    const usages = contract.DataObjectVersion ?? [];
    this.usages =
      contract.EveryDataObjectVersion || usages.length === 0 ? 'every' : Object.freeze([...usages]);
    Object.freeze(this);
  }

  /** Whether this was made by `accessFilter`, whatever its shape. */
  static isMade(value: object): boolean {
    return #made in value;
  }
}

export type AccessFilter = ContractFilter;

/**
 * The filter of an access contract in a tenant, on a day. An empty list of usages with `EveryDataObjectVersion` false
 * allows all of them, as in Vitam.
 */
export function accessFilter(contract: ContractScope, tenant: number, today: string): AccessFilter {
  return new ContractFilter(contract, tenant, today);
}

export function isAccessFilter(value: object): value is AccessFilter {
  return ContractFilter.isMade(value);
}

/** Whether an object of this usage may be downloaded: `BinaryMaster`, or `BinaryMaster_1`, of which the name counts. */
export function mayDownload(access: AccessFilter, dataObjectVersion: string): boolean {
  const [usage = ''] = dataObjectVersion.split('_');
  return access.usages === 'every' || access.usages.includes(usage);
}
