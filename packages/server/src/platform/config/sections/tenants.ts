import { Type } from 'typebox';
import { text, whole } from './keys.ts';

/** Reference data whose identifiers may be given by the caller, by tenant. */
const EXTERNAL_IDENTIFIER_COLLECTIONS = [
  'INGEST_CONTRACT',
  'ACCESS_CONTRACT',
  'MANAGEMENT_CONTRACT',
  'ARCHIVE_UNIT_PROFILE',
  'PROFILE',
  'SECURITY_PROFILE',
  'CONTEXT',
] as const;

const tenant = Type.Object(
  {
    id: whole('The tenant’s number (X-Tenant-Id).', { maximum: 2 ** 30 - 1 }),
    name: text('Its name.'),
  },
  { description: 'A tenant.' },
);

export const tenants = Type.Array(Type.Union([Type.Integer({ minimum: 0 }), tenant]), {
  description: 'Tenants: a number, or `{id, name}`.',
  minItems: 1,
  default: [0, 1],
});

export const administrationTenant = whole(
  'Tenant that holds what all tenants share (formats, contexts, ontology).',
  {
    default: 1,
  },
);

export const externalIdentifiers = Type.Record(
  Type.String({ pattern: '^[0-9]+$' }),
  Type.Array(Type.Enum(EXTERNAL_IDENTIFIER_COLLECTIONS)),
  {
    description:
      'By tenant: collections whose identifiers the caller gives. Elsewhere the product makes them.',
    default: {
      0: ['INGEST_CONTRACT', 'ACCESS_CONTRACT', 'MANAGEMENT_CONTRACT', 'ARCHIVE_UNIT_PROFILE'],
      1: [
        'INGEST_CONTRACT',
        'ACCESS_CONTRACT',
        'MANAGEMENT_CONTRACT',
        'PROFILE',
        'SECURITY_PROFILE',
        'CONTEXT',
      ],
    },
  },
);

export const minimumRuleDurations = Type.Record(
  Type.String({ pattern: '^[0-9]+$' }),
  Type.Record(Type.String({ pattern: '^[A-Z][A-Za-z]+Rule$' }), Type.String()),
  {
    description:
      'By tenant and category: durations that a management rule may not be below, such as `AppraisalRule: 1 year`.',
    default: {},
  },
);
