import type { ReferentialSnapshot } from '../../referential/index.ts';
import type { Deposit } from './staging/deposit.ts';

/** What an attempt at a small deposit remembers from one action to the next. */
export interface AttemptMemory {
  readonly attempt: number;
  /** Reference data as this attempt sees it, from its beginning to its end. */
  readonly referential: ReferentialSnapshot;
  /** The deposit as this attempt last read or wrote it, once its package was read. */
  deposit: Deposit | undefined;
  /** The reply that it kept with its row. */
  reply: Buffer | undefined;
  /** What was asked once: of its staged rows, which stay as they are once its package was read, or of what is in force. */
  readonly answers: Map<string, unknown>;
}

/** By operation: what is there belongs to operations that this process runs now. */
export type AttemptMemories = Map<string, AttemptMemory>;
