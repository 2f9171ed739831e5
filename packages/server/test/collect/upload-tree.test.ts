import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { offsetOf, patchDirectory, renameEntry } from '../ingest/bad-input/zip-records.ts';
import { zipOfTree } from './sample-tree.ts';
import { type StartedCollect, startCollect, TENANT } from './start-collect.ts';

let api: StartedCollect;
beforeAll(async () => {
  api = await startCollect();
});

const ALL = { $roots: [], $query: [], $filter: {}, $projection: {} };

async function unitsOf(transaction: string) {
  const { $results } = accepted(await api.client.collect.units(TENANT, transaction, ALL));
  return $results as readonly Record<string, unknown>[];
}
const byPath = async (transaction: string) =>
  new Map((await unitsOf(transaction)).map((unit) => [unit['#uploadPath'], unit]));

describe('a tree of files', () => {
  it('becomes units, groups and objects, folders that the zip leaves out too', async () => {
    const transaction = await api.newTransaction();
    const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n');
    const zip = await zipOfTree({ 'RH/': '', 'RH/2024/slip-01.pdf': pdf, 'vide.txt': '', 'seul/': '' });
    const [told] = accepted(await api.client.collect.uploadTree(TENANT, transaction, zip)).$results;
    expect(told).toEqual({
      units: 5,
      files: 2,
      described: 0,
      emptyFiles: 1,
      systemFiles: 0,
      guessedNames: 0,
      someGuessedNames: [],
    });
    const units = await byPath(transaction);
    expect([...units.keys()].sort()).toEqual(['RH', 'RH/2024', 'RH/2024/slip-01.pdf', 'seul', 'vide.txt']);
    const slip = units.get('RH/2024/slip-01.pdf');
    expect(slip).toMatchObject({
      Title: 'slip-01.pdf',
      DescriptionLevel: 'Item',
      '#opi': transaction,
      '#unitType': 'INGEST',
      '#unitups': [units.get('RH/2024')?.['#id']],
      '#originating_agency': 'FRAN_NP_009915',
    });
    expect(units.get('RH/2024')).toMatchObject({
      Title: '2024',
      DescriptionLevel: 'RecordGrp',
      '#unitups': [units.get('RH')?.['#id']],
    });
    expect(units.get('RH')).toMatchObject({ '#unitups': [] });
    const [group] = accepted(
      await api.client.collect.objectGroup(TENANT, String(slip?.['#object'])),
    ).$results;
    const version = group?.['#qualifiers']?.[0]?.versions?.[0] as Record<string, unknown>;
    expect(version).toMatchObject({
      DataObjectVersion: 'BinaryMaster_1',
      Size: pdf.length,
      Algorithm: 'SHA-512',
      MessageDigest: createHash('sha512').update(pdf).digest('hex'),
      FileInfo: { Filename: 'slip-01.pdf' },
      FormatIdentification: { FormatId: 'fmt/18' },
      Uri: `Content/${version['#id']}.pdf`,
    });
    const choice = { unit: String(slip?.['#id']), usage: 'BinaryMaster', version: 1 };
    const content = await buffer(accepted(await api.client.collect.binary(TENANT, choice)));
    expect(content.equals(pdf)).toBe(true);
    const empty = { ...choice, unit: String(units.get('vide.txt')?.['#id']) };
    expect(await buffer(accepted(await api.client.collect.binary(TENANT, empty)))).toHaveLength(0);
  });

  it('has large files and large containers among small ones, each with its own bytes and format', async () => {
    const transaction = await api.newTransaction();
    const inner = await zipOfTree({ 'in.bin': randomBytes(3 * 2 ** 20) });
    const files: Readonly<Record<string, Buffer>> = {
      'a.txt': Buffer.from('a'),
      'b.bin': randomBytes(2 * 2 ** 20),
      'c.zip': inner,
      'd.txt': Buffer.from('d'.repeat(2 ** 20)),
    };
    accepted(await api.client.collect.uploadTree(TENANT, transaction, await zipOfTree(files)));
    const units = await byPath(transaction);
    for (const [name, bytes] of Object.entries(files)) {
      const unit = units.get(name);
      const choice = { unit: String(unit?.['#id']), usage: 'BinaryMaster', version: 1 };
      expect((await buffer(accepted(await api.client.collect.binary(TENANT, choice)))).equals(bytes)).toBe(
        true,
      );
      const [group] = accepted(
        await api.client.collect.objectGroup(TENANT, String(unit?.['#object'])),
      ).$results;
      const version = group?.['#qualifiers']?.[0]?.versions?.[0];
      expect(version).toMatchObject({
        Size: bytes.length,
        MessageDigest: createHash('sha512').update(bytes).digest('hex'),
      });
      if (name === 'c.zip')
        expect(version).toMatchObject({ FormatIdentification: { FormatId: 'x-fmt/263' } });
    }
  });

  it('counts the files that systems add by themselves, and leaves them out when asked to', async () => {
    const litter = { '__MACOSX/._a.txt': '', '.DS_Store': 'x', 'b/Thumbs.db': 'x', 'b/desktop.ini': 'x' };
    const zip = await zipOfTree({ 'a.txt': 'a', 'b/c.txt': 'c', ...litter });
    const whole = await api.newTransaction();
    const [taken] = accepted(await api.client.collect.uploadTree(TENANT, whole, zip)).$results;
    expect(taken).toMatchObject({ units: 8, files: 6, systemFiles: 4 });
    const clean = await api.newTransaction();
    const [left] = accepted(
      await api.client.collect.uploadTree(TENANT, clean, zip, { withoutSystemFiles: true }),
    ).$results;
    expect(left).toMatchObject({ units: 3, files: 2, systemFiles: 4 });
    expect([...(await byPath(clean)).keys()].sort()).toEqual(['a.txt', 'b', 'b/c.txt']);
  });

  it('is found by words in either spelling of its accents', async () => {
    const transaction = await api.newTransaction();
    accepted(
      await api.client.collect.uploadTree(
        TENANT,
        transaction,
        await zipOfTree({ 'Cera\u0301mica.pdf': 'x' }),
      ),
    );
    for (const Title of ['Cer\u00e1mica', 'Cera\u0301mica', 'ceramica']) {
      const query = { ...ALL, $query: [{ $match: { Title } }] };
      const { $results } = accepted(await api.client.collect.units(TENANT, transaction, query));
      expect([Title, $results.length]).toEqual([Title, 1]);
    }
  });

  it('keeps names as they are written, and two that only look alike apart', async () => {
    const transaction = await api.newTransaction();
    const names = [
      'bilan 16 + 14.pdf',
      '50%.pdf',
      'a%20b.pdf',
      'a&b.csv',
      'n°#1.txt',
      'note .txt',
      'dossier /a.txt',
      'lettre.',
      'lettre',
      'Cer\u00e1mica.pdf',
      'Cera\u0301mica.pdf',
    ];
    const zip = await zipOfTree(Object.fromEntries(names.map((name, place) => [name, `bytes ${place}`])));
    accepted(await api.client.collect.uploadTree(TENANT, transaction, zip));
    const units = await byPath(transaction);
    expect([...units.keys()].sort()).toEqual([...names, 'dossier '].sort());
    for (const [place, name] of names.entries()) {
      const unit = units.get(name);
      expect(unit?.Title).toBe(name.split('/').at(-1));
      const choice = { unit: String(unit?.['#id']), usage: 'BinaryMaster', version: 1 };
      const content = await buffer(accepted(await api.client.collect.binary(TENANT, choice)));
      expect(content.toString()).toBe(`bytes ${place}`);
    }
  });

  it('takes names that are not in UTF-8 for what they look like, says so, and keeps their bytes', async () => {
    const transaction = await api.newTransaction();
    const names = { 'Thxrxse.pdf': 'Th\u00e9r\u00e8se.pdf', 'Tkxrxse.pdf': 'Tk\u00e9r\u00e8se.pdf' };
    const zip = await zipOfTree({ 'Thxrxse.pdf': 'latin', 'Tkxrxse.pdf': 'dos', 'plain.txt': 'p' });
    // Latin-1, and code page 437, both without the flag that says UTF-8
    const renamed = renameEntry(
      renameEntry(zip, 'Thxrxse.pdf', 'Th\xe9r\xe8se.pdf'),
      'Tkxrxse.pdf',
      'Tk\x82r\x8ase.pdf',
    );
    for (const flagged of ['Th\xe9r\xe8se.pdf', 'Tk\x82r\x8ase.pdf'])
      renamed.writeUInt16LE(0, offsetOf(renamed, flagged) + 6);
    const unflagged = ['Th\xe9r\xe8se.pdf', 'Tk\x82r\x8ase.pdf'].reduce(
      (bytes, name) => patchDirectory(bytes, name, (record) => record.writeUInt16LE(0, 8)),
      renamed,
    );
    const [told] = accepted(await api.client.collect.uploadTree(TENANT, transaction, unflagged)).$results;
    expect(told).toMatchObject({ guessedNames: 2, someGuessedNames: Object.values(names) });
    const units = await byPath(transaction);
    expect([...units.keys()].sort()).toEqual([...Object.values(names), 'plain.txt'].sort());
    const guessed = units.get(names['Thxrxse.pdf']);
    expect(guessed?.['#uploadPathBytes']).toBe(Buffer.from('Th\xe9r\xe8se.pdf', 'latin1').toString('hex'));
    expect(units.get('plain.txt')).not.toHaveProperty('#uploadPathBytes');
  });

  it('adds up with the trees before it, and replacing one object leaves the others', async () => {
    const transaction = await api.newTransaction();
    const zip = await zipOfTree({ 'a.txt': 'first a', 'b.txt': 'first b' });
    accepted(await api.client.collect.uploadTree(TENANT, transaction, zip));
    accepted(await api.client.collect.uploadTree(TENANT, transaction, zip));
    const units = await unitsOf(transaction);
    expect(units.map(({ Title }) => Title).sort()).toEqual(['a.txt', 'a.txt', 'b.txt', 'b.txt']);
    const contents = units.map(({ '#id': id, Title }) => ({
      choice: { unit: String(id), usage: 'BinaryMaster', version: 1 },
      text: `first ${String(Title).slice(0, 1)}`,
    }));
    const [first, ...others] = contents;
    if (first === undefined) throw new Error('no unit');
    accepted(await api.client.collect.sendBinary(TENANT, first.choice, Buffer.from('anew')));
    for (const { choice, text } of [{ ...first, text: 'anew' }, ...others])
      expect((await buffer(accepted(await api.client.collect.binary(TENANT, choice)))).toString()).toBe(text);
  });

  it('is described by the file of its root, CSV or JSON Lines, which is no unit', async () => {
    const expected = {
      Title: 'Bulletin',
      Tag: ['paie'],
      '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00016' }] } },
    };
    const forms = {
      'metadata.csv':
        'File;Content.Title;Content.Tag.0;Management.AccessRule.Rule\nRH\\a.txt;Bulletin;paie;ACC-00016\n',
      'metadata.jsonl': JSON.stringify({ File: 'RH/a.txt', UnitContent: expected }),
    };
    for (const [name, content] of Object.entries(forms)) {
      const transaction = await api.newTransaction();
      const zip = await zipOfTree({ [name]: content, 'RH/a.txt': 'a', [`RH/${name}`]: 'ordinary' });
      const [told] = accepted(await api.client.collect.uploadTree(TENANT, transaction, zip)).$results;
      expect(told).toMatchObject({ units: 3, described: 1 });
      const units = await byPath(transaction);
      expect([...units.keys()].sort()).toEqual(['RH', 'RH/a.txt', `RH/${name}`].sort());
      expect(units.get('RH/a.txt')).toMatchObject(expected);
    }
  });

  it('is attached where its project says', async () => {
    const project = await api.newProject({
      UnitUp: 'aeaqaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      UnitUps: [
        { UnitUp: 'aeaqaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', MetadataKey: 'Tag', MetadataValue: 'paie' },
      ],
    });
    const transaction = await api.newTransaction(project);
    const csv = 'File;Content.Tag.0\na.txt;paie\nb.txt;autre\n';
    const zip = await zipOfTree({ 'metadata.csv': csv, 'a.txt': 'a', 'b.txt': 'b', 'c/d.txt': 'd' });
    accepted(await api.client.collect.uploadTree(TENANT, transaction, zip));
    const units = await unitsOf(transaction);
    const titled = new Map(units.map((unit) => [unit.Title, unit]));
    const upOf = (title: string) => {
      const [up] = (titled.get(title)?.['#unitups'] ?? []) as string[];
      return units.find((unit) => unit['#id'] === up)?.Title;
    };
    expect(upOf('a.txt')).toBe('DYNAMIC_ATTACHEMENT_aeaqaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab');
    expect(upOf('b.txt')).toBe('STATIC_ATTACHEMENT');
    expect(upOf('c')).toBe('STATIC_ATTACHEMENT');
    expect(upOf('d.txt')).toBe('c');
  });
});
