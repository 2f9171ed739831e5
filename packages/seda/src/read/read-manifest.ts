import { gravestFault } from '../finding.ts';
import { DEFAULT_LIMITS, type ManifestLimits } from '../limits.ts';
import type { ManifestCounts, ManifestRecord } from '../records.ts';
import { ROOT } from '../schema/archive-transfer.ts';
import { transferSchema } from '../schema/index.ts';
import {
  isSedaVersion,
  SEDA_NAMESPACE_PATTERN,
  SEDA_VERSIONS,
  type SedaVersion,
  sedaNamespace,
} from '../version.ts';
import { createBuilder } from './builder.ts';
import { createElementStack, nameAt } from './element-stack.ts';
import { createXmlDecoder } from './encoding.ts';
import { collectFaults } from './faults.ts';
import { createValidator, type Validator } from './validator.ts';
import { createXmlReader, type Tag } from './xml-events.ts';
import { UnreadableXml } from './xml-fault.ts';

export interface ReadOptions {
  /** Limits other than the usual ones. */
  readonly limits?: Partial<ManifestLimits>;
}

/** Bytes decoded and read at a time: what a text that is kept may hold on to is a piece, not the caller's buffer. */
const PIECE = 16 * 1024;
/** Records given at a time, about. */
const BATCH = 500;

const NOT_WHITE_SPACE = /[^\t\n\r ]/;

/**
 * Reads a SEDA manifest as it comes, validates it, and gives what it holds as records, in batches, in the document's
 * order (units when they close). Faults are records too; the last record is `end`, which says whether the document is
 * to be refused and for which code. Identifiers are not kept: whoever stores the `identifier` and `reference` records
 * compares them.
 *
 * The source may reuse its buffer: bytes are not kept once the next ones are asked for.
 *
 * Nothing is thrown for a fault of the document; errors of `source` pass through. Memory does not depend on the size
 * of the document.
 */
export async function* readManifest(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<readonly ManifestRecord[], void, undefined> {
  const reading = createReading({ ...DEFAULT_LIMITS, ...options.limits });
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; from += PIECE) {
      reading.push(bytes.subarray(from, from + PIECE));
      if (reading.records.length >= BATCH) yield reading.take();
      if (reading.stopped()) {
        yield reading.end();
        return;
      }
    }
  }
  reading.finish();
  yield reading.end();
}

function createReading(limits: ManifestLimits) {
  let records: ManifestRecord[] = [];
  let stopped = false;
  const counts = {
    archiveUnits: 0,
    archiveUnitReferences: 0,
    binaryDataObjects: 0,
    physicalDataObjects: 0,
    dataObjectGroups: 0,
    elements: 0,
    bytes: 0,
  };
  const emit = (record: ManifestRecord) => {
    count(counts, record);
    records.push(record);
  };

  const stack = createElementStack();
  const faults = collectFaults(stack, () => builder.enclosingUnits(), limits, emit);
  const builder = createBuilder(stack, limits, emit, (rule, found) => faults.report(rule, { found }));
  let validator: Validator | undefined;

  const begin = (tag: Tag): Validator => {
    const version = versionOf(tag);
    emit({ kind: 'root', version, namespace: tag.uri, ...position() });
    if (tag.local !== ROOT) {
      throw new UnreadableXml('root-element', tag.local, { code: 'NOT_XSD_VALID', expected: [ROOT] });
    }
    return createValidator(transferSchema(version), tag.uri, version, stack, faults, (role, id) => {
      emit({
        kind: role === 'id' ? 'identifier' : 'reference',
        id,
        element: nameAt(stack, stack.depth),
        ...position(),
      });
    });
  };
  const position = () => ({ line: stack.lines[stack.depth] ?? 1, column: stack.columns[stack.depth] ?? 1 });

  const xml = createXmlReader(
    {
      open(tag, line, column) {
        const depth = ++stack.depth;
        stack.tags[depth] = tag;
        stack.lines[depth] = line;
        stack.columns[depth] = column;
        stack.texts[depth] = '';
        counts.elements++;
        validator ??= begin(tag);
        validator.open(tag);
        builder.open(tag);
      },
      text(text) {
        if (validator === undefined || stack.depth === 0) return;
        if (validator.wantsText()) {
          const whole = (stack.texts[stack.depth] ?? '') + text;
          if (whole.length > limits.tokenLength) {
            throw new UnreadableXml('xml-limit-token', String(limits.tokenLength));
          }
          stack.texts[stack.depth] = whole;
        } else if (NOT_WHITE_SPACE.test(text)) {
          validator.strayText(text);
        }
      },
      close(tag) {
        const text = stack.texts[stack.depth] ?? '';
        validator?.close(text);
        builder.close(tag, text);
        stack.tags[stack.depth] = undefined;
        stack.texts[stack.depth] = '';
        stack.depth--;
      },
    },
    limits,
  );
  const decoder = createXmlDecoder((text) => xml.write(text));

  /** Runs a step of the reading; a document that cannot be read further is a fault, the last one. */
  const attempt = (step: () => void) => {
    if (stopped) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof UnreadableXml)) throw error;
      faults.stop(error, xml.position());
      stopped = true;
    }
  };

  return {
    get records(): readonly ManifestRecord[] {
      return records;
    },
    stopped: () => stopped,
    push(bytes: Uint8Array) {
      counts.bytes += bytes.length;
      attempt(() => {
        const text = decoder.decode(bytes);
        if (text !== '') xml.write(text);
      });
    },
    finish() {
      attempt(() => {
        const text = decoder.finish();
        if (text !== '') xml.write(text);
        xml.finish();
      });
    },
    take(): readonly ManifestRecord[] {
      const batch = records;
      records = [];
      return batch;
    },
    end(): readonly ManifestRecord[] {
      emit({
        kind: 'end',
        refusedFor: gravestFault(faults.codes),
        faultCount: faults.count(),
        faultsListed: faults.listed(),
        counts,
      });
      return this.take();
    },
  };
}

/**
 * The root tells the version by its namespace.
 *
 * @throws UnreadableXml when it is not a version that is read: nothing more can be said of the document.
 */
function versionOf(tag: Tag): SedaVersion {
  const match = SEDA_NAMESPACE_PATTERN.exec(tag.uri);
  const namespaces = SEDA_VERSIONS.map(sedaNamespace);
  if (match === null) {
    throw new UnreadableXml('root-namespace', tag.uri, { code: 'NO_NAMESPACE', expected: namespaces });
  }
  const version = match[1] ?? '';
  if (!isSedaVersion(version)) {
    throw new UnreadableXml('root-version', version, {
      code: 'UNSUPPORTED_SEDA_VERSION',
      expected: SEDA_VERSIONS,
    });
  }
  return version;
}

type MutableCounts = { -readonly [field in keyof ManifestCounts]: number };

function count(counts: MutableCounts, record: ManifestRecord): void {
  if (record.kind === 'archiveUnit') counts.archiveUnits++;
  else if (record.kind === 'archiveUnitReference') counts.archiveUnitReferences++;
  else if (record.kind === 'binaryDataObject') counts.binaryDataObjects++;
  else if (record.kind === 'physicalDataObject') counts.physicalDataObjects++;
  else if (record.kind === 'dataObjectGroup') counts.dataObjectGroups++;
}
