import type { PackageCheck } from './package-check.ts';
import { isSystemFile, systemFilesFault } from './package-faults.ts';
import { type DepositFault, MAX_LISTED_FAULTS } from './refusal.ts';

interface Counts {
  readonly uris: number;
  readonly files: number;
  readonly missing: number;
  readonly extra: number;
}

/** The files of the content folder are those that the manifest names, no more, no less, letter for letter. */
export const checkManifestObjectNumber: PackageCheck = {
  key: 'CHECK_MANIFEST_OBJECTNUMBER',
  async run({ services }, { deposit, tables }) {
    const sets = `
      with uris as (select distinct uri from ${tables.object} where deposit = $1 and not physical),
           files as (select name from ${tables.entry} where deposit = $1 and position('/' in name) > 0),
           missing as (select uri name from uris where not exists (select from files where files.name = uris.uri)),
           extra as (select name from files where not exists (select from uris where uris.uri = files.name))`;
    const { rows } = await services.database.query<Counts>(
      `${sets} select (select count(*) from uris) uris, (select count(*) from files) files,
                      (select count(*) from missing) missing, (select count(*) from extra) extra`,
      [deposit],
    );
    const counts = rows[0];
    if (counts === undefined || counts.missing + counts.extra === 0) return undefined;
    const listed = await services.database.query<{ name: string; is_missing: boolean }>(
      `${sets} (select name, true is_missing from missing order by name limit ${MAX_LISTED_FAULTS})
       union all (select name, false from extra order by name limit ${MAX_LISTED_FAULTS})`,
      [deposit],
    );
    const manifestError = listed.rows.filter((row) => row.is_missing).map(({ name }) => name);
    const contentError = listed.rows.filter((row) => !row.is_missing).map(({ name }) => name);
    return {
      subcode: subcodeOf(counts),
      techData: { manifestError, contentError },
      faults: faultsOf(manifestError, contentError),
      total: counts.missing + counts.extra,
    };
  },
};

function subcodeOf({ uris, files }: Counts): string {
  if (uris > files) return 'MANIFEST_SUPERIOR_BDO';
  return uris < files ? 'MANIFEST_INFERIOR_BDO' : 'INVALID_URI';
}

function faultsOf(missing: readonly string[], extra: readonly string[]): readonly DepositFault[] {
  const systemFiles = extra.filter(isSystemFile);
  const others = extra.filter((name) => !isSystemFile(name));
  return [
    ...missing.map(
      (uri): DepositFault => ({ code: 'INGEST_URI_WITHOUT_FILE', entry: uri, parameters: { uri } }),
    ),
    ...(systemFiles.length > 0 ? [systemFilesFault(systemFiles)] : []),
    ...others.map(
      (uri): DepositFault => ({ code: 'INGEST_FILE_WITHOUT_URI', entry: uri, parameters: { uri } }),
    ),
  ];
}
