import type { CollectServices } from '../collect-services.ts';
import { type Listed, listedRows } from '../listed.ts';
import { PROJECT_COLUMNS, type Project, type ProjectRow, projectOf } from './project.ts';

/** What projects are looked for by. */
export interface ProjectSearch {
  /** An id, or a part of the submission agency or of the message identifier, whatever the case. */
  readonly text?: string;
  /** Only the projects of these agencies. */
  readonly originatingAgencies?: readonly string[];
}

/** The projects of a tenant, the last made first. */
export async function listProjects(
  { database }: Pick<CollectServices, 'database'>,
  tenant: number,
  { text, originatingAgencies }: ProjectSearch = {},
): Promise<Listed<Project>> {
  const { rows } = await database.query<ProjectRow & { readonly total: number }>(
    listedRows({
      columns: PROJECT_COLUMNS,
      from: `collect_project where tenant = $1
        and ($2::text is null or id = $2
          or position(lower($2) in lower(document ->> 'SubmissionAgencyIdentifier')) > 0
          or position(lower($2) in lower(document ->> 'MessageIdentifier')) > 0)
        and ($3::text[] is null or document ->> 'OriginatingAgencyIdentifier' = any ($3))`,
      order: 'created_at desc, id',
    }),
    [tenant, text ?? null, originatingAgencies ?? null],
  );
  return { items: rows.map(projectOf), total: rows[0]?.total ?? 0 };
}
