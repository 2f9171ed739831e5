import Type from 'typebox';

/** Statuses of an operation, a step or an item, in the order of their gravity. */
export const STATUS_CODES = [
  'UNKNOWN',
  'STARTED',
  'ALREADY_EXECUTED',
  'OK',
  'WARNING',
  'KO',
  'FATAL',
] as const;
export const StatusCode = Type.Enum(STATUS_CODES);
export type StatusCode = (typeof STATUS_CODES)[number];

export const PROCESS_STATES = ['PAUSE', 'RUNNING', 'COMPLETED'] as const;
export const ProcessState = Type.Enum(PROCESS_STATES);
export type ProcessState = (typeof PROCESS_STATES)[number];

/** What may be asked of an operation (X-Action), in upper case; callers may write it in any case. */
export const PROCESS_ACTIONS = ['NEXT', 'RESUME', 'REPLAY', 'PAUSE'] as const;
export type ProcessAction = (typeof PROCESS_ACTIONS)[number];

/** How a deposit starts: run to its end, or one step at a time. */
export const INGEST_ACTIONS = ['RESUME', 'NEXT'] as const;
export type IngestAction = (typeof INGEST_ACTIONS)[number];
