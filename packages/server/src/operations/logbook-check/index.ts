/** The check that journals tell what workflows and lifecycles say (Vitam's `checklogbook`). */
export {
  type CheckedEvent,
  checkLogbook,
  type LogbookCheck,
  type LogbookCheckServices,
} from './check-logbook.ts';
export type { CheckError } from './check-operation.ts';
