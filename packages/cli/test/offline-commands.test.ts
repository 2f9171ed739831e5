import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig, startServer } from '@chartrier/server';
import { describe, expect, it } from 'vitest';
import { urlOf } from '../../server/test/api/support/start-api.ts';
import { cloneDatabase, temporaryFolder } from '../../server/test/support/index.ts';
import { runCommand } from './run-command.ts';

async function configurationFile(folder: string, name: string): Promise<string> {
  const { connection } = await cloneDatabase();
  const file = join(folder, name);
  await writeFile(
    file,
    JSON.stringify({
      dataDirectory: join(folder, 'data'),
      http: { port: 0 },
      database: { url: urlOf(connection) },
      logging: { level: 'silent' },
    }),
  );
  return file;
}

function makeCertificate(folder: string): string {
  const file = join(folder, 'client.pem');
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=application', '-keyout', join(folder, 'client.key'), '-out', file],
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return file;
}

describe('chartrier, on the archive itself', () => {
  it('registers a certificate, which an empty database finds again on one offer, and revokes it', async () => {
    const folder = await temporaryFolder();
    const file = await configurationFile(folder, 'first.yaml');
    const config = await loadConfig({ file, environment: {}, workingDirectory: folder });
    const server = await startServer(config);
    await server.stop();

    const added = await runCommand('certificate', 'add', makeCertificate(folder), '--config', file, '--json');
    expect(added.exitCode).toBe(0);
    const { fingerprint } = added.json<{ fingerprint: string }>();
    expect(added.json()).toMatchObject({ contextIdentifier: 'CT-000001', status: 'VALID' });

    const looked = await runCommand('doctor', '--config', file, '--json');
    expect(looked.json<{ diagnoses: object[] }>().diagnoses).toContainEqual(
      expect.objectContaining({ subject: 'offer offer-1', state: 'fine' }),
    );

    const again = await configurationFile(folder, 'second.yaml');
    const rebuilt = await runCommand('rebuild', '--from', 'offer-2', '--config', again, '--json');
    expect(rebuilt.exitCode).toBe(0);
    expect(rebuilt.json<{ committed: number }>().committed).toBeGreaterThanOrEqual(2);

    const revoked = await runCommand('certificate', 'revoke', fingerprint, '--config', again, '--json');
    expect(revoked.json()).toMatchObject({ fingerprint, status: 'REVOKED' });
  }, 120_000);

  it('doctor lists packages that were received whole and that no operation has', async () => {
    const folder = await temporaryFolder();
    const file = await configurationFile(folder, 'uploads.yaml');
    const lone = join(folder, 'data', 'workspace', 'aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq');
    await mkdir(lone, { recursive: true });
    await writeFile(join(lone, 'upload'), 'twelve bytes');
    const ran = await runCommand('doctor', '--config', file, '--json');
    expect(ran.json<{ diagnoses: object[] }>().diagnoses).toContainEqual(
      expect.objectContaining({
        subject: 'workspace',
        state: 'beware',
        en: expect.stringContaining('aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq/upload (12 bytes)'),
        remedyFr: expect.stringMatching(/\S/),
      }),
    );
  });

  it('doctor says what is configured and what is missing', async () => {
    const folder = await temporaryFolder();
    const ran = await runCommand('doctor', '--config', await configurationFile(folder, 'c.yaml'), '--json');
    const { diagnoses } = ran.json<{ diagnoses: { subject: string; state: string }[] }>();
    expect(diagnoses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: 'database', state: 'fine' }),
        expect.objectContaining({ subject: 'offer offer-1', state: 'beware' }),
        expect.objectContaining({ subject: 'antivirus', state: 'beware' }),
        expect.objectContaining({ subject: 'callers', state: 'beware' }),
      ]),
    );
    expect(ran.exitCode).toBe(0);
  });

  it('rebuild names the offers there are, when the one asked for is not', async () => {
    const folder = await temporaryFolder();
    const file = await configurationFile(folder, 'c.yaml');
    const ran = await runCommand('rebuild', '--from', 'nowhere', '--config', file, '--json');
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stderr)).toMatchObject({ code: 'REBUILD_OFFER_UNKNOWN' });
    expect(ran.stderr).toContain('offer-1');
  });
});
