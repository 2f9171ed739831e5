import { limits } from '@chartrier/dsl';
import Type from 'typebox';
import type { QUERY_BODIES } from './query-bodies.ts';

const projection = Type.Object(
  { $fields: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 1 }))) },
  { description: 'Fields to show; all of them when empty' },
);
const filter = Type.Object(
  {
    $offset: Type.Optional(Type.Integer({ minimum: 0 })),
    $limit: Type.Optional(Type.Integer({ minimum: 0 })),
    $orderby: Type.Optional(Type.Record(Type.String(), Type.Enum([1, -1]))),
  },
  { description: 'Page and order' },
);
const filterOfSteps = Type.Object(
  {
    ...filter.properties,
    $track_total_hits: Type.Optional(
      Type.Union([Type.Boolean(), Type.Integer({ minimum: 1, maximum: limits.MAX_TRACKED_HITS })], {
        description:
          'How far results are counted: false, up to 10,000; true, as far as they go, where the platform allows it; a number, up to it and no further (beyond Vitam, as Elasticsearch has it)',
      }),
    ),
    $scrollId: Type.Optional(
      Type.String({ description: 'START for the first page of a scroll; then what the last answer gave' }),
    ),
    $scrollTimeout: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.MAX_SCROLL_TIMEOUT_MILLISECONDS,
        description: 'How long the next page of a scroll may be waited for, in milliseconds',
      }),
    ),
  },
  { description: 'Page, order, and how far to count' },
);
const condition = Type.Record(Type.String(), Type.Unknown(), {
  description:
    'A condition: $and, $or, $not, $eq, $ne, $in, $nin, $exists, $missing, $match, $search, $range…',
});
const roots = Type.Array(Type.String(), { description: 'Units under which to look' });
const threshold = Type.Integer({ minimum: 1 });
const actions = Type.Array(Type.Record(Type.String(), Type.Unknown()), {
  description: '$set, $unset, $add, $pull, $push, $setregex, $inc…',
});

const selectMultiple = Type.Object({
  $roots: Type.Optional(roots),
  $query: Type.Array(condition),
  $filter: Type.Optional(filterOfSteps),
  $projection: projection,
  $facets: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
  $threshold: Type.Optional(threshold),
});
const selectSingle = Type.Object({
  $query: condition,
  $filter: Type.Optional(filter),
  $projection: projection,
});
const getById = Type.Object({ $projection: projection });
const updateById = Type.Object({ $action: actions });
const batch = Type.Object({
  $roots: Type.Optional(roots),
  $query: Type.Array(condition),
  $action: Type.Optional(actions),
  $threshold: Type.Optional(threshold),
});

/** The outline of each body of the query language, to describe it; its grammar (`dsl`) is what accepts or refuses it. */
export const QUERY_SCHEMAS: Readonly<Record<keyof typeof QUERY_BODIES, Type.TSchema>> = {
  searchUnits: selectMultiple,
  searchObjectGroups: selectMultiple,
  searchReferential: selectSingle,
  searchLogbook: selectSingle,
  readUnit: getById,
  readObjectGroup: getById,
  readLogbook: getById,
  unitBatch: batch,
  updateUnit: updateById,
  updateReferential: updateById,
};
