import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/index.ts';
import { DEPOSITOR, prepareDeposits, replyOf } from './support/deposit.ts';
import { smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

const folder = await temporaryFolder('chartrier-local-');
const uploads = join(folder, 'uploads');
const { client } = await startApi({ ingest: { localUploadDirectory: uploads } });

beforeAll(async () => {
  await mkdir(join(uploads, 'today'), { recursive: true });
  await writeFile(join(folder, 'outside.zip'), 'secret');
  await symlink(join(folder, 'outside.zip'), join(uploads, 'link.zip'));
  await prepareDeposits(client);
});

async function depositByPath(path: string) {
  const begun = accepted(await client.ingest.depositByPath(DEPOSITOR, { path }));
  const ended = accepted(await client.waitFor(DEPOSITOR, begun.operationId));
  return { ...begun, status: ended.status };
}

describe('a package that is on the server already', () => {
  it('is deposited by its path, then moved among those that were archived', async () => {
    const file = { name: 'note.txt', content: Buffer.from('A note.\n') };
    await writeFile(join(uploads, 'today', 'sip.zip'), await smallPackage([file]));
    const { operationId, status } = await depositByPath('today/sip.zip');
    expect(status).toBe('OK');
    expect(await readdir(join(uploads, 'today'))).toEqual([]);
    expect(await readdir(join(uploads, 'success'))).toEqual([`${operationId}_sip.zip`]);
  });

  it('is moved among those that were refused, with its reply', async () => {
    await writeFile(join(uploads, 'bad.zip'), 'no package');
    const { operationId, status } = await depositByPath('bad.zip');
    expect(status).toBe('KO');
    expect(await replyOf(client, operationId)).toContain('<ReplyCode>KO</ReplyCode>');
    expect(await readdir(join(uploads, 'failed'))).toEqual([`${operationId}_bad.zip`]);
  });

  it.each([
    ['../outside.zip', 400, '040111', 'INGEST_LOCAL_UPLOAD_ESCAPE'],
    ['/etc/passwd', 400, '040111', 'INGEST_LOCAL_UPLOAD_ESCAPE'],
    ['link.zip', 400, '040111', 'INGEST_LOCAL_UPLOAD_ESCAPE'],
    ['.', 400, '040111', 'INGEST_LOCAL_UPLOAD_ESCAPE'],
    ['nothing.zip', 404, '040110', 'INGEST_LOCAL_UPLOAD_FILE'],
    ['today', 404, '040110', 'INGEST_LOCAL_UPLOAD_FILE'],
  ])('is refused by the path %s, and leaves no operation', async (path, status, code, symbol) => {
    const before = accepted(await client.operations.list(DEPOSITOR)).$results.length;
    const answer = await client.ingest.depositByPath(DEPOSITOR, { path });
    expect(answer).toMatchObject({ status, error: { code, symbol } });
    expect(accepted(await client.operations.list(DEPOSITOR)).$results.length).toBe(before);
  });
});
