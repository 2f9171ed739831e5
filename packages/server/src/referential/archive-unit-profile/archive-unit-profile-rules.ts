import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { refusal } from '../finding/finding.ts';
import { isFilled, withActivationDefaults } from '../given-document.ts';
import type { Draft } from '../json/read-model.ts';
import { readControlSchema } from './control-schema.ts';

const schemaIsValid: DocumentCheck = (draft, _context, place) => {
  const text = draft.ControlSchema;
  const at = { ...place, field: 'ControlSchema' };
  const schema = isFilled(text) ? readControlSchema(text) : { reason: 'JSON' };
  return 'reason' in schema
    ? [refusal('REFERENTIAL_CONTROL_SCHEMA_INVALID', { reason: schema.reason }, at)]
    : [];
};

const fieldsAreKnown: DocumentCheck = async (draft, { referential }, place) => {
  const text = draft.ControlSchema;
  const schema = isFilled(text) ? readControlSchema(text) : undefined;
  if (schema === undefined || 'reason' in schema) return [];
  const ontology = await referential.all('Ontology');
  const names = new Set([...ontology.values()].flatMap((entry) => [entry.Identifier, entry.ApiField ?? '']));
  const fields = schema.leaves.filter((name) => !names.has(name));
  return fields.length === 0
    ? []
    : [refusal('REFERENTIAL_SCHEMA_FIELDS_UNKNOWN', { fields }, { ...place, field: 'ControlSchema' })];
};

/** The schema does not change under units that follow it. */
const schemaIsFree =
  (before: Draft): DocumentCheck =>
  async (draft, { isUnitProfileUsed }, place) => {
    const identifier = String(before.Identifier);
    if (draft.ControlSchema === before.ControlSchema || !(await isUnitProfileUsed(identifier))) return [];
    return [
      refusal('REFERENTIAL_SCHEMA_CHANGE_IN_USE', { identifier }, { ...place, field: 'ControlSchema' }),
    ];
  };

function fieldsOfSchema(draft: Draft): readonly string[] {
  const schema = isFilled(draft.ControlSchema) ? readControlSchema(draft.ControlSchema) : undefined;
  return schema === undefined || 'reason' in schema ? [] : schema.fields;
}

/** Archive unit profiles. Unlike the others' their DeactivationDate starts filled, as Vitam's does. */
export const archiveUnitProfileRules: CollectionRules = {
  collection: 'ArchiveUnitProfile',
  mandatory: ['Name', 'ControlSchema'],
  computed: [],
  complete: (draft, { now }) => ({
    DeactivationDate: now,
    ...withActivationDefaults(draft, now),
    Fields: fieldsOfSchema(draft),
  }),
  checks: [schemaIsValid, fieldsAreKnown],
  changeChecks: (before) => [schemaIsFree(before)],
  recompute: (draft) => ({ ...draft, Fields: fieldsOfSchema(draft) }),
};
