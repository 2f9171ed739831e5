import { Group, GroupContent } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  createGroup,
  deleteGroup,
  findGroup,
  listGroups,
  type StoredGroup,
  updateGroup,
} from '../../security/index.ts';
import { emptyAnswer, listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { accepted } from '../pipeline/refuse.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { administrationRoute } from './administration-route.ts';
import { actorOf } from './people.ts';

const groupContent = checkedBody(GroupContent);
const one = '/groups/{id}';

/** Groups: what people may do, tenant by tenant. */
export const GROUP_ROUTES: readonly Route[] = [
  administrationRoute({
    method: 'GET',
    path: '/groups',
    description: 'Lists groups',
    permission: 'groups:read',
    answer: Group,
    handle: async (_exchange, { people: { database } }) => listAnswer((await listGroups(database)).map(told)),
  }),
  administrationRoute({
    method: 'POST',
    path: '/groups',
    description: 'Creates a group',
    permission: 'groups:create',
    body: groupContent,
    answer: Group,
    handle: async (exchange, services) => {
      const content = groupContent.check(exchange.body);
      const group = await createGroup(services.people, content, isKnown(services), actorOf(exchange));
      return listAnswer([told(accepted(group))], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'GET',
    path: one,
    description: 'Reads a group',
    permission: 'groups:id:read',
    answer: Group,
    handle: async ({ parameters: { id = '' } }, { people: { database } }) => {
      const group = await findGroup(database, id);
      if (group === undefined) throw chartrierError('GROUP_UNKNOWN', { id });
      return listAnswer([told(group)]);
    },
  }),
  administrationRoute({
    method: 'PUT',
    path: one,
    description: 'Replaces a group; its members have the new rights at their next request',
    permission: 'groups:id:update',
    body: groupContent,
    answer: Group,
    handle: async (exchange, services) => {
      const { id = '' } = exchange.parameters;
      const content = groupContent.check(exchange.body);
      const group = await updateGroup(services.people, id, content, isKnown(services), actorOf(exchange));
      return listAnswer([told(accepted(group))]);
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: one,
    description: 'Removes a group; its members lose what it gave',
    permission: 'groups:id:delete',
    handle: async (exchange, { people }) => {
      const refusal = await deleteGroup(people, exchange.parameters.id ?? '', actorOf(exchange));
      if (refusal !== undefined) throw refusal;
      return emptyAnswer(204);
    },
  }),
];

function isKnown({ tenants }: ApiServices): (tenant: number) => boolean {
  return (tenant) => {
    const status = tenants.find(tenant)?.status;
    return status !== undefined && status !== 'ERASED';
  };
}

function told({ id, name, description, grants, externalNames, members, createdAt }: StoredGroup): Group {
  return {
    id,
    name,
    ...(description === undefined ? {} : { description }),
    grants: grants.map(({ tenant, accessContract, fullAccess, permissions }) => ({
      tenant,
      ...(accessContract === undefined ? {} : { accessContract }),
      ...(fullAccess === undefined ? {} : { fullAccess }),
      ...(permissions === undefined ? {} : { permissions: [...permissions] }),
    })),
    externalNames: [...externalNames],
    members,
    createdAt: createdAt.toISOString(),
  };
}
