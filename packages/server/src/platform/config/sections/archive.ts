import { Type } from 'typebox';
import { flag } from './keys.ts';

export const classification = Type.Object(
  {
    levels: Type.Array(Type.String(), {
      description: 'Classification levels that this platform may hold.',
      default: ['Non protégé', 'Secret Défense', 'Confidentiel Défense'],
    }),
    authorizeNotDefined: flag('Whether a unit may have no level.', { default: true }),
  },
  { description: 'National defence classification.' },
);

export const search = Type.Object(
  {
    authorizeTrackTotalHits: flag('Allows `$track_total_hits: true` (exact totals beyond 10,000).', {
      default: false,
    }),
    indexInheritedRulesWithRulesIdByTenant: Type.Array(Type.Integer({ minimum: 0 }), {
      description:
        'Tenants where `#computedInheritedRules` also keeps the end date of each rule (`Rules`, `EndDates`).',
      default: [],
    }),
    indexInheritedRulesWithAPIV2OutputByTenant: Type.Array(Type.Integer({ minimum: 0 }), {
      description:
        'Tenants where `#computedInheritedRules` also keeps all that is in force (`inheritedRulesAPIOutput`).',
      default: [],
    }),
  },
  { description: 'Searches.' },
);
