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
