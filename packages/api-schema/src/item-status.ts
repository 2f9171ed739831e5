import Type from 'typebox';
import { ProcessState, StatusCode } from './statuses.ts';

/** The state and the outcome of an operation (or of what it contains), as polling shows it. */
export const ItemStatus = Type.Object({
  itemId: Type.String(),
  itemsStatus: Type.Record(Type.String(), Type.Unknown()),
  subTaskStatus: Type.Record(Type.String(), Type.Unknown()),
  message: Type.Optional(Type.String()),
  globalStatus: StatusCode,
  /** Counts by status, in the order of the statuses. */
  statusMeter: Type.Array(Type.Integer(), { minItems: 7, maxItems: 7 }),
  data: Type.Record(Type.String(), Type.Unknown()),
  globalState: ProcessState,
  globalOutcomeDetailSubcode: Type.Optional(Type.String()),
  lifecycleEnable: Type.Boolean(),
});
export type ItemStatus = Type.Static<typeof ItemStatus>;
