import type { Readable } from 'node:stream';

/** What `operation.json` tells of the operation besides its place in the chain; the engine's words. */
export interface OperationFacts {
  readonly workflow: string;
  readonly definitionVersion: number;
  readonly identifier: string;
  readonly typeProc: string;
  readonly lane: 'large' | 'small';
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly startedAt?: Date;
  readonly completedAt: Date;
}

export interface CompleteOperation {
  readonly tenant: number;
  readonly operationId: string;
  readonly createdAt: Date;
  readonly attempt: number;
  readonly outcome: string;
  readonly facts: OperationFacts;
  /** Of a committed operation. Without it the operation was refused: every other file of the folder is removed. */
  readonly commit?: {
    readonly preparedDigest: string;
    readonly seq: number;
    readonly previousLink: string;
    readonly link: string;
  };
  /** Lines of `journal.jsonl`, in the order that the logbook gives. */
  readonly journal: Iterable<object> | AsyncIterable<object>;
  /** The version of the rendering that the journal's lines were written for. */
  readonly journalRendering: number;
  /** `reply.xml`: the archive transfer reply. */
  readonly reply?: Buffer | Readable;
}
