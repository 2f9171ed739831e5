import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  type ArchiveUnitInput,
  type DataObjectGroupInput,
  type ManifestInput,
  writeManifest,
} from '@chartrier/seda';
import { makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import type { ReferentialBench } from '../referential/start-referential.ts';

export const AGENCY = 'FRAN_NP_000001';
export const CONTRACT = 'IC-TEST';

/** The reference data that sample packages need, on tenant 0. */
export async function loadSampleReferentials(bench: ReferentialBench): Promise<void> {
  await bench.importFile(
    'Agencies',
    `Identifier,Name,Description\n${AGENCY},Mairie de Test,\nFRAN_NP_000002,Archives de Test,\n`,
  );
  await bench.importFile(
    'FileRules',
    [
      'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement',
      'APP-00001,AppraisalRule,Dossier,,10,Year',
      'ACC-00001,AccessRule,Immédiat,,0,Year',
      'ACC-00002,AccessRule,Vingt-cinq ans,,25,Year',
      'HOL-00001,HoldRule,Gel,,,',
      '',
    ].join('\n'),
  );
  await bench.importJson('IngestContract', [
    { Identifier: CONTRACT, Name: 'Versements de test', Status: 'ACTIVE' },
    { Identifier: 'IC-INACTIVE', Name: 'Inactif', Status: 'INACTIVE' },
  ]);
}

export interface SampleSip {
  readonly manifest?: Partial<ManifestInput>;
  readonly units?: readonly ArchiveUnitInput[];
  /** Files by Uri; each becomes an object of a group of its own, `G<n>`, unless groups are given. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly groups?: readonly DataObjectGroupInput[];
  /** Entries of the archive beside the manifest and the files. */
  readonly extra?: Readonly<Record<string, string | Buffer>>;
}

export function unit(id: string, more: Partial<ArchiveUnitInput> = {}): ArchiveUnitInput {
  const { content, ...rest } = more;
  return { id, content: { DescriptionLevel: 'Item', Title: `Unité ${id}`, ...content }, ...rest };
}

export function binary(
  id: string,
  uri: string,
  content: string | Buffer,
  more: Record<string, unknown> = {},
) {
  return {
    kind: 'binaryDataObject' as const,
    id,
    size: Buffer.byteLength(content),
    version: {
      DataObjectVersion: 'BinaryMaster_1',
      Uri: uri,
      MessageDigest: createHash('sha512').update(content).digest('hex'),
      Algorithm: 'SHA-512',
      FileInfo: { Filename: uri.split('/').at(-1) ?? uri },
      ...more,
    },
  };
}

/** A manifest of SEDA 2.3 with one unit and one file by default. */
export async function sampleManifest(sip: SampleSip = {}): Promise<string> {
  const files = sip.files ?? { 'content/a.txt': 'alpha' };
  const groups =
    sip.groups ??
    Object.entries(files).map(([uri, content], index) => ({
      id: `G${index + 1}`,
      objects: [binary(`O${index + 1}`, uri, content)],
    }));
  const units =
    sip.units ??
    groups.map(({ id }, index) => unit(`U${index + 1}`, { objectReference: { to: 'group', id } }));
  return await text(
    Readable.from(
      writeManifest({
        version: '2.3',
        comments: [{ text: 'Versement de test' }],
        date: '2024-03-05T09:12:33',
        messageIdentifier: 'MSG-1',
        archivalAgreement: CONTRACT,
        codeListVersions: {},
        dataObjectGroups: groups,
        archiveUnits: units,
        managementMetadata: { originatingAgencyIdentifier: AGENCY },
        archivalAgency: 'FRAN_NP_000002',
        transferringAgency: AGENCY,
        ...sip.manifest,
      }),
    ),
  );
}

export async function sampleSip(sip: SampleSip = {}): Promise<Buffer> {
  const files = sip.files ?? { 'content/a.txt': 'alpha' };
  return await makeZip({ 'manifest.xml': await sampleManifest(sip), ...files, ...sip.extra });
}
