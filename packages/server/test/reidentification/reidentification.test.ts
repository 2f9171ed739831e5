import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderEntries, readStoredFolder } from '@chartrier/offer-format';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLifecycle } from '../../src/logbook/index.ts';
import { createFileSystemOffer } from '../../src/storage/index.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { type HeldGroupRow, startReidentificationBench } from './start-reidentification.ts';

const bench = await startReidentificationBench();
const { database } = bench;

const formatOf = (group: HeldGroupRow | undefined) =>
  group?.document._qualifiers[0].versions[0].FormatIdentification as Record<string, unknown> | undefined;

describe('a re-identification', () => {
  const large = Buffer.alloc(700_000, 'fmt/2! and much more ');

  beforeAll(async () => {
    const { status } = await bench.deposit(
      await sampleSip({
        files: { 'content/small': 'fmt/1! and more', 'content/large': large, 'content/other': 'texte' },
      }),
    );
    expect(status).toBe('OK');
    await bench.importSignatures(5, { 'fmt/1': 'fmt/1!', 'fmt/2': 'fmt/2!' });
  });

  it('tells first what would change, and changes nothing', async () => {
    const before = await bench.groupsByUri();
    const { status, findings, data, details } = await bench.reidentify(true);
    expect(status).toBe('OK');
    expect(details.at(-1)).toBe('FORMAT_REIDENTIFICATION_TRIAL.OK');
    expect(data).toMatchObject({
      SignatureFiles: 'DROID 5, containers starter-1',
      Groups: 3,
      Changed: 2,
      Changes: [
        { kind: 'changed', from: 'x-fmt/111', to: 'fmt/1', objects: 1 },
        { kind: 'changed', from: 'x-fmt/111', to: 'fmt/2', objects: 1 },
      ],
    });
    expect(findings.map(({ kind, uri, from, to }) => ({ kind, uri, from, to }))).toEqual([
      { kind: 'changed', uri: 'content/large', from: 'x-fmt/111', to: 'fmt/2' },
      { kind: 'changed', uri: 'content/small', from: 'x-fmt/111', to: 'fmt/1' },
    ]);
    expect(await bench.groupsByUri()).toEqual(before);
  });

  it('gives them their format: a new version, an event, and a line on the offers', async () => {
    const before = await bench.groupsByUri();
    const { operationId, status, findings, details } = await bench.reidentify(false);
    expect(status).toBe('OK');
    expect(details).toEqual([
      'STP_FORMAT_REIDENTIFICATION.STARTED.OK',
      'STP_FORMAT_REIDENTIFICATION.OK',
      'FORMAT_REIDENTIFICATION.OK',
      'STP_FORMAT_REIDENTIFICATION_REPORT.STARTED.OK',
      'STP_FORMAT_REIDENTIFICATION_REPORT.OK',
      'FORMAT_REIDENTIFICATION_REPORT.OK',
      'FORMAT_REIDENTIFICATION.OK',
    ]);
    expect(findings).toHaveLength(2);
    const after = await bench.groupsByUri();
    expect(after.get('content/other')).toEqual(before.get('content/other'));
    const group = after.get('content/large');
    expect(formatOf(group)).toEqual({ FormatLitteral: 'Format fmt/2', MimeType: 'a/b', FormatId: 'fmt/2' });
    expect(group?.version).toBe((before.get('content/large')?.version ?? 0) + 1);
    expect(group?.document._ops.at(-1)).toBe(operationId);
    expect(group?.document._qualifiers[0].versions[0]._formatSource).toEqual({
      signatures: 'DROID 5, containers starter-1',
      basis: 'signature',
    });
    const [createdBy = '', ...operations] = group?.document._ops ?? [];
    const lifecycle = await readLifecycle(database, {
      tenant: 0,
      kind: 'objectgroup',
      itemId: group?.id ?? '',
      createdBy,
      operations,
    });
    const events = lifecycle?.events.slice(-2) ?? [];
    expect(events.map(({ outDetail }) => outDetail)).toEqual([
      'LFC.FORMAT_REIDENTIFICATION.FILE_FORMAT.OK',
      'LFC.FORMAT_REIDENTIFICATION.OK',
    ]);
    expect(JSON.parse(events[0]?.evDetData ?? '{}')).toMatchObject({
      diff: { '- PUID': 'x-fmt/111', '+ PUID': 'fmt/2' },
      SignatureFiles: 'DROID 5, containers starter-1',
    });
    const { rows } = await database.query<{ created_at: Date }>(
      'select created_at from operation where tenant = 0 and id = $1',
      [operationId],
    );
    const name = { tenant: 0, day: rows[0]?.created_at.toISOString().slice(0, 10) ?? '', operationId };
    for (const id of ['offer-1', 'offer-2']) {
      const offer = createFileSystemOffer({ id, path: join(bench.folder, id) });
      const lines: string[] = [];
      for await (const entry of folderEntries(offer, await readStoredFolder(offer, name), id))
        if (entry.type === 'line') lines.push(entry.line.id);
      expect(lines.sort()).toEqual([group?.id, after.get('content/small')?.id].sort());
    }
  });

  it('finds nothing more the next time, and looks only at what it is asked for', async () => {
    expect((await bench.reidentify(true)).findings).toEqual([]);
    expect((await bench.reidentify(true, { olderOnly: true })).data).toMatchObject({ Groups: 1 });
    expect((await bench.reidentify(true, { puids: ['fmt/1'] })).data).toMatchObject({ Groups: 1 });
    expect((await bench.reidentify(true, { puids: ['fmt/404'] })).data).toMatchObject({ Groups: 0 });
  });

  it('tells what it does not change: uncharted, recognised no more, unread', async () => {
    // Version 6 knows fmt/3 in the place of fmt/1; an older list is then put in force again.
    await bench.importSignatures(6, { 'fmt/3': 'fmt/3!', 'fmt/2': 'fmt/2!' });
    const { status } = await bench.deposit(await sampleSip({ files: { 'content/bin': 'fmt/3!\0\0\x01' } }));
    expect(status).toBe('OK');
    await bench.importSignatures(7, { 'fmt/4': 'fmt/3!' });
    await bench.importSignatures(4, { 'fmt/1': 'fmt/1!' });
    const before = await bench.groupsByUri();
    const { status: trial, findings } = await bench.reidentify(false);
    expect(trial).toBe('WARNING');
    expect(findings.find(({ uri }) => uri === 'content/bin')).toMatchObject({
      kind: 'uncharted',
      from: 'fmt/3',
      to: 'fmt/4',
    });
    expect(findings.map(({ kind, from }) => `${kind} ${from}`).sort()).toEqual([
      'uncharted fmt/3',
      'unrecognised fmt/1',
      'unrecognised fmt/2',
    ]);
    expect(await bench.groupsByUri()).toEqual(before);
    for (const offer of ['offer-1', 'offer-2']) await rm(join(bench.folder, offer, '0'), { recursive: true });
    const unread = await bench.reidentify(true);
    expect(unread.status).toBe('WARNING');
    expect(unread.findings.map(({ kind }) => kind)).toEqual(['unread', 'unread', 'unread', 'unread']);
  });
});
