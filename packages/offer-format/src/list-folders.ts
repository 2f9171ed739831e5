import type { ByteStore } from './byte-store.ts';
import { type FolderName, parseFolderPrefix, tenantPrefix } from './folder-name.ts';

/** The tenants that an offer has folders of, in numerical order. */
export async function listTenants(store: ByteStore): Promise<readonly number[]> {
  const tenants: number[] = [];
  for await (const name of store.folders('')) if (/^(0|[1-9]\d{0,9})$/.test(name)) tenants.push(Number(name));
  return tenants.sort((a, b) => a - b);
}

/**
 * The folders of a tenant in the order of their days, from `fromDay` (`yyyy-mm-dd`) on. It lists folders only: its cost
 * does not depend on how many files they hold.
 */
export async function* listFolders(
  store: ByteStore,
  tenant: number,
  options: { readonly fromDay?: string } = {},
): AsyncGenerator<FolderName> {
  const from = options.fromDay ?? '0000-00-00';
  const root = tenantPrefix(tenant);
  for await (const year of store.folders(root)) {
    if (year < from.slice(0, 4)) continue;
    for await (const month of store.folders(`${root}${year}/`)) {
      if (`${year}-${month}` < from.slice(0, 7)) continue;
      for await (const date of store.folders(`${root}${year}/${month}/`)) {
        if (`${year}-${month}-${date}` < from) continue;
        for await (const operation of store.folders(`${root}${year}/${month}/${date}/`)) {
          const name = parseFolderPrefix(`${root}${year}/${month}/${date}/${operation}/`);
          if (name) yield name;
        }
      }
    }
  }
}
