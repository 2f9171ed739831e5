import { readFile } from 'node:fs/promises';
import { type Finding, type ManifestRecord, readManifest } from '@chartrier/seda';
import { describe, expect, it } from 'vitest';
import { sampleFile } from '../samples.ts';
import { faultyManifest, goodManifest, type SampleFile, sampleFormat } from './manifest.ts';

const NAMES = [
  'courriel-restauration.eml',
  'deliberation-1912-03-14.txt',
  'plan-lavoir.png',
  'rapport-travaux.pdf',
];

async function files(): Promise<readonly SampleFile[]> {
  return Promise.all(
    NAMES.map(async (name) => ({
      name,
      bytes: await readFile(sampleFile(`files/${name}`)),
      lastModified: '2024-04-02T10:00:00',
      format: sampleFormat(name),
    })),
  );
}

async function read(manifest: string): Promise<readonly ManifestRecord[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(manifest);
  }
  const records: ManifestRecord[] = [];
  for await (const batch of readManifest(bytes())) records.push(...batch);
  return records;
}

describe('the sample packages', () => {
  it('hold five units and four objects, without fault', async () => {
    const records = await read(await goodManifest(await files()));
    expect(records.filter((record) => record.kind === 'fault')).toEqual([]);
    expect(records.filter((record) => record.kind === 'archiveUnit')).toHaveLength(5);
    expect(records.filter((record) => record.kind === 'binaryDataObject')).toHaveLength(4);
  });

  it('hold five faults, each against another rule, each with its line and its remedy', async () => {
    const faults = (await read(await faultyManifest(await files()))).filter(
      (record): record is ManifestRecord & Finding => record.kind === 'fault',
    );
    expect(faults).toHaveLength(5);
    expect(new Set(faults.map((fault) => `${fault.element} ${fault.rule}`)).size).toBe(5);
    for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
  });
});
