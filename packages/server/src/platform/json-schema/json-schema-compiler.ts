import { createRequire } from 'node:module';
import type { Ajv, Options } from 'ajv';

const require = createRequire(import.meta.url);

/** A compiler of JSON Schemas. Its library is loaded with the first one: a process at rest does without (some 3 MB). */
export function jsonSchemaCompiler(options: Options): Ajv {
  const library = require('ajv') as typeof import('ajv');
  return new library.Ajv(options);
}
