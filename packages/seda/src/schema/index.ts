import { SEDA_VERSIONS, type SedaVersion } from '../version.ts';
import { archiveTransfer } from './archive-transfer.ts';
import { type CompiledType, compileType } from './compile.ts';

const SCHEMAS = new Map<SedaVersion, CompiledType>(
  SEDA_VERSIONS.map((version) => [version, compileType(archiveTransfer(version))]),
);

/** @returns the type of a version's ArchiveTransfer, compiled. */
export function transferSchema(version: SedaVersion): CompiledType {
  const schema = SCHEMAS.get(version);
  if (schema === undefined) throw new Error(`No schema for SEDA ${version}.`);
  return schema;
}

export type { CompiledType, State } from './compile.ts';
export { missingBefore } from './missing-elements.ts';
