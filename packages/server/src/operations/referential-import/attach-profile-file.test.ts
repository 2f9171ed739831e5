import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { openProfileFile } from '../../referential/index.ts';
import { attachProfileFile } from './attach-profile-file.ts';

const bench = await startReferential();
const RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"';
const GRAMMAR = `<grammar ${RNG}><start><element name="ArchiveTransfer"><text/></element></start></grammar>`;

function attach(identifier: string, content: string) {
  return attachProfileFile(bench.services, {
    tenant: 1,
    operationId: newOperationId(1),
    caller: {},
    identifier,
    file: Readable.from([Buffer.from(content)], { objectMode: false }),
  });
}

beforeAll(async () => {
  await bench.importJson('Profile', [{ Identifier: 'PR', Name: 'PR', Format: 'RNG' }], 1);
});

describe('the file of an archive profile', () => {
  it('is absent at first', async () => {
    await expect(openProfileFile(bench.database, bench.storage, 1, 'PR')).rejects.toMatchObject({
      code: 'PROFILE_FILE_ABSENT',
    });
  });

  it('is attached, kept on the offers, and read back', async () => {
    const result = await attach('PR', GRAMMAR);
    expect(result).toMatchObject({
      status: 'OK',
      documents: [{ Path: expect.stringMatching(/^1_profile_PR_\d{8}_\d{6}\.rng$/) }],
    });
    expect((await bench.journal(result, 1)).events).toEqual([
      'OP_PROFILE_STORAGE.OK',
      'BACKUP_PROFILE.OK',
      'STP_IMPORT_PROFILE_FILE.OK',
    ]);
    const file = await openProfileFile(bench.database, bench.storage, 1, 'PR');
    expect(file.format).toBe('RNG');
    expect(await text(file.content)).toBe(GRAMMAR);
  });

  it('stays the profile’s after an update of another field', async () => {
    await bench.update('Profile', 'PR', { $action: [{ $set: { Name: 'Other' } }] }, 1);
    expect(await text((await openProfileFile(bench.database, bench.storage, 1, 'PR')).content)).toBe(GRAMMAR);
  });

  it.each([
    ['another format', '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'],
    ['another namespace', '<grammar/>'],
    ['not well-formed', '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'],
    ['a DOCTYPE', `<!DOCTYPE grammar [<!ENTITY x SYSTEM "file:///etc/passwd">]>${GRAMMAR}`],
  ])('is refused: %s', async (_why, content) => {
    const before = await bench.snapshot(1).find('Profile', 'PR');
    const result = await attach('PR', content);
    expect(result).toMatchObject({ status: 'KO', findings: [{ code: 'PROFILE_FILE_INVALID' }] });
    expect((await bench.journal(result, 1)).events).toEqual(['STP_IMPORT_PROFILE_FILE.KO']);
    expect(await bench.snapshot(1).find('Profile', 'PR')).toEqual(before);
  });

  it.each([
    [
      'a file of this machine',
      `<grammar ${RNG}><include href="file:///etc/passwd"/></grammar>`,
      'OPENS_ANOTHER',
    ],
    [
      'one of the Web',
      `<grammar ${RNG}><start><externalRef href="http://x/y"/></start></grammar>`,
      'OPENS_ANOTHER',
    ],
    ['nothing it defines', `<grammar ${RNG}><start><ref name="nowhere"/></start></grammar>`, 'UNUSABLE'],
  ])('is refused when it refers to %s', async (_what, content, code) => {
    const result = await attach('PR', content);
    expect(result).toMatchObject({ status: 'KO', findings: [{ code: `PROFILE_FILE_${code}` }] });
  });

  it('is refused for an unknown profile: no operation', async () => {
    await expect(attach('NONE', GRAMMAR)).rejects.toMatchObject({ code: 'REFERENTIAL_NOT_FOUND' });
  });
});
