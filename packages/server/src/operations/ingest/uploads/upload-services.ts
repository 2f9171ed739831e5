import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/index.ts';
import type { ReceiveServices } from '../receive-package.ts';

/** A connection of this process that writes to an upload. */
interface Writing {
  /** Cuts it off. */
  readonly stop: () => void;
  /** Resolves when nothing of it is under way any more. */
  readonly ended: Promise<unknown>;
}

/** The connections of this process that write to uploads: a new one takes the place of one that hangs. */
export interface UploadWriters {
  /** Tells this process from the others that share the database. */
  readonly process: string;
  readonly byUpload: Map<string, Writing>;
}

export function uploadWriters(): UploadWriters {
  return { process: randomUUID(), byUpload: new Map() };
}

export interface UploadServices extends ReceiveServices {
  readonly clock: Clock;
  readonly writers: UploadWriters;
}

/** The name of a package in the workspace while its pieces come. */
export const PIECES = 'pieces';
