import { CollectProject, CollectProjectBody, CollectProjectSearch } from '@chartrier/api-schema';
import {
  createProject,
  deleteProject,
  findProject,
  listProjects,
  updateProject,
} from '../../collect/index.ts';
import { emptyAnswer, listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import type { Route } from '../route.ts';
import { COLLECT_REFUSALS, jsonObjectOf, toldList, toldProject } from './collect-answers.ts';

const projectBody = checkedBody(CollectProjectBody);
const searchBody = checkedBody(CollectProjectSearch);

const common = {
  service: 'collect',
  produces: 'json',
  answer: CollectProject,
  refusals: COLLECT_REFUSALS,
} as const;

/** Projects of the pre-deposit: templates of transactions. */
export const COLLECT_PROJECT_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'GET',
    path: '/projects',
    description: 'Lists the projects of the tenant',
    permission: 'project:read',
    consumes: 'any',
    body: { kind: 'none' },
    handle: async ({ tenant }, { collect }) => toldList(await listProjects(collect, tenant), toldProject),
  },
  {
    ...common,
    method: 'GET',
    path: '/projects',
    description: 'Searches the projects of the tenant',
    permission: 'project:query:read',
    consumes: 'json',
    body: { kind: 'json', schema: searchBody.schema },
    handle: async ({ tenant, body }, { collect }) => {
      const { $query, originatingAgencies } = searchBody.check(body);
      const found = await listProjects(collect, tenant, {
        ...(typeof $query === 'string' && $query !== '' ? { text: $query } : {}),
        ...(Array.isArray(originatingAgencies) ? { originatingAgencies } : {}),
      });
      return toldList(found, toldProject, body);
    },
  },
  {
    ...common,
    method: 'POST',
    path: '/projects',
    description: 'Creates a project',
    permission: 'project:create',
    consumes: 'json',
    body: { kind: 'json', schema: projectBody.schema },
    handle: async (exchange, { collect }) => {
      projectBody.check(exchange.body);
      const project = await createProject(collect, exchange.tenant, jsonObjectOf(exchange));
      return listAnswer([toldProject(project)]);
    },
  },
  {
    ...common,
    method: 'PUT',
    path: '/projects',
    description: 'Replaces a project; fields that are not given are erased',
    permission: 'project:update',
    consumes: 'json',
    body: { kind: 'json', schema: projectBody.schema },
    handle: async (exchange, { collect }) => {
      projectBody.check(exchange.body);
      const project = await updateProject(collect, exchange.tenant, jsonObjectOf(exchange));
      return listAnswer([toldProject(project)]);
    },
  },
  {
    ...common,
    method: 'GET',
    path: '/projects/{projectId}',
    description: 'Reads a project',
    permission: 'project:id:read',
    consumes: 'any',
    body: { kind: 'none' },
    handle: async ({ tenant, parameters }, { collect }) =>
      listAnswer([toldProject(await findProject(collect.database, tenant, parameters.projectId ?? ''))]),
  },
  {
    ...common,
    method: 'DELETE',
    path: '/projects/{projectId}',
    description: 'Deletes a project with all its transactions',
    permission: 'project:id:delete',
    consumes: 'any',
    body: { kind: 'none' },
    handle: async ({ tenant, parameters }, { collect }) => {
      await deleteProject(collect, tenant, parameters.projectId ?? '');
      return emptyAnswer(200);
    },
  },
];
