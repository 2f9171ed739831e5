import type { ExactType } from '../fields/value-test.ts';
import { lastName, leafTypes } from './leaf-types.ts';

/** Leaves of reference data; the same name has the same type in each collection. */
const LEAVES = leafTypes({
  text: ['Name', 'Description', 'RuleValue', 'RuleDescription', 'Group', 'Comment'],
  date: ['CreationDate', 'LastUpdate', 'ActivationDate', 'DeactivationDate', 'UpdateDate', 'CreatedDate'],
  long: ['tenant', 'Timeout', 'MaxSize', '_v', '_tenant'],
  boolean: [
    'EveryOriginatingAgency',
    'EveryDataObjectVersion',
    'WritingPermission',
    'WritingRestrictedDesc',
    'MasterMandatory',
    'FormatUnidentifiedAuthorized',
    'EveryFormatType',
    'ComputeInheritedRulesAtIngest',
    'DeclaredSignature',
    'DeclaredTimestamp',
    'DeclaredAdditionalProof',
    'InitialVersion',
    'PersistentIdentifierUnit',
    'EnableControl',
    'FullAccess',
    'Alert',
    'Debug',
  ],
});

export function referentialFieldType(dotted: string): ExactType | 'text' {
  return LEAVES.get(lastName(dotted)) ?? 'keyword';
}

/** Of the texts, only names sort results. */
export function isSortableReferentialText(dotted: string): boolean {
  return dotted === 'Name';
}
