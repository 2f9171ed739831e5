import { hash } from 'node:crypto';
import { type ByteStore, readWhole } from './byte-store.ts';
import { chainLink } from './chain-link.ts';
import { type FolderName, folderPrefix } from './folder-name.ts';
import { OPERATION_FILE, PREPARED_FILE } from './member-name.ts';
import { offerFormatError } from './offer-format-error.ts';
import { type OperationFile, parseOperationFile } from './operation-file.ts';
import { type PreparedFolder, parsePrepared } from './prepared.ts';

/** `prepared.json` names some files a 256 MiB, or the members of one small tar; `operation.json` one small journal. */
const MAX_JSON_FILE = 256 * 2 ** 20;

/** An operation's folder as an offer holds it. */
export interface StoredFolder extends FolderName {
  readonly prefix: string;
  /** Absent: the folder was never prepared, or the operation was refused. */
  readonly prepared?: PreparedFolder;
  /** SHA-512 of `prepared.json`. */
  readonly preparedDigest?: string;
  /** Absent: the operation did not finish. */
  readonly operation?: OperationFile;
}

/**
 * Reads the two JSON files of a folder and checks them against each other.
 * @throws OfferFormatError PREPARED_INVALID, OPERATION_INVALID, DIGEST_DIFFERS, LINK_DIFFERS, FILE_ABSENT
 */
export async function readStoredFolder(store: ByteStore, name: FolderName): Promise<StoredFolder> {
  const prefix = folderPrefix(name);
  const preparedBytes = await readIfThere(store, prefix + PREPARED_FILE);
  const operationBytes = await readIfThere(store, prefix + OPERATION_FILE);
  const prepared = preparedBytes && parsePrepared(preparedBytes);
  const preparedDigest = preparedBytes && hash('sha512', preparedBytes, 'hex');
  const operation = operationBytes && parseOperationFile(operationBytes);
  if (prepared && (prepared.tenant !== name.tenant || prepared.operation !== name.operationId))
    throw offerFormatError('PREPARED_INVALID', `${prefix}${PREPARED_FILE} is another operation's`);
  if (operation && (operation.tenant !== name.tenant || operation.operation !== name.operationId))
    throw offerFormatError('OPERATION_INVALID', `${prefix}${OPERATION_FILE} is another operation's`);
  if (operation) checkSeal(prefix, operation, preparedDigest);
  return {
    ...name,
    prefix,
    ...(prepared && preparedDigest && { prepared, preparedDigest }),
    ...(operation && { operation }),
  };
}

function checkSeal(prefix: string, { commit }: OperationFile, preparedDigest: string | undefined): void {
  if (!commit) return;
  if (preparedDigest === undefined)
    throw offerFormatError(
      'FILE_ABSENT',
      `${prefix}${PREPARED_FILE} is absent, yet the operation was committed`,
    );
  if (preparedDigest !== commit.prepared)
    throw offerFormatError('DIGEST_DIFFERS', `${prefix}${PREPARED_FILE} is not the one that was committed`);
  if (chainLink(commit.previousLink, commit.prepared, commit.seq) !== commit.link)
    throw offerFormatError(
      'LINK_DIFFERS',
      `${prefix}${OPERATION_FILE}: its link is not the digest of what it seals`,
    );
}

async function readIfThere(store: ByteStore, key: string): Promise<Buffer | undefined> {
  if (!(await store.stat(key))) return undefined;
  return readWhole(await store.get(key), MAX_JSON_FILE);
}
