import type { Queryable } from '../../platform/index.ts';
import type { DocumentOf } from '../models.ts';

export interface ContextWithProfile {
  readonly context: DocumentOf['Context'];
  /** The one that the context names, if there is one. */
  readonly securityProfile: DocumentOf['SecurityProfile'] | undefined;
}

/** A context and its security profile, which every request asks for: one question instead of two. */
export async function findContextWithProfile(
  queryable: Queryable,
  tenant: number,
  identifier: string,
): Promise<ContextWithProfile | undefined> {
  const { rows } = await queryable.query<{
    context: DocumentOf['Context'];
    profile: DocumentOf['SecurityProfile'] | null;
  }>(
    `select c.document context, p.document profile from referential c
     left join referential p
       on p.tenant = c.tenant and p.collection = 'SecurityProfile' and p.identifier = c.document ->> 'SecurityProfile'
     where c.tenant = $1 and c.collection = 'Context' and c.identifier = $2`,
    [tenant, identifier],
    { name: 'context-with-profile' },
  );
  const row = rows[0];
  return row === undefined ? undefined : { context: row.context, securityProfile: row.profile ?? undefined };
}
