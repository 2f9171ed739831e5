import { Type } from 'typebox';
import { flag, GIB, text, whole } from './keys.ts';

const TENANT = '^[0-9]+$';

export const exports = Type.Object(
  {
    sedaVersion: Type.Enum(['2.1', '2.2', '2.3'], {
      description:
        'SEDA of the packages exported when the request names none. What was deposited in any version may be written in 2.3.',
      default: '2.3',
    }),
    unitsThreshold: whole('Most units that an export delivers when its request gives no `$threshold`.', {
      default: 100_000,
    }),
    binarySizePlatformThreshold: whole(
      'Most bytes of an export (objects and manifest) when neither its request nor its tenant says otherwise.',
      { default: GIB },
    ),
    binarySizeTenantThresholds: Type.Record(
      Type.String({ pattern: TENANT }),
      Type.Object({
        limit: whole('Most bytes of an export of the tenant.'),
        authorize: flag('Whether a request may ask for more: the export is then WARNING.', {
          default: false,
        }),
      }),
      { description: 'The same, by tenant.', default: {} },
    ),
    dipTimeToLiveMinutes: whole('How long a package (DIP) may be fetched, before it is purged.', {
      default: 10_080,
      minimum: 1,
    }),
    originatingAgency: Type.Optional(
      text('Originating agency that a manifest names when its units have several.'),
    ),
    originatingAgencies: Type.Record(Type.String({ pattern: TENANT }), Type.String(), {
      description: 'The same, by tenant.',
      default: {},
    }),
  },
  { description: 'Exports of what is held (DIP).' },
);
