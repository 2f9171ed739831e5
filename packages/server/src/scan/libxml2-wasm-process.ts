// A process of its own, started by libxml2-wasm.ts: reads a document on its standard input, validates it by the schema
// of its arguments, and says what `xmllint` would say, with its exit codes. It registers no way to open files or URLs.
import { readFileSync } from 'node:fs';
import {
  type ErrorDetail,
  ParseOption,
  RelaxNGValidator,
  XmlDocument,
  XmlLibError,
  XsdValidator,
} from 'libxml2-wasm';

const [schemaPath = '', format = ''] = process.argv.slice(2);
const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE;
const EXIT = { valid: 0, invalid: 3, schema: 5, memory: 9 };

function say(details: readonly ErrorDetail[], what: 'validity' | 'parser'): void {
  const dialect = format === 'XSD' ? 'Schemas' : 'Relax-NG';
  const lines = details.map(({ line, message }) => `-:${line}: ${dialect} ${what} error : ${message.trim()}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}

function compile(): RelaxNGValidator | XsdValidator | undefined {
  try {
    const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { option: OPTIONS });
    return format === 'XSD' ? XsdValidator.fromDoc(schema) : RelaxNGValidator.fromDoc(schema);
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    say(error.details, 'parser');
    return undefined;
  }
}

async function judge(): Promise<number> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  const validator = compile();
  if (validator === undefined) return EXIT.schema;
  try {
    validator.validate(XmlDocument.fromBuffer(Buffer.concat(pieces), { option: OPTIONS }));
    return EXIT.valid;
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    say(error.details, 'validity');
    return EXIT.invalid;
  }
}

try {
  process.exitCode = await judge();
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  // What WebAssembly throws when its memory cannot grow.
  const noMemory = error instanceof Error && ['RuntimeError', 'RangeError'].includes(error.name);
  process.exitCode = noMemory ? EXIT.memory : 1;
}
