import type { Queryable } from '../../platform/index.ts';
import type { IngestAction } from './ingest-services.ts';
import { MANIFEST_NAME_EXPRESSION } from './package/entry-name.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

/** A file at the root of the package has the name of a manifest. */
export const manifestFileNameCheck: IngestAction = {
  key: 'MANIFEST_FILE_NAME_CHECK',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const { manifest, lastRootFile = '' } = deposit.facts.package ?? {};
    if (manifest !== undefined) return { status: 'OK' };
    const fault = await absence(context.services.database, deposit, lastRootFile);
    return {
      status: 'KO',
      evDetData: {
        FileName: lastRootFile,
        AllowedCharacters: MANIFEST_NAME_EXPRESSION,
        ...faultsData([fault]),
      },
    };
  },
};

/** The folder was archived, instead of its content: the manifest is one level down. */
async function absence(
  queryable: Queryable,
  { deposit, tables }: Deposit,
  lastRootFile: string,
): Promise<DepositFault> {
  const { rows } = await queryable.query<{ name: string }>(
    `select name from ${tables.entry} where deposit = $1 and name ~ '^[^/]+/([^/]*[_-])?manifest\\.xml$' limit 1`,
    [deposit],
  );
  const below = rows[0]?.name;
  if (below !== undefined)
    return { code: 'INGEST_MANIFEST_IN_FOLDER', entry: below, parameters: { entry: below } };
  return { code: 'INGEST_MANIFEST_ABSENT', parameters: { detail: lastRootFile === '' ? '—' : lastRootFile } };
}
