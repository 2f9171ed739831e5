import { expect, it } from 'vitest';
import { makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import { binary, sampleSip, unit } from '../ingest/sample-sip.ts';
import { asTransfer } from './open-package.ts';
import { broughtBy, startExport } from './start-export.ts';

/** Names that field trials met: encoded twice, cut at their end, taken for an extension. */
const NAMES = [
  'bilan 16 + 14.pdf',
  '50%.pdf',
  'a%20b.pdf',
  'a&b.csv',
  'n°#1.txt',
  'note .txt',
  'lettre.',
  'lettre',
  '市民会議.pdf',
  '<été> "quai".tar.gz',
];

const bench = await startExport();
/** Entries of a deposit have names without accents or blanks; the end of a name says its kind. */
const URIS = NAMES.map((name, n) => `content/f${n}${/\.[a-z]+$/.exec(name)?.[0] ?? ''}`);
const deposit = await bench.deposit(
  await sampleSip({
    files: Object.fromEntries(URIS.map((uri, n) => [uri, `content of ${n}`])),
    groups: NAMES.map((Filename, n) => ({
      id: `G${n}`,
      objects: [binary(`O${n}`, URIS[n] ?? '', `content of ${n}`, { FileInfo: { Filename } })],
    })),
    units: NAMES.map((Title, n) =>
      unit(`U${n}`, { content: { Title }, objectReference: { to: 'group', id: `G${n}` } }),
    ),
  }),
);

async function named(operationId: string) {
  const { rows } = await bench.database.query<{ title: string; name: string; size: number }>(
    `select u.title, v ->> 'DataObjectVersion' usage, v #>> '{FileInfo,Filename}' "name", v ->> 'MessageDigest' digest
     from unit u join object_group g on g.tenant = u.tenant and g.id = u.og,
       jsonb_path_query(g.document, '$._qualifiers[*].versions[*]') v
     where u.opi = $1 order by digest`,
    [operationId],
  );
  return rows;
}

it('names are the same in the archive, in a package, and in the archive that takes the package in', async () => {
  expect(deposit.status).toBe('OK');
  const dip = await (await bench.export(broughtBy(deposit))).dip();
  expect(dip.faults).toEqual([]);
  expect(dip.units.map(({ content }) => content['Title']).toSorted()).toEqual(NAMES.toSorted());
  const names = dip.objects.map(({ version }) => (version['FileInfo'] as { Filename: string }).Filename);
  expect(names.toSorted()).toEqual(NAMES.toSorted());
  // what stands in the zip is safe whatever opens it
  for (const name of dip.files.keys()) expect(name).toMatch(/^Content\/[a-z0-9]{36}(\.[A-Za-z0-9]{1,10})?$/);
  const again = await bench.deposit(
    await makeZip({ 'manifest.xml': asTransfer(dip.manifest), ...Object.fromEntries(dip.files) }),
  );
  expect(again.status).toBe('OK');
  expect(await named(again.operationId)).toEqual(await named(deposit.operationId));
});
