import { type ChartrierError, chartrierError } from '@chartrier/messages';
import { isPermission } from '../permissions.ts';
import { keepAnAdministrator, refusalGiven } from './administer-people.ts';
import {
  addGroup,
  findGroup,
  type GroupDraft,
  removeGroup,
  replaceGroup,
  type StoredGroup,
} from './group-store.ts';
import { keepPeopleEvent, type PeopleEventType } from './people-event.ts';
import type { PeopleServices } from './people-settings.ts';

/** Whether a tenant exists, whatever its state. */
type IsTenant = (tenant: number) => boolean;

/** @returns GROUP_NAME_TAKEN, GROUP_GRANT_REFUSED */
export async function createGroup(
  services: PeopleServices,
  draft: GroupDraft,
  isTenant: IsTenant,
  actor: string | undefined,
): Promise<StoredGroup | ChartrierError> {
  return (
    grantRefusal(draft, isTenant) ??
    change(services, 'CHARTRIER_GROUP_CREATE', actor, async (transaction) => {
      const id = await addGroup(transaction, draft);
      if (id instanceof Error) throw id;
      return id;
    })
  );
}

/** Replaces a group; its members have the new rights at their next request. @returns GROUP_UNKNOWN, GROUP_NAME_TAKEN, GROUP_GRANT_REFUSED, PERSON_LAST_ADMINISTRATOR */
export async function updateGroup(
  services: PeopleServices,
  id: string,
  draft: GroupDraft,
  isTenant: IsTenant,
  actor: string | undefined,
): Promise<StoredGroup | ChartrierError> {
  return (
    grantRefusal(draft, isTenant) ??
    change(services, 'CHARTRIER_GROUP_UPDATE', actor, async (transaction) => {
      const refusal = await replaceGroup(transaction, id, draft);
      if (refusal !== undefined) throw refusal;
      await keepAnAdministrator(transaction, services);
      return id;
    })
  );
}

/** @returns GROUP_UNKNOWN, PERSON_LAST_ADMINISTRATOR */
export async function deleteGroup(
  services: PeopleServices,
  id: string,
  actor: string | undefined,
): Promise<ChartrierError | undefined> {
  const { database, now } = services;
  const done = await refusalGiven(() =>
    database.transaction(async (transaction) => {
      const refusal = await removeGroup(transaction, id);
      if (refusal !== undefined) throw refusal;
      await keepAnAdministrator(transaction, services);
      const detail = { Group: id };
      await keepPeopleEvent(transaction, {
        at: now(),
        type: 'CHARTRIER_GROUP_DELETE',
        outcome: 'OK',
        actor,
        detail,
      });
    }),
  );
  return done instanceof Error ? done : undefined;
}

async function change(
  { database, now }: PeopleServices,
  type: PeopleEventType,
  actor: string | undefined,
  work: (transaction: Parameters<Parameters<typeof database.transaction>[0]>[0]) => Promise<string>,
): Promise<StoredGroup | ChartrierError> {
  return refusalGiven(() =>
    database.transaction(async (transaction) => {
      const id = await work(transaction);
      const group = await findGroup(transaction, id);
      if (group === undefined) throw chartrierError('GROUP_UNKNOWN', { id });
      const detail = { Group: id, Grants: group.grants };
      await keepPeopleEvent(transaction, { at: now(), type, outcome: 'OK', actor, detail });
      return group;
    }),
  );
}

/** What is wrong in a group's grants: an unknown tenant or permission, or full access beside a list. */
function grantRefusal({ grants }: GroupDraft, isTenant: IsTenant): ChartrierError | undefined {
  for (const [index, { tenant, permissions = [], fullAccess }] of grants.entries()) {
    const refuse = (reasonFr: string, reasonEn: string) =>
      chartrierError('GROUP_GRANT_REFUSED', { place: index + 1, reasonFr, reasonEn });
    if (!isTenant(tenant))
      return refuse(`le tenant ${tenant} n’existe pas`, `the tenant ${tenant} does not exist`);
    const unknown = permissions.filter((name) => !isPermission(name)).join(', ');
    if (unknown !== '') return refuse(`permission inconnue : ${unknown}`, `unknown permission: ${unknown}`);
    if (fullAccess === true && permissions.length > 0)
      return refuse(
        'fullAccess donne déjà toutes les permissions',
        'fullAccess gives all permissions already',
      );
  }
  return undefined;
}
