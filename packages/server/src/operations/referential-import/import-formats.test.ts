import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';
import { readReport } from './read-papers.ts';

const bench = await startReferential();

function signatureFile(version: number, date: string, formats: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<FFSignatureFile DateCreated="${date}" Version="${version}"
  xmlns="http://www.nationalarchives.gov.uk/pronom/SignatureFile"><FileFormatCollection>${formats
    .map((puid, index) => `<FileFormat ID="${index}" Name="Format ${puid}" PUID="${puid}"/>`)
    .join('')}</FileFormatCollection></FFSignatureFile>`;
}
const importIt = (file: string) => bench.importFile('FileFormat', file, ADMINISTRATION_TENANT);

describe('the import of formats', () => {
  it('puts the formats of a signature file in place, for every tenant', async () => {
    const result = await importIt(signatureFile(10, '2020-01-01T00:00:00', ['fmt/1', 'fmt/2']));
    expect(result.status).toBe('OK');
    expect((await bench.journal(result, ADMINISTRATION_TENANT)).events).toEqual([
      'STP_BACKUP_REFERENTIAL_FORMAT.OK',
      'FILE_FORMAT_REPORT.OK',
      'STP_REFERENTIAL_FORMAT_IMPORT.OK',
    ]);
    expect(await bench.snapshot(0).find('FileFormat', 'fmt/2')).toMatchObject({
      PUID: 'fmt/2',
      VersionPronom: '10',
      CreatedDate: '2020-01-01T00:00:00.000',
      _v: 0,
    });
  });

  it('is OK for a newer file that removes nothing, and changes the version of every format', async () => {
    const result = await importIt(signatureFile(11, '2021-01-01T00:00:00', ['fmt/1', 'fmt/2', 'fmt/3']));
    expect(result.status).toBe('OK');
    expect(await bench.snapshot(0).find('FileFormat', 'fmt/1')).toMatchObject({ VersionPronom: '11', _v: 1 });
    const report = await readReport(bench.services, ADMINISTRATION_TENANT, result.operationId ?? '');
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      StatusCode: 'OK',
      PreviousPronomVersion: '10',
      NewPronomVersion: '11',
      AddedPuids: ['fmt/3'],
      RemovedPuids: [],
      UpdatedPuids: {
        'fmt/1': [
          '-  CreatedDate : 2020-01-01T00:00:00.000',
          '+  CreatedDate : 2021-01-01T00:00:00.000',
          '-  VersionPronom : 10',
          '+  VersionPronom : 11',
        ],
      },
    });
  });

  it('remarks an older file, and the formats that go', async () => {
    const result = await importIt(signatureFile(10, '2020-01-01T00:00:00', ['fmt/1']));
    expect(result).toMatchObject({
      status: 'WARNING',
      findings: [
        { code: 'SIGNATURE_FILE_NOT_NEWER' },
        { code: 'SIGNATURE_FILE_PUIDS_REMOVED', parameters: { formats: ['fmt/2', 'fmt/3'] } },
      ],
    });
    expect((await bench.snapshot(0).all('FileFormat')).size).toBe(1);
  });

  it('refuses what is no signature file, and keeps what is in place', async () => {
    const result = await importIt('<a/>');
    expect(result).toMatchObject({ status: 'KO', findings: [{ code: 'SIGNATURE_FILE_INVALID' }] });
    const { events, data } = await bench.journal(result, ADMINISTRATION_TENANT);
    expect(events.at(-1)).toBe('STP_REFERENTIAL_FORMAT_IMPORT.KO');
    expect(data).toHaveProperty('formatCheck');
    expect((await bench.snapshot(0).all('FileFormat')).size).toBe(1);
  });
});
