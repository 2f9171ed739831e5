import type { ConfigDocument } from './schema.ts';

type Deep<T> = T extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T;

export interface TenantConfig {
  readonly id: number;
  readonly name: string;
}

export interface OfferConfig {
  readonly id: string;
  readonly type: 'fs';
  /** Absolute. */
  readonly path: string;
}

export interface StrategyConfig {
  readonly id: string;
  /** Ids of offers, by rank: the first is read first. */
  readonly offers: readonly string[];
}

/** The configuration, checked and complete: paths are absolute, what was left out has its default. Plain data. */
export interface Config
  extends Omit<
    Deep<ConfigDocument>,
    'tenants' | 'offers' | 'strategies' | 'workspaceDirectory' | 'http' | 'database' | 'sessions'
  > {
  /** Where it was read, or undefined when there is no file. */
  readonly file: string | undefined;
  readonly tenants: readonly TenantConfig[];
  readonly offers: readonly OfferConfig[];
  readonly strategies: readonly StrategyConfig[];
  readonly workspaceDirectory: string;
  readonly database: Omit<Deep<ConfigDocument['database']>, 'embedded'> & {
    readonly embedded: Deep<ConfigDocument['database']['embedded']> & { readonly directory: string };
  };
  readonly sessions: Deep<ConfigDocument['sessions']> & { readonly secureCookies: boolean };
  readonly http: Deep<ConfigDocument['http']> & { readonly developmentMode: boolean };
}
