import { MAX_XML_FAULTS, type XmlFault, type XmlVerdict } from './xml-validation.ts';

/** `-:12: element Title: Relax-NG validity error : Element Title failed to validate content` */
const FAULT =
  /^-:(\d+): (?:element (\S+): )?(?:Relax-NG validity|Schemas validity|parser|namespace) error : (.*)$/;
/** How both validators name an element: `Element '{urn:x}Title': …`, `Did not expect element Title there`. */
const NAMED_ELEMENT = /(?:^Element|expect element) '?(?:\{[^}]*\})?([^\s']+)/;
/** What is said of the schema file, not of the document. */
const SCHEMA_FAULT = /(?:Relax-NG|Schemas) parser (?:error|warning) : (.*)$|parser error : (.*)$/;
const NO_MEMORY = /out of memory|memory allocation failed|cannot allocate memory/i;
/** Libxml2's streaming of RELAX NG adds it to another message about the same element. */
const ECHO = 'in element  TODO  content';

/** Gathers what `xmllint` says. */
export interface Libxml2Messages {
  add(line: string): void;
  faults(): Extract<XmlVerdict, { kind: 'invalid' }>;
  /** The first thing said of the schema itself. */
  schemaFault(): string | undefined;
  ranOutOfMemory(): boolean;
}

export function libxml2Messages(): Libxml2Messages {
  const faults: XmlFault[] = [];
  let total = 0;
  let schema: string | undefined;
  let memory = false;
  return {
    add(line) {
      memory ||= NO_MEMORY.test(line);
      const fault = readFault(line);
      if (fault === undefined) {
        const found = SCHEMA_FAULT.exec(line);
        schema ??= found?.[1] ?? found?.[2];
        return;
      }
      if (fault.message.includes(ECHO)) return;
      total += 1;
      if (faults.length < MAX_XML_FAULTS) faults.push(fault);
    },
    faults: () => ({ kind: 'invalid', faults, total }),
    schemaFault: () => schema,
    ranOutOfMemory: () => memory,
  };
}

function readFault(line: string): XmlFault | undefined {
  const found = FAULT.exec(line);
  if (found === null) return undefined;
  const [, at, element, message = ''] = found;
  const named = element ?? NAMED_ELEMENT.exec(message)?.[1];
  return { line: Number(at), ...(named === undefined ? {} : { element: named }), message: message.trim() };
}
