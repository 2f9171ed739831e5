import type { JsonObject, JsonValue } from '@chartrier/seda';
import { unsafeTextFault } from '../../security/index.ts';
import { type FieldFault, shown } from './field-fault.ts';

/** Names and values that must never reach a page: scripts, HTML, entities, control characters. */
export function jsonSanityFaults(document: JsonObject): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  lookAt(document, '', faults);
  return faults;
}

/**
 * Controls of the second range (U+0080 to U+009F): XML takes them, and old office files are full of them (the apostrophe of
 * Windows-1252 read as Latin-1). They are kept; only the ASCII ones are refused, as by Vitam.
 */
const SECOND_CONTROLS = /[\u0080-\u009f]/g;

function unsafe(text: string): string | undefined {
  return unsafeTextFault(text.replaceAll(SECOND_CONTROLS, ''));
}

function lookAt(value: JsonValue, path: string, faults: FieldFault[]): void {
  if (typeof value === 'string') {
    const fault = unsafe(value);
    if (fault !== undefined)
      faults.push({ rule: 'unsafe-text', field: path, found: shown(value), expected: fault });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) lookAt(item, `${path}[${index}]`, faults);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      const fault = unsafe(name);
      const field = path === '' ? name : `${path}.${name}`;
      if (fault !== undefined)
        faults.push({ rule: 'unsafe-name', field, found: shown(name), expected: fault });
      lookAt(item, field, faults);
    }
  }
}
