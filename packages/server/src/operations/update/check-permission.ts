import { createField, createProjection } from '@chartrier/dsl';
import { accessFilter, unitById } from '../../archive/query/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { managementFields } from './touched-management.ts';
import { parametersOf, referentialOf } from './update-context.ts';
import { refusedUpdate } from './update-fault.ts';

const IDENTITY = createProjection([createField('#id', '_id')]);

/** The access contract, as it is now, shows the unit and lets it be changed: all of it, or its description alone. */
export const checkPermission: ActionDefinition<UpdateWorkflowServices> = {
  key: 'UNIT_METADATA_UPDATE_CHECK_PERMISSION',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { tenant, services } = context;
    const { database, clock, language } = services;
    const { unit, contract: identifier, update } = parametersOf(context);
    const contract = await referentialOf(context).find('AccessContract', identifier);
    if (contract === undefined || contract.Status !== 'ACTIVE' || !contract.WritingPermission) {
      const fault = { code: 'UPDATE_UNIT_PERMISSION', parameters: { contract: identifier } } as const;
      return refusedUpdate('UPDATE_UNIT_PERMISSION', [fault], language);
    }
    const fields = managementFields(update);
    if (contract.WritingRestrictedDesc && fields.length > 0) {
      const parameters = { contract: identifier, fields };
      const fault = { code: 'UPDATE_UNIT_DESC_PERMISSION', parameters } as const;
      return refusedUpdate('UPDATE_UNIT_DESC_PERMISSION', [fault], language);
    }
    const access = accessFilter(contract, tenant, clock.now().toISOString().slice(0, 10));
    if ((await unitById(database, { id: unit, access, projection: IDENTITY })) === undefined) {
      const fault = { code: 'UNIT_NOT_FOUND', parameters: { unit } } as const;
      return refusedUpdate('UNIT_UNKNOWN_OR_FORBIDDEN', [fault], language);
    }
    return { status: 'OK' };
  },
};
