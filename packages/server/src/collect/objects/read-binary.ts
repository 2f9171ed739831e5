import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { CollectServices } from '../collect-services.ts';
import { findBinary } from './binary.ts';
import { type ObjectOfUnit, usageOf } from './declare-object.ts';
import type { ObjectVersion } from './group.ts';
import { declaredObject } from './receive-binary.ts';

/** The bytes of an object, and what is known of it. */
export interface ReadBinary {
  readonly object: ObjectVersion;
  readonly size: number;
  readonly content: Readable;
}

/**
 * Reads what was received for an object.
 *
 * @throws COLLECT_USAGE_UNKNOWN, COLLECT_UNIT_UNKNOWN, COLLECT_OBJECT_UNDECLARED, COLLECT_BINARY_ABSENT
 */
export async function readBinary(
  { database, workspace }: Pick<CollectServices, 'database' | 'workspace'>,
  asked: ObjectOfUnit,
): Promise<ReadBinary> {
  const { tenant, unit, usage, version } = asked;
  usageOf(usage);
  const { object } = await declaredObject(database, asked);
  const binary = await findBinary(database, tenant, object._id);
  if (binary === undefined) throw chartrierError('COLLECT_BINARY_ABSENT', { unit, usage, version });
  const { folder, name, offset = 0, size } = binary;
  return { object, size, content: await workspace.read(folder, name, { offset, length: size }) };
}
