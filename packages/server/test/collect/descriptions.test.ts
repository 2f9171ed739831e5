import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipOfTree } from './sample-tree.ts';
import { type StartedCollect, startCollect, TENANT } from './start-collect.ts';

let api: StartedCollect;
beforeAll(async () => {
  api = await startCollect();
});

const ALL = { $roots: [], $query: [], $filter: {}, $projection: {} };
const COMPOSED = 'Cer\u00e1mica.pdf';
const DECOMPOSED = 'Cera\u0301mica.pdf';

async function unitsOf(transaction: string) {
  const { $results } = accepted(await api.client.collect.units(TENANT, transaction, ALL));
  return $results as readonly Record<string, unknown>[];
}
const byPath = async (transaction: string) =>
  new Map((await unitsOf(transaction)).map((unit) => [unit['#uploadPath'], unit]));

async function newTree(files: Readonly<Record<string, string>>): Promise<string> {
  const transaction = await api.newTransaction();
  accepted(await api.client.collect.uploadTree(TENANT, transaction, await zipOfTree(files)));
  return transaction;
}

const describeBy = (transaction: string, file: string, form: 'csv' | 'jsonl' = 'csv') =>
  form === 'csv'
    ? api.client.collect.describeByCsv(TENANT, transaction, Buffer.from(file))
    : api.client.collect.describeByJsonl(TENANT, transaction, Buffer.from(file));

/** What a refusal says, in the language of the platform. */
async function refusalOf(transaction: string, csv: string, form: 'csv' | 'jsonl' = 'csv'): Promise<string> {
  const before = await unitsOf(transaction);
  const answer = await describeBy(transaction, csv, form);
  if (answer.ok) throw new Error('the file was taken');
  expect(answer.status).toBe(400);
  expect(await unitsOf(transaction)).toEqual(before);
  return answer.error.description ?? '';
}

describe('units described by a file', () => {
  it('take each field that the row gives, whole, and keep the others', async () => {
    const transaction = await newTree({ 'RH/a.txt': 'a', 'RH/b.txt': 'b' });
    const first = 'File;Content.Title;Content.Tag.0;Content.Tag.1;Management.AccessRule.Rule\n';
    accepted(await describeBy(transaction, `${first}RH;Paie;;;\nRH/a.txt;Bulletin;un;deux;ACC-00016\n`));
    const second = 'File;Content.Tag;Content.Description;Management.AppraisalRule.Rule\n';
    const [told] = accepted(
      await describeBy(
        transaction,
        `\uFEFF${second.replace('\n', '\r\n')}Paie/Bulletin;trois;Texte;APP-00001\r\n`,
      ),
    ).$results;
    expect(told).toEqual({ described: 1 });
    const units = await byPath(transaction);
    expect(units.get('RH')).toMatchObject({ Title: 'Paie', '#version': 1 });
    expect(units.get('RH/b.txt')).toMatchObject({ Title: 'b.txt', '#version': 0 });
    expect(units.get('RH/a.txt')).toMatchObject({
      Title: 'Bulletin',
      Tag: ['trois'],
      Description: 'Texte',
      DescriptionLevel: 'Item',
      '#version': 2,
      '#management': { AppraisalRule: { Rules: [{ Rule: 'APP-00001' }] } },
    });
    expect(units.get('RH/a.txt')?.['#management']).not.toHaveProperty('AccessRule');
  });

  it('are found by the path that was sent, however its accents are written', async () => {
    const transaction = await newTree({ [`x/${COMPOSED}`]: '1', [`y/${DECOMPOSED}`]: '2' });
    accepted(await describeBy(transaction, `File;Content.Title\nx/${DECOMPOSED};X\ny\\${COMPOSED};Y\n`));
    const units = await byPath(transaction);
    expect(units.get(`x/${COMPOSED}`)?.Title).toBe('X');
    expect(units.get(`y/${DECOMPOSED}`)?.Title).toBe('Y');
  });

  it('are told apart by their bytes when they only look alike', async () => {
    const transaction = await newTree({ [COMPOSED]: '1', [DECOMPOSED]: '2' });
    accepted(await describeBy(transaction, `File;Content.Title\n${DECOMPOSED};D\n${COMPOSED};C\n`));
    const units = await byPath(transaction);
    expect([units.get(COMPOSED)?.Title, units.get(DECOMPOSED)?.Title]).toEqual(['C', 'D']);
  });

  it('are found by the titles above them when they came one by one', async () => {
    const transaction = await api.newTransaction();
    const parent = await api.newUnit(transaction, { Title: 'Dossier', DescriptionLevel: 'RecordGrp' });
    await api.newUnit(transaction, { Title: 'Pièce', DescriptionLevel: 'Item', '#unitups': [parent] });
    accepted(await describeBy(transaction, 'File;Content.Description\nDossier/Pièce;Décrite\n'));
    expect((await unitsOf(transaction)).map(({ Description }) => Description).sort()).toEqual([
      'Décrite',
      undefined,
    ]);
  });

  it('are the same from CSV and from JSON Lines', async () => {
    const files = { 'RH/a.txt': 'a' };
    const fromCsv = await newTree(files);
    const fromJsonl = await newTree(files);
    accepted(
      await describeBy(
        fromCsv,
        'File;Content.Agent.BirthName;Content.Agent.Identifier\nRH/a.txt;MARTIN;884\n',
      ),
    );
    const line = { File: 'RH/a.txt', UnitContent: { Agent: { BirthName: 'MARTIN', Identifier: '884' } } };
    accepted(await describeBy(fromJsonl, `${JSON.stringify(line)}\n`, 'jsonl'));
    const agents = await Promise.all(
      [fromCsv, fromJsonl].map(async (one) => (await byPath(one)).get('RH/a.txt')?.Agent),
    );
    expect(agents).toEqual(Array(2).fill([{ BirthName: 'MARTIN', Identifier: ['884'] }]));
  });
});

describe('a file of descriptions that is refused changes nothing, and says', () => {
  it('which separator and which columns were found and expected', async () => {
    const transaction = await newTree({ 'a.txt': 'a' });
    expect(await refusalOf(transaction, 'File,Content.Title\na.txt,T\n')).toContain(
      'ligne 1 : Le séparateur trouvé est « , », « ; » est attendu.',
    );
    expect(await refusalOf(transaction, 'Path;Content.Title\na.txt;T\n')).toContain(
      'La colonne File manque ; colonnes trouvées : Path, Content.Title.',
    );
  });

  it('which lines have no path, no unit, several units, or the unit of another line', async () => {
    const transaction = await newTree({ 'a/x.txt': '1', 'b/x.txt': '2' });
    expect(await refusalOf(transaction, 'ID;File;Content.Title\n1;;Racine\n2;a;A\n')).toContain(
      'ligne 2, colonne 2 : Le chemin (File) est vide.',
    );
    const told = await refusalOf(transaction, 'File;Content.Title\na;A\nz.txt;Z\nx.txt;X\n');
    expect(told).toContain('ligne 3 : Aucune unité n’a le chemin « z.txt ».');
    expect(told).toContain('ligne 4 : « x.txt » désigne 2 unités.');
    expect(await refusalOf(transaction, 'File;Content.Title\na/x.txt;A\nb;B\na/x.txt;C\n')).toContain(
      'ligne 4 : « a/x.txt » est décrit deux fois (lignes 2, 4).',
    );
  });

  it('that it is empty, or holds values of another type', async () => {
    const transaction = await newTree({ 'a.txt': 'a' });
    expect(await refusalOf(transaction, '')).toContain('Le fichier de descriptions est vide.');
    expect(await refusalOf(transaction, 'File;Content.Title\n')).toContain('aucune ligne après son en-tête');
    expect(await refusalOf(transaction, 'File;Content.StartDate\na.txt;01/02/2023\n')).toContain(
      'ligne 2 : « 01/02/2023 » n’est pas du type du champ StartDate (DATE).',
    );
    expect(await refusalOf(transaction, '{"File":"a.txt"}\n', 'jsonl')).toContain('ligne 1 : ');
  });

  it('that the transaction is no longer open', async () => {
    const transaction = await newTree({ 'a.txt': 'a' });
    accepted(await api.client.collect.close(TENANT, transaction));
    expect(await refusalOf(transaction, 'File;Content.Title\na.txt;T\n')).toContain('READY');
  });
});
