import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { libxml2WasmValidator } from './libxml2-wasm.ts';
import type { XmlValidationLimits, XmlValidator } from './xml-validation.ts';
import { xmllintValidator } from './xmllint.ts';

/** `xmllint` where the path to programs has it (it streams, in a few megabytes), the WebAssembly build otherwise. */
export function openXmlValidator(limits: XmlValidationLimits): XmlValidator {
  const program = findXmllint();
  return program === undefined ? libxml2WasmValidator(limits) : xmllintValidator(program, limits);
}

export function findXmllint(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, 'xmllint'))
    .find((program) => existsSync(program));
}
