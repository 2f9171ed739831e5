export { addUnits, type NewUnit } from './add-units.ts';
export { MAX_LEVELS } from './ancestry.ts';
export { type AttachmentUnits, attachedTo, attachmentUnits } from './attachments.ts';
export { createUnit } from './create-unit.ts';
export { type CollectUnit, findUnit } from './unit.ts';
export { keepUnitTypes } from './unit-types.ts';
