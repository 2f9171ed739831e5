import type { Language } from '@chartrier/messages';
import type { SedaVersion } from '@chartrier/seda';
import type { FieldTypes } from '../../archive/query/index.ts';
import type { Clock, Database } from '../../platform/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ActionContext, ActionDefinition, JournalVoice } from '../engine/index.ts';

/** Most bytes of an export, and whether a request may ask for more. */
export interface SizeThreshold {
  readonly limit: number;
  readonly authorize: boolean;
}

/** What bounds exports, and what their manifests say by default. */
export interface ExportSettings {
  readonly unitsThreshold: number;
  readonly platformBytes: number;
  readonly tenantBytes: ReadonlyMap<number, SizeThreshold>;
  /** Named by a manifest whose units have several agencies: of the tenant, else of all. */
  readonly originatingAgencies: ReadonlyMap<number, string>;
  readonly originatingAgency: string | undefined;
}

/** What exporting needs in a worker. */
export interface ExportServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly language: Language;
  readonly administrationTenant: number;
  readonly settings: ExportSettings;
}

/** What is needed to ask for an export, and to fetch it, in the process that answers the API. */
export interface ExportRequestServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly voice: JournalVoice;
  readonly fieldTypes: () => Promise<FieldTypes>;
  /** Of requests that name no version. */
  readonly sedaVersion: SedaVersion;
}

export type ExportContext = ActionContext<ExportServices>;
export type ExportAction = ActionDefinition<ExportServices>;

/** Whose staged rows and files. */
export type ExportPlace = Pick<ExportContext, 'tenant' | 'operationId'>;
