/**
 * How fast a manifest is written, and read: parsed, validated and mapped, on one core.
 *
 *     node packages/seda/bench/read-manifest.ts [units] [version]
 *
 * The manifest is generated (one object and one description of usual size for each unit, about 2 KB in all), kept in a
 * temporary file, read `RUNS` times; CPU time is told beside wall time, since other work may share the machine.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type ArchiveUnitInput,
  type DataObjectGroupInput,
  isSedaVersion,
  readManifest,
  type SedaVersion,
  writeManifest,
} from '../src/index.ts';

const RUNS = 3;
const READ_SIZE = 1024 * 1024;

const unitCount = Number(process.argv[2] ?? 100_000);
const asked = process.argv[3] ?? '2.2';
if (!Number.isInteger(unitCount) || unitCount < 1 || !isSedaVersion(asked)) {
  throw new Error('usage: read-manifest.ts [units] [2.1|2.2|2.3]');
}
const version: SedaVersion = asked;

function* groups(): Generator<DataObjectGroupInput> {
  for (let rank = 0; rank < unitCount; rank++) {
    yield {
      id: `G${rank}`,
      objects: [
        {
          kind: 'binaryDataObject',
          id: `B${rank}`,
          size: 32_768,
          version: {
            DataObjectVersion: 'BinaryMaster_1',
            Uri: `Content/B${rank}.txt`,
            MessageDigest: createHash('sha512').update(String(rank)).digest('hex'),
            Algorithm: 'SHA-512',
            FormatIdentification: {
              FormatLitteral: 'Plain Text File',
              MimeType: 'text/plain',
              FormatId: 'x-fmt/111',
            },
            FileInfo: { Filename: `séance-${rank}.txt`, LastModified: '2023-05-04T10:11:12' },
          },
        },
      ],
    };
  }
}

function* units(): Generator<ArchiveUnitInput> {
  for (let rank = 0; rank < unitCount; rank++) {
    yield {
      id: `U${rank}`,
      management: { AccessRule: { Rules: [{ Rule: 'ACC-00001', StartDate: '2020-01-01' }] } },
      content: {
        DescriptionLevel: 'Item',
        Title: `Délibération du conseil municipal n° ${rank}`,
        OriginatingAgencyArchiveUnitIdentifier: [`OA-${rank}`],
        Description: `Procès-verbal de la séance, avec ses annexes et la liste des présents, numéro ${rank}. ${'Une description de la longueur que les services versants écrivent. '.repeat(4)}`,
        Language: ['fra'],
        Tag: ['délibération', 'conseil'],
        Keyword: [{ KeywordContent: 'Urbanisme', KeywordType: 'subject' }],
        Writer: [{ FirstName: 'Jeanne', BirthName: 'Martin', Identifier: [`A${rank % 100}`] }],
        StartDate: '2019-02-03',
        EndDate: '2019-02-03',
      },
      objectReference: { to: 'group', id: `G${rank}` },
    };
  }
}

async function timed<T>(work: () => Promise<T>) {
  const before = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

async function read(path: string) {
  let records = 0;
  let peak = 0;
  for await (const batch of readManifest(createReadStream(path, { highWaterMark: READ_SIZE }))) {
    records += batch.length;
    peak = Math.max(peak, process.memoryUsage.rss());
    for (const record of batch) {
      if (record.kind === 'fault') throw new Error(record.sentence.en);
      if (record.kind === 'end' && record.counts.archiveUnits !== unitCount)
        throw new Error('units are missing');
    }
  }
  return { records, peak };
}

const folder = await mkdtemp(join(tmpdir(), 'chartrier-seda-'));
try {
  const path = join(folder, 'manifest.xml');
  const manifest = writeManifest({
    version,
    date: '2024-02-29T10:00:00',
    messageIdentifier: 'bench',
    archivalAgreement: 'IC-000001',
    dataObjectGroups: groups(),
    archiveUnits: units(),
    managementMetadata: { originatingAgencyIdentifier: 'FRAN_NP_009913' },
    archivalAgency: 'A',
    transferringAgency: 'T',
  });
  const written = await timed(() => pipeline(Readable.from(manifest), createWriteStream(path)));
  const { size } = await stat(path);
  console.log(
    `SEDA ${version}, ${unitCount} units, ${(size / 1e6).toFixed(1)} MB (${Math.round(size / unitCount)} B a unit)`,
  );
  console.log(`written: ${Math.round(unitCount / written.seconds)} units/s`);
  for (let run = 1; run <= RUNS; run++) {
    const { result, seconds, cpuSeconds } = await timed(() => read(path));
    console.log(
      `read ${run}: ${Math.round(unitCount / seconds)} units/s (${Math.round(unitCount / cpuSeconds)} by CPU time), ${(size / 1e6 / seconds).toFixed(1)} MB/s, ${result.records} records, peak ${Math.round(result.peak / 1e6)} MB`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
