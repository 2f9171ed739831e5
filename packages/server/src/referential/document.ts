import Type from 'typebox';

/** What every stored document of reference data carries beside its own fields. */
export const platformStoredFields = { _id: Type.String(), _v: Type.Integer() };
/** The same where documents say whose they are: not formats, contexts and security profiles, as in Vitam. */
export const storedFields = { ...platformStoredFields, _tenant: Type.Integer() };

/** A local date-time in UTC without zone: `2024-03-05T09:12:33.123`. */
export const dateTime = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}$' });

export const filledText = Type.String({ minLength: 1, pattern: '\\S' });

export const activityStatus = Type.Enum(['ACTIVE', 'INACTIVE']);

/** Usages of objects (SEDA's DataObjectVersion without its number). */
export const DATA_OBJECT_USAGES = [
  'BinaryMaster',
  'Dissemination',
  'Thumbnail',
  'TextContent',
  'PhysicalMaster',
] as const;
export const dataObjectUsage = Type.Enum([...DATA_OBJECT_USAGES]);

/** The seven categories of management rules, in the order that SEDA and Vitam list them. */
export const RULE_CATEGORIES = [
  'AccessRule',
  'AppraisalRule',
  'ClassificationRule',
  'DisseminationRule',
  'HoldRule',
  'ReuseRule',
  'StorageRule',
] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];
export const ruleCategory = Type.Enum([...RULE_CATEGORIES]);

/** Dates and status that contracts, profiles and contexts share. */
export const activationFields = {
  Status: activityStatus,
  CreationDate: dateTime,
  LastUpdate: dateTime,
  ActivationDate: Type.Optional(dateTime),
  DeactivationDate: Type.Optional(dateTime),
};

/** No field beyond the declared ones is kept in a document of reference data. */
export const closed = { additionalProperties: false } as const;
