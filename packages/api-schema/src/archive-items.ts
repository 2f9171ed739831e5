import Type from 'typebox';

/** An archive unit as the API shows it: `#` fields, `#management`, and its description under the manifest's names. */
export const Unit = Type.Object({ '#id': Type.String() }, { additionalProperties: true });
export interface Unit {
  readonly '#id': string;
  readonly '#tenant'?: number;
  readonly '#object'?: string;
  readonly '#unitups'?: readonly string[];
  readonly '#allunitups'?: readonly string[];
  readonly '#operations'?: readonly string[];
  readonly '#originating_agency'?: string;
  readonly '#management'?: Readonly<Record<string, unknown>>;
  readonly Title?: string;
  readonly DescriptionLevel?: string;
  readonly [field: string]: unknown;
}

/** Where a rule or a property in force on a unit comes from: who declares it, and the paths up to it. */
interface InheritedOrigin {
  readonly UnitId: string;
  readonly OriginatingAgency?: string;
  readonly Paths: readonly (readonly string[])[];
}

export interface InheritedRule extends InheritedOrigin {
  readonly Rule: string;
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly HoldEndDate?: string;
  readonly HoldOwner?: string;
  readonly HoldReason?: string;
  readonly HoldReassessingDate?: string;
  readonly PreventRearrangement?: boolean;
}

export interface InheritedProperty extends InheritedOrigin {
  readonly PropertyName: string;
  readonly PropertyValue: string | boolean;
}

export interface InheritedCategory {
  readonly Rules: readonly InheritedRule[];
  readonly Properties: readonly InheritedProperty[];
}

/** A unit with the rules in force on it, its own and those of its ancestors. */
export interface UnitWithInheritedRules extends Unit {
  readonly InheritedRules: {
    readonly GlobalProperties: readonly InheritedProperty[];
    readonly StorageRule: InheritedCategory;
    readonly AppraisalRule: InheritedCategory;
    readonly AccessRule: InheritedCategory;
    readonly DisseminationRule: InheritedCategory;
    readonly ReuseRule: InheritedCategory;
    readonly ClassificationRule: InheritedCategory;
    readonly HoldRule: InheritedCategory;
  };
}

/** What became of the update of a unit; `#diff`: changed lines, each behind `-` or `+`. */
export interface UnitUpdate {
  readonly '#id': string;
  readonly '#status': string;
  readonly '#key': string;
  readonly '#message': string;
  readonly '#diff': string;
}

export interface ObjectVersion {
  readonly '#id': string;
  readonly DataObjectVersion: string;
  readonly MessageDigest?: string;
  readonly Algorithm?: string;
  readonly Size?: number;
  readonly FormatIdentification?: Readonly<Record<string, unknown>>;
  readonly FileInfo?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export interface Qualifier {
  readonly qualifier: string;
  readonly '#nbc'?: number;
  readonly versions: readonly ObjectVersion[];
}

/** An object group as the API shows it: its versions by usage. */
export const ObjectGroup = Type.Object({ '#id': Type.String() }, { additionalProperties: true });
export interface ObjectGroup {
  readonly '#id': string;
  readonly '#qualifiers'?: readonly Qualifier[];
  readonly [field: string]: unknown;
}
