import type { Language } from '@chartrier/messages';
import type { Agent } from '../../logbook/index.ts';
import type { Clock, Database, Logger } from '../../platform/index.ts';
import type { CompleteOperation } from '../../storage/index.ts';
import type { CrashPoints } from './crash-points.ts';

/**
 * Writes journal, reply and operation.json, last, on every offer (storage's `completeOperation`). Asked again
 * after a crash, with the same content: it accepts what is there already. An error pauses the operation in
 * FATAL, and a resume tries again.
 */
export type SealOperation = (operation: CompleteOperation) => Promise<void>;

/** The link of the tenant's chain of commits that follows `previous`. */
export type ChainLink = (previous: string, preparedDigest: string, seq: bigint) => string;

/** What the engine writes events with. */
export interface JournalVoice {
  readonly clock: Clock;
  readonly agent: Agent;
  /** Language of labels in the journals. */
  readonly language: Language;
}

export interface EngineDependencies extends JournalVoice {
  readonly db: Database;
  readonly logger: Logger;
  readonly chainLink: ChainLink;
  readonly sealOperation: SealOperation;
  /** For tests that kill the process. */
  readonly crashPoints?: CrashPoints;
}
