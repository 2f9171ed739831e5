import { createHash } from 'node:crypto';
import { type ManifestRecord, readManifest } from '@chartrier/seda';
import { describe, expect, it } from 'vitest';
import { isLitter, treeOf } from './file-tree.ts';
import { makePackage } from './make-package.ts';

const ABOUT = {
  title: 'Crue de janvier 1910',
  description: 'Photographies & rapports <avant travaux>',
  startDate: '1910-01-21',
  endDate: '1910-02-12',
  contract: 'VERSEMENT_COURANT',
  originatingAgency: 'MAIRIE',
  archivalAgency: 'ARCHIVES',
};

/** The manifest is the first entry, stored: its bytes stand between its header and the next one. */
async function manifestOf(zip: Blob): Promise<string> {
  const bytes = Buffer.from(await zip.arrayBuffer());
  const start = 30 + bytes.readUInt16LE(26);
  return bytes.subarray(start, start + bytes.readUInt32LE(18)).toString('utf8');
}

async function recordsOf(manifest: string): Promise<readonly ManifestRecord[]> {
  const records: ManifestRecord[] = [];
  for await (const batch of readManifest(new Blob([manifest]).stream())) records.push(...batch);
  return records;
}

describe('a package made from a form', () => {
  it('follows SEDA: folders and files as units, digests and sizes of the files, no fault', async () => {
    const plan = new File(['plan'], 'plan n°1.PDF', { lastModified: 0 });
    const empty = new File([], 'vide', { lastModified: 0 });
    const files = treeOf([
      { path: 'photos/quai sud.jpg', file: new File(['image'], 'quai sud.jpg', { lastModified: 0 }) },
      { path: 'plan n°1.PDF', file: plan },
      { path: 'vide', file: empty },
    ]);
    const read: number[] = [];
    const manifest = await manifestOf(await makePackage(ABOUT, files, (count) => read.push(count)));
    const records = await recordsOf(manifest);
    expect(records.filter(({ kind }) => kind === 'fault')).toEqual([]);
    expect(read).toEqual([1, 2, 3]);
    const units = records.flatMap((record) =>
      record.kind === 'archiveUnit' ? [record.content['Title']] : [],
    );
    expect(units.toSorted()).toEqual([
      'Crue de janvier 1910',
      'photos',
      'plan n°1.PDF',
      'quai sud.jpg',
      'vide',
    ]);
    expect(manifest).toContain(createHash('sha512').update('plan').digest('hex'));
    expect(manifest).toContain('content/ID2.pdf');
    expect(manifest).toContain('Photographies &amp; rapports &lt;avant travaux&gt;');
  });

  it('tells the files that systems leave in folders', () => {
    expect(['photos/.DS_Store', '__MACOSX/a', 'Thumbs.db', 'a/._b'].map(isLitter)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['photos/quai.jpg', '.htaccess'].map(isLitter)).toEqual([false, false]);
  });
});
