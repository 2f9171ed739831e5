import type { JsonObject } from '@chartrier/seda';
import { judgeUnit, ontologyTypes, unitSchemaChecker } from '../../archive/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import { fieldFault } from './document/field-fault.ts';
import { isObject } from './document/rule-faults.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { stagedUnit, stageUnit } from './staged-unit.ts';
import { referentialOf } from './update-context.ts';
import { refusedUpdate, type UpdateFault } from './update-fault.ts';

/** The new version, typed by the ontology as it is now, is what a unit must be: judged as in a deposit. */
export const checkUnitSchema: ActionDefinition<UpdateWorkflowServices> = {
  key: 'CHECK_UNIT_SCHEMA',
  behavior: 'BLOCKING',
  run: async (context) => {
    const staged = await stagedUnit(context.services.database, context);
    const { system, content } = parted(staged.document);
    const ontology = await referentialOf(context).all('Ontology');
    const management = staged.document._mgt;
    if (!isObject(management)) return refused(context.services.language, [MANAGEMENT_FAULT]);
    const judged = judgeUnit(content, management, {
      typeOf: ontologyTypes(ontology.values(), 'Unit'),
      schema: unitSchemaChecker(),
    });
    const faults = judged.faults.flatMap((check) => check.faults.map(fieldFault));
    if (faults.length > 0) return refused(context.services.language, faults);
    const document = { ...judged.content, ...system, _mgt: judged.management };
    await context.transaction((transaction) => stageUnit(transaction, context, { ...staged, document }));
    return { status: 'OK', silent: true };
  },
};

const MANAGEMENT_FAULT: UpdateFault = fieldFault({
  rule: 'wrong-type',
  field: '#management',
  found: '',
  expected: 'object',
});

function refused(language: UpdateWorkflowServices['language'], faults: readonly UpdateFault[]) {
  return refusedUpdate('CHECK_UNIT_SCHEMA', faults, language);
}

/** The description, and the fields of the platform, which no ontology types. */
function parted(document: JsonObject): { readonly system: JsonObject; readonly content: JsonObject } {
  const entries = Object.entries(document);
  return {
    system: Object.fromEntries(entries.filter(([name]) => name.startsWith('_'))),
    content: Object.fromEntries(entries.filter(([name]) => !name.startsWith('_'))),
  };
}
