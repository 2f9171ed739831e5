import type { KnownGroup, KnownUnit } from './rights-archive.ts';

/** The fields of an access contract that say what it shows. */
export interface Contract {
  readonly EveryOriginatingAgency: boolean;
  readonly OriginatingAgencies?: readonly string[];
  readonly RootUnits?: readonly string[];
  readonly ExcludedRootUnits?: readonly string[];
  readonly RuleCategoryToFilter?: readonly 'AccessRule'[];
  readonly EveryDataObjectVersion?: boolean;
  readonly DataObjectVersion?: readonly string[];
}

/** What a contract shows, said once more in plain words: no line of the product is used here. */
export function shows(contract: Contract, today: string) {
  const agencies = (own: readonly string[]) =>
    contract.EveryOriginatingAgency || own.some((one) => contract.OriginatingAgencies?.includes(one));
  const among = (ids: readonly string[], roots: readonly string[] = []) =>
    ids.some((id) => roots.includes(id));
  const inScope = (place: readonly string[]) =>
    ((contract.RootUnits ?? []).length === 0 || among(place, contract.RootUnits)) &&
    !among(place, contract.ExcludedRootUnits);

  function unit({ id, ancestors, agencies: own, type, accessRuleEnd }: KnownUnit): boolean {
    const isPast =
      (contract.RuleCategoryToFilter ?? []).length === 0 ||
      (accessRuleEnd !== undefined && accessRuleEnd < today);
    return inScope([id, ...ancestors]) && isPast && (type === 'HOLDING_UNIT' || agencies(own));
  }

  function groupThroughUnit({ parents, ancestors, agencies: own }: KnownGroup): boolean {
    return inScope([...parents, ...ancestors]) && agencies(own);
  }

  return {
    unit,
    groupThroughUnit,
    /** A contract that filters by rules shows no group in a search: groups have none. */
    group: (group: KnownGroup) =>
      (contract.RuleCategoryToFilter ?? []).length === 0 && groupThroughUnit(group),
    agency: (name: string) => agencies([name]),
    usage: (name: string) =>
      contract.EveryDataObjectVersion === true ||
      (contract.DataObjectVersion ?? []).length === 0 ||
      contract.DataObjectVersion?.includes(name) === true,
  };
}
