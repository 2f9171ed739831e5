import { open } from 'node:fs/promises';
import { formatsInForce } from './attempt-memory.ts';
import { type IngestAction, type IngestContext, UPLOAD } from './ingest-services.ts';
import { PACKAGE_FORMATS } from './package/package-format.ts';
import { entryFaults, PACKAGE_ERRORS } from './package-faults.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { faultsData } from './refusal.ts';

/**
 * The package is one of the archives that are read (ZIP, TAR, TAR compressed by gzip or bzip2, told by their content and by
 * PRONOM), and all of it can be read: sound, not encrypted, within the limits.
 */
export const checkContainer: IngestAction = {
  key: 'CHECK_CONTAINER',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const unreadable = deposit.facts.package?.unreadable;
    if (unreadable !== undefined) {
      const { code, detail } = unreadable;
      return {
        status: 'KO',
        evDetData: faultsData([{ code: PACKAGE_ERRORS[code], parameters: { detail } }]),
      };
    }
    const { faults, total } = await entryFaults(context.services.database, deposit, 'container');
    if (total > 0) return { status: 'KO', evDetData: faultsData(faults, { total }) };
    const { puids, mimeTypes } = await packageFormat(context);
    // What PRONOM does not know was opened all the same: the least signature files have no archive.
    if (puids.length === 0 || mimeTypes.some((type) => ACCEPTED.has(type))) return { status: 'OK' };
    const parameters = { found: puids.join(', ') };
    return { status: 'KO', evDetData: faultsData([{ code: 'INGEST_PACKAGE_OTHER_FORMAT', parameters }]) };
  },
};

/** Media types of the four packagings; PRONOM had others for two of them. */
const ACCEPTED: ReadonlySet<string> = new Set([
  ...Object.values(PACKAGE_FORMATS),
  'application/x-gzip',
  'application/x-bzip',
]);

/** What the package is by PRONOM: an office document is a ZIP too. */
async function packageFormat(context: IngestContext) {
  const formats = await formatsInForce(context);
  const file = await open(await context.services.workspace.localPath(context.operationId, UPLOAD), 'r');
  try {
    const { size } = await file.stat();
    const read = async (offset: number, length: number) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await formats.identify({ size, read }, '');
  } finally {
    await file.close();
  }
}
