import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { treeOf } from '../../src/deposit/make/file-tree.ts';
import { makePackage } from '../../src/deposit/make/make-package.ts';
import { deposit, type FrontOffice } from './front-office.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** Deposits files, a unit each, as the form of those who have no tool does. Answers the units' ids by file name. */
export async function depositFiles(
  { client, server }: Pick<FrontOffice, 'client' | 'server'>,
  files: Readonly<Record<string, Buffer>>,
): Promise<ReadonlyMap<string, string>> {
  const chosen = Object.entries(files).map(([path, bytes]) => ({
    path,
    file: new File([new Uint8Array(bytes)], path),
  }));
  const about = {
    title: 'Fichiers de toute sorte',
    description: '',
    startDate: '',
    endDate: '',
    contract: 'VERSEMENT_COURANT',
    originatingAgency: 'MAIRIE_SAINT_AUBIN',
    archivalAgency: 'MAIRIE_SAINT_AUBIN',
  };
  const made = await makePackage(about, treeOf(chosen), () => undefined);
  const path = join(server.dataDirectory, '..', 'sortes.zip');
  await writeFile(path, Buffer.from(await made.arrayBuffer()));
  const operation = await deposit(client, path);
  const query = { $query: [{ $in: { '#operations': [operation] } }], $projection: {} };
  const found = accepted(await client.units.search(SESSION, query)).$results;
  return new Map(found.map((unit) => [String(unit.Title), unit['#id']]));
}
