import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { readOperation } from '../../src/logbook/index.ts';
import {
  type CrashPoints,
  operationStatus,
  requestAction,
  waitForCompletion,
} from '../../src/operations/engine/index.ts';
import {
  type FormatFinding,
  type ReidentificationScope,
  readFindings,
  reidentificationWorkflows,
  startReidentification,
} from '../../src/operations/reidentification/index.ts';
import { createLogger, systemClock } from '../../src/platform/index.ts';
import { newOperationId, startToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials } from '../ingest/sample-sip.ts';
import { type IngestBench, startIngest } from '../ingest/start-ingest.ts';
import { ADMINISTRATION_TENANT } from '../referential/start-referential.ts';

const TIMEOUT_MILLISECONDS = 60_000;
const NAMESPACE = 'http://www.nationalarchives.gov.uk/pronom/SignatureFile';

export interface HeldGroupRow {
  readonly id: string;
  readonly version: number;
  readonly document: {
    readonly _ops: readonly string[];
    readonly _qualifiers: readonly [{ readonly versions: readonly [Record<string, unknown>] }];
  };
}

export interface ReidentificationBench extends IngestBench {
  /** Imports a signature file where each of these texts, at the beginning of a file, tells the format of that PUID. */
  importSignatures(version: number, formats: Readonly<Record<string, string>>): Promise<void>;
  /** Starts one, and waits for its end; one that paused is resumed once. */
  reidentify(dryRun: boolean, scope?: ReidentificationScope): Promise<Reidentified>;
  /** The tenant's groups by the Uri of their first object. */
  groupsByUri(): Promise<ReadonlyMap<string, HeldGroupRow>>;
}

export interface Reidentified {
  readonly operationId: string;
  readonly status: string;
  readonly resumed: boolean;
  readonly details: readonly string[];
  /** Data of the last event. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly findings: readonly FormatFinding[];
}

export async function startReidentificationBench(
  options: { readonly crashPoints?: CrashPoints } = {},
): Promise<ReidentificationBench> {
  const bench = await startIngest();
  const { database, storage, engine, ingest } = bench;
  const level = options.crashPoints === undefined ? 'warn' : 'silent';
  const worker = startToyWorker(
    { ...engine, logger: createLogger({ level, service: 'test' }) },
    reidentificationWorkflows({
      database,
      storage,
      formats: ingest.formats,
      clock: systemClock,
      administrationTenant: ADMINISTRATION_TENANT,
    }),
    { owner: 'reidentification-worker', ...options },
  );
  afterAll(() => worker.stop());
  await loadSampleReferentials(bench);
  return {
    ...bench,
    async importSignatures(version, formats) {
      const { status } = await bench.importFile(
        'FileFormat',
        signatureFile(version, formats),
        ADMINISTRATION_TENANT,
      );
      if (status !== 'OK' && status !== 'WARNING')
        throw new Error(`the signature file was refused: ${status}`);
    },
    async reidentify(dryRun, scope = {}) {
      const operationId = newOperationId(0);
      await startReidentification(
        { database, voice: engine },
        { tenant: 0, operationId, caller: { contextId: 'CT-000001' }, dryRun, scope },
      );
      const reference = { tenant: 0, id: operationId };
      const wait = { timeoutMilliseconds: TIMEOUT_MILLISECONDS };
      await waitForCompletion(database, reference, wait);
      const resumed = (await operationStatus(database, reference)).state === 'PAUSE';
      if (resumed) await requestAction(database, reference, 'RESUME');
      const { status } = await waitForCompletion(database, reference, wait);
      const operation = await readOperation(database, reference);
      const lines = await readFindings({ database, storage }, { tenant: 0, operationId });
      const findings = lines === undefined ? [] : (await text(lines)).split('\n');
      return {
        operationId,
        status,
        resumed,
        details: operation?.events.map((event) => event.outDetail) ?? [],
        data: JSON.parse(operation?.events.at(-1)?.evDetData ?? '{}') as Record<string, unknown>,
        findings: findings
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as FormatFinding)
          .toSorted((one, other) => (one.uri < other.uri ? -1 : 1)),
      };
    },
    async groupsByUri() {
      const { rows } = await database.query<HeldGroupRow>(
        'select id, version, document from object_group where tenant = 0',
      );
      return new Map(rows.map((row) => [String(row.document._qualifiers[0].versions[0].Uri), row]));
    },
  };
}

function signatureFile(version: number, texts: Readonly<Record<string, string>>): string {
  const signatures = Object.values(texts).map(
    (start, index) => `<InternalSignature ID="${index}"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>'${start}'</Sequence></SubSequence>
    </ByteSequence></InternalSignature>`,
  );
  const formats = Object.keys(texts).map(
    (puid, index) => `<FileFormat ID="${index}" Name="Format ${puid}" PUID="${puid}" MIMEType="a/b">
      <InternalSignatureID>${index}</InternalSignatureID></FileFormat>`,
  );
  const date = new Date(Date.UTC(2020, 0, version)).toISOString().slice(0, 19);
  return `<FFSignatureFile DateCreated="${date}" Version="${version}" xmlns="${NAMESPACE}">
    <InternalSignatureCollection>${signatures.join('')}</InternalSignatureCollection>
    <FileFormatCollection>${formats.join('')}
      <FileFormat ID="999" Name="Plain Text File" PUID="x-fmt/111"><Extension>txt</Extension></FileFormat>
    </FileFormatCollection></FFSignatureFile>`;
}
