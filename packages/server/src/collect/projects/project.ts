import { isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { type CollectHeader, headerOf } from '../header.ts';

/** A rule that attaches a root unit to an archived one by what its description says. */
export interface AttachmentRule {
  readonly UnitUp: string;
  /** Dotted path in the unit's JSON. */
  readonly MetadataKey: string;
  readonly MetadataValue: string;
}

/** What a project says, beside its header, of where its transactions are attached in the archive. */
export interface Attachments {
  /** The archived unit of whatever no rule attaches. */
  readonly UnitUp?: string;
  readonly UnitUps?: readonly AttachmentRule[];
  /** Kept for front offices: null is by hand, false a flow, true a flow that is sent by itself. */
  readonly AutomaticIngest?: boolean;
}

export type ProjectContent = CollectHeader & Attachments;

/** A template of transactions. */
export interface Project {
  readonly tenant: number;
  readonly id: string;
  readonly content: ProjectContent;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ProjectRow {
  readonly tenant: number;
  readonly id: string;
  readonly document: ProjectContent;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const PROJECT_COLUMNS = 'tenant, id, document, created_at, updated_at';

export function projectOf(row: ProjectRow): Project {
  const { tenant, id, document, created_at, updated_at } = row;
  return { tenant, id, content: document, createdAt: created_at, updatedAt: updated_at };
}

/** What is kept of a project's JSON: the fields of Vitam that callers write. */
export function projectContent(given: JsonObject): ProjectContent {
  const { UnitUp, UnitUps, AutomaticIngest } = given;
  return {
    ...headerOf(given),
    ...(typeof UnitUp === 'string' && UnitUp !== '' ? { UnitUp } : {}),
    ...(Array.isArray(UnitUps) ? { UnitUps: UnitUps.flatMap(ruleOf) } : {}),
    ...(typeof AutomaticIngest === 'boolean' ? { AutomaticIngest } : {}),
  };
}

function ruleOf(given: JsonValue): readonly AttachmentRule[] {
  if (!isObject(given)) return [];
  const { UnitUp, MetadataKey, MetadataValue } = given;
  return typeof UnitUp === 'string' && typeof MetadataKey === 'string' && typeof MetadataValue === 'string'
    ? [{ UnitUp, MetadataKey, MetadataValue }]
    : [];
}

/** @throws COLLECT_PROJECT_UNKNOWN, for one of another tenant too */
export async function findProject(queryable: Queryable, tenant: number, id: string): Promise<Project> {
  const { rows } = await queryable.query<ProjectRow>(
    `select ${PROJECT_COLUMNS} from collect_project where tenant = $1 and id = $2`,
    [tenant, id],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('COLLECT_PROJECT_UNKNOWN', { id });
  return projectOf(row);
}
