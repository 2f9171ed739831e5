import Type from 'typebox';
import { ProcessState, StatusCode } from './statuses.ts';

/** Which operations to list; every criterion is optional, a single value stands for a list of one. */
export const ProcessQuery = Type.Object({
  id: Type.Optional(Type.String()),
  states: Type.Optional(Type.Array(ProcessState)),
  statuses: Type.Optional(Type.Array(StatusCode)),
  workflows: Type.Optional(Type.Array(Type.String())),
  listSteps: Type.Optional(Type.Array(Type.String())),
  listProcessTypes: Type.Optional(Type.Array(Type.String())),
  /** `dd/MM/yyyy`, or an ISO date. */
  startDateMin: Type.Optional(Type.String()),
  startDateMax: Type.Optional(Type.String()),
});
export type ProcessQuery = Type.Static<typeof ProcessQuery>;

export const ProcessDetail = Type.Object({
  operationId: Type.String(),
  processType: Type.String(),
  stepByStep: Type.Boolean(),
  globalState: ProcessState,
  stepStatus: StatusCode,
  previousStep: Type.Optional(Type.String()),
  nextStep: Type.Optional(Type.String()),
  processDate: Type.String(),
});
export type ProcessDetail = Type.Static<typeof ProcessDetail>;

export const WorkflowAction = Type.Object({
  action: Type.Object({
    actionKey: Type.String(),
    behavior: Type.String(),
    lifecycleLog: Type.Optional(Type.String()),
  }),
});

export const WorkflowStep = Type.Object({
  id: Type.Optional(Type.String()),
  stepName: Type.String(),
  behavior: Type.String(),
  distribution: Type.Object({
    kind: Type.String(),
    element: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    statusOnEmptyDistribution: Type.Optional(Type.String()),
    bulkSize: Type.Optional(Type.Integer()),
  }),
  actions: Type.Array(WorkflowAction),
});

export const Workflow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  identifier: Type.String(),
  typeProc: Type.String(),
  comment: Type.String(),
  steps: Type.Array(WorkflowStep),
});
export type Workflow = Type.Static<typeof Workflow>;

/** Operations that an operator holds: those of a process type, of a tenant, or all. */
export const ProcessPause = Type.Object({
  type: Type.Optional(Type.String()),
  tenant: Type.Optional(Type.Integer()),
  pauseAll: Type.Optional(Type.Boolean()),
});
export type ProcessPause = Type.Static<typeof ProcessPause>;
