import type { VitamErrorCode } from '@chartrier/api-schema';
import type { UpdatableCollectionName } from '../../operations/referential-import/index.ts';
import type { Permission } from '../../security/index.ts';
import type { Route } from '../route.ts';
import { importRoute, updateRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';
import { refusedByAdmin } from './refusal-families.ts';

interface ContractKind {
  readonly collection: UpdatableCollectionName;
  readonly path: string;
  readonly what: string;
  readonly search: Permission;
  readonly byId: Permission;
  readonly create: Permission;
  readonly update: Permission;
  readonly updateRefused: VitamErrorCode;
}

const KINDS: readonly ContractKind[] = [
  {
    collection: 'AccessContract',
    path: '/accesscontracts',
    what: 'access contracts',
    search: 'accesscontracts:read',
    byId: 'accesscontracts:id:read',
    create: 'accesscontracts:create:json',
    update: 'accesscontracts:id:update',
    updateRefused: '020127',
  },
  {
    collection: 'IngestContract',
    path: '/ingestcontracts',
    what: 'ingest contracts',
    search: 'ingestcontracts:read',
    byId: 'ingestcontracts:id:read',
    create: 'ingestcontracts:create:json',
    update: 'ingestcontracts:id:update',
    updateRefused: '020128',
  },
  {
    collection: 'ManagementContract',
    path: '/managementcontracts',
    what: 'management contracts',
    search: 'managementcontracts:read',
    byId: 'managementcontracts:id:read',
    create: 'managementcontracts:create:json',
    update: 'managementcontracts:id:update',
    updateRefused: '020139',
  },
];

/** Access, ingest and management contracts. */
export const CONTRACT_ROUTES: readonly Route[] = KINDS.flatMap((kind) => [
  ...readingRoutes(kind),
  importRoute({ ...kind, permission: kind.create, consumes: 'json', answer: 'text' }),
  updateRoute({
    ...kind,
    permission: kind.update,
    refusals: refusedByAdmin({ 404: '120811', 400: kind.updateRefused }),
    accepted: { form: 'envelope', status: 200 },
  }),
]);
