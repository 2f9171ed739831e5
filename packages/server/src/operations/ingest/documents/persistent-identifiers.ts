import { ASSIGNED_ORIGIN, assignedArk } from '../../../archive/index.ts';
import type { PersistentIdentification } from '../pass/persistent-identifiers.ts';

/** Parameters of a statement that gives persistent identifiers, from the place where they start. */
export interface IdentificationParameters {
  readonly contract: string;
  readonly authority: string;
  readonly usages: string;
}

export function identificationParameters(first: number): IdentificationParameters {
  return { contract: `$${first}::text`, authority: `$${first + 1}::text`, usages: `$${first + 2}::jsonb` };
}

/** The values of these parameters; nulls when nothing is identified. */
export function identificationValues(
  identification: PersistentIdentification | undefined,
): readonly (string | null)[] {
  if (identification === undefined) return [null, null, null];
  const { contract, authority, usages } = identification;
  return [contract, authority, JSON.stringify(usages)];
}

/** An SQL expression: the fields that an identified item's document receives, beside the identifiers that it came with. */
export function identifiedFields(
  document: string,
  id: string,
  { contract, authority }: IdentificationParameters,
): string {
  return `jsonb_build_object('_managementContractId', ${contract},
    'PersistentIdentifier', coalesce(${document} -> 'PersistentIdentifier', '[]') || jsonb_build_array(jsonb_build_object(
      'PersistentIdentifierType', 'ark', 'PersistentIdentifierOrigin', '${ASSIGNED_ORIGIN}',
      'PersistentIdentifierReference', ${authority},
      'PersistentIdentifierContent', ${assignedArk(authority, id)})))`;
}

/**
 * Rows of versions (group, usage, number, before, place, physical, id, document) with the documents of those that the
 * policy identifies completed. `before`: the group had objects of this usage already. The first version of a usage
 * follows InitialVersion, the others IntermediaryVersion: the last of them, all, or none; a version that is first and last
 * is identified if either says so.
 */
export function identifiedVersions(versions: string, parameters: IdentificationParameters): string {
  return `
    select v.group_key, v.usage, v.number, v.before, v.place, v.physical, v.id,
      case when exists (
        select from jsonb_to_recordset(${parameters.usages})
          p ("UsageName" text, "InitialVersion" boolean, "IntermediaryVersion" text)
        where p."UsageName" = v.usage and (
          p."InitialVersion" and v.is_first or p."IntermediaryVersion" = 'LAST' and v.is_last
          or p."IntermediaryVersion" = 'ALL' and not v.is_first))
      then v.document || ${identifiedFields('v.document', 'v.id', parameters)} else v.document end document
    from (select s.*, not s.before and s.number = min(s.number) over same as is_first,
            s.number = max(s.number) over same as is_last
          from (${versions}) s window same as (partition by s.group_key, s.usage)) v`;
}
