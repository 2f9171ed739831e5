import { libxml2Messages } from './libxml2-messages.ts';
import { verdictOf } from './libxml2-verdict.ts';
import { runLimitedProcess } from './limited-process.ts';
import type {
  XmlDocument,
  XmlSchemaFile,
  XmlValidationLimits,
  XmlValidator,
  XmlVerdict,
} from './xml-validation.ts';

/** Through a shell, for its limit on memory: the whole address space, in kibibytes. */
const LIMITED = 'ulimit -v "$1" 2>/dev/null; shift; exec "$@"';
const KIB = 1_024;

/**
 * Validates through `xmllint` as the document streams by. Neither network nor catalogues are used, entities are not
 * replaced; depth and text are not limited (`--huge`), which is safe where DOCTYPE is refused, as in manifests.
 *
 * A document refused in a stream is judged once more from a tree, when that fits in the memory allowed: libxml2 streams
 * RELAX NG less exactly than it validates trees, and words its faults less well.
 */
export function xmllintValidator(program: string, limits: XmlValidationLimits): XmlValidator {
  const judge = (stream: boolean) => (schema: XmlSchemaFile, document: XmlDocument, signal?: AbortSignal) =>
    runXmllint({ program, limits, stream }, schema, document, signal);
  return {
    name: 'xmllint',
    async validate(schema, document, signal) {
      const streamed = await judge(true)(schema, document, signal);
      if (streamed.kind !== 'invalid' || document.bytes > limits.wholeDocumentBytes) return streamed;
      const whole = await judge(false)(schema, document, signal);
      return whole.kind === 'stopped' ? streamed : whole;
    },
  };
}

async function runXmllint(
  { program, limits, stream }: { program: string; limits: XmlValidationLimits; stream: boolean },
  schema: XmlSchemaFile,
  document: XmlDocument,
  signal?: AbortSignal,
): Promise<XmlVerdict> {
  const messages = libxml2Messages();
  const kind = schema.format === 'XSD' ? '--schema' : '--relaxng';
  const options = ['--noout', '--nonet', '--nocatalogs', '--huge', ...(stream ? ['--stream'] : [])];
  const memory = String(Math.floor(limits.memoryBytes / KIB));
  const end = await runLimitedProcess({
    command: '/bin/sh',
    args: ['-c', LIMITED, 'xmllint', memory, program, ...options, kind, schema.path, '-'],
    input: await document.open(),
    timeoutMs: limits.timeoutMs,
    ...(signal === undefined ? {} : { signal }),
    onLine: (line) => {
      messages.add(line);
      return !messages.ranOutOfMemory();
    },
  });
  return verdictOf(end, messages, limits);
}
