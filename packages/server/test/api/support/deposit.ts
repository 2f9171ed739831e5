import { accepted, type Client, type Progress, readBytes, type Session } from '@chartrier/client';
import { type PackageFile, type PackageOptions, smallPackage } from './small-package.ts';

export const DEPOSITOR: Session = {
  tenant: 0,
  accessContract: 'AccessContract1',
  application: 'deposit-test',
};

/** What deposits of `smallPackage` need: its agency, its ingest contract, and an access contract to look through. */
export async function prepareDeposits(client: Client): Promise<void> {
  const agencies = Buffer.from('Identifier,Name,Description\nAgency1,Agency of tests,\n');
  accepted(await client.referentials.import(DEPOSITOR, 'agencies', agencies, 'agencies.csv'));
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'ingestcontracts', [
      { Identifier: 'IngestContract1', Name: 'Ingest', Status: 'ACTIVE', EveryDataObjectVersion: true },
    ]),
  );
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'accesscontracts', [
      {
        Identifier: 'AccessContract1',
        Name: 'Access',
        Status: 'ACTIVE',
        EveryOriginatingAgency: true,
        EveryDataObjectVersion: true,
        WritingPermission: true,
      },
      {
        Identifier: 'OnlyThumbnails',
        Name: 'Thumbnails',
        Status: 'ACTIVE',
        EveryOriginatingAgency: true,
        DataObjectVersion: ['Thumbnail'],
      },
      { Identifier: 'OtherAgency', Name: 'Other', Status: 'ACTIVE', OriginatingAgencies: [] },
    ]),
  );
}

/** Deposits a package and waits for its end. */
export async function depositAndWait(
  client: Client,
  content: Buffer,
  workflow = 'DEFAULT_WORKFLOW',
): Promise<Progress> {
  const { operationId } = accepted(await client.ingest.deposit(DEPOSITOR, { content, workflow }));
  return accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 100, timeoutMs: 25_000 }));
}

export async function depositFiles(
  client: Client,
  files: readonly PackageFile[],
  options: PackageOptions = {},
): Promise<Progress> {
  return depositAndWait(client, await smallPackage(files, options));
}

/** The reply to a transfer, as text. */
export async function replyOf(client: Client, operationId: string): Promise<string> {
  const stream = accepted(await client.ingest.archiveTransferReply(DEPOSITOR, operationId));
  return (await readBytes(stream)).toString('utf8');
}
