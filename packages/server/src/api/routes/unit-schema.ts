import { UnitSchemaElement } from '@chartrier/api-schema';
import { readUnitSchema } from '../../archive/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { importCollection } from './referential-handlers.ts';
import { refusedByAdmin } from './refusal-families.ts';

const path = '/schema/unit';

/** The fields that units may have: those of the platform, and those that an organisation adds. */
export const UNIT_SCHEMA_ROUTES: readonly Route[] = [
  {
    service: 'admin',
    method: 'GET',
    path,
    description: 'Reads the schema of units',
    permission: 'schema:unit:read',
    answer: UnitSchemaElement,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: async ({ tenant }, { database, settings: { administrationTenant } }) =>
      listAnswer(await readUnitSchema(database, { tenant, administrationTenant })),
  },
  {
    service: 'admin',
    method: 'POST',
    path,
    description: 'Adds elements to the schema of units',
    permission: 'schema:unit:create',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: refusedByAdmin(),
    handle: (exchange, services) =>
      importCollection('Schema', { form: 'envelope', status: 200 }, exchange, services),
  },
];
