import { describe, expect, it } from 'vitest';
import { findingMessage } from '../../referential/index.ts';
import type { DescriptionItem } from './given-description.ts';
import { readCsvDescriptions } from './read-csv-descriptions.ts';
import { MAX_LINE_LENGTH, readJsonlDescriptions } from './read-jsonl-descriptions.ts';

const typeOf = (name: string) =>
  name === 'SentDate' || name === 'StartDate' ? ('DATE' as const) : undefined;
const bytes = async function* (content: string | Buffer) {
  yield Buffer.from(content);
};

async function told(items: AsyncIterable<DescriptionItem>): Promise<readonly string[]> {
  const all = await Array.fromAsync(items);
  return all.flatMap((item) => ('finding' in item ? [findingMessage(item.finding, 'en')] : []));
}
const csv = (text: string | Buffer) => told(readCsvDescriptions(bytes(text), typeOf));
const jsonl = (text: string | Buffer) => told(readJsonlDescriptions(bytes(text), typeOf));

describe('descriptions in CSV that are refused', () => {
  it('says which separator was found and which is expected', async () => {
    expect(await csv('File,Content.Title\na.txt,Titre\n')).toEqual([
      'line 1: The separator found is « , », « ; » is expected.',
    ]);
    expect(await csv('File\tContent.Title\n')).toEqual([
      'line 1: The separator found is TAB, « ; » is expected.',
    ]);
  });

  it('lists the columns found when the one of paths is missing', async () => {
    expect(await csv('Path;Content.Title\na.txt;Titre\n')).toEqual([
      'line 1: The column File is missing; columns found: Path, Content.Title.',
    ]);
    expect(await csv('file;Content.Title\na.txt;Titre\n')).toEqual([
      'line 1: The column File is missing; columns found: file, Content.Title.',
    ]);
  });

  it('names by its line a row without path, and an empty one', async () => {
    expect(await csv('ID;File;ParentID;Content.Title\n1;;;Racine\n;;;\n2;a;1;A\n')).toEqual([
      'line 2, column 2: The path (File) is empty.',
      'line 3: The line is empty.',
    ]);
  });

  it('tells each cell that cannot be taken', async () => {
    const head =
      'File;Content.SentDate;Content.Title;Content.Title.attr;Content.Agent;Content.Agent.FirstName';
    expect(await csv(`${head}\na;01/02/2023\nb;;T;français\nc;;;;x;y\nd;;<script>;\ne;;;;;;;z`)).toEqual([
      'line 2: “01/02/2023” is not of the type of the field SentDate (DATE).',
      'line 3, column 4: The attribute Content.Title.attr is not readable: français.',
      'line 4, column 6: The column Content.Agent.FirstName writes where another column of the same line has written.',
      'line 5: The field Title holds what is not allowed (script).',
      'line 6: The line has 8 cells, the header has 6.',
    ]);
  });

  it('tells a column given twice, an empty file, and one that is not UTF-8', async () => {
    expect(await csv('File;Content.Title;Content.Title\n')).toEqual([
      'line 1, column 3: The column “Content.Title” is given twice.',
    ]);
    expect(await csv('')).toEqual(['The file of descriptions is empty.']);
    expect(await csv(Buffer.from('File;Content.Title\na;\xe9t\xe9\n', 'latin1'))).toEqual([
      'line 1: The file is not in UTF-8.',
    ]);
  });
});

describe('descriptions in JSON Lines that are refused', () => {
  it('names the line and what is wrong with it', async () => {
    const lines = [
      '{"File":"a","UnitContent":{"SentDate":"hier"}}',
      '["a"]',
      '{"File":"a"}',
      '{"UnitContent":{}}',
      '{"File":" ","UnitContent":{}}',
      '{',
    ];
    const found = await jsonl(lines.join('\n'));
    expect(found.map((one) => one.slice(0, 8))).toEqual([1, 2, 3, 4, 5, 6].map((line) => `line ${line}: `));
    expect(found[0]).toBe('line 1: “hier” is not of the type of the field SentDate (DATE).');
    expect(found[2]).toContain('UnitContent');
    expect(found[4]).toBe('line 5: The path (File) is empty.');
  });

  it('takes no text that cannot be stored, no list of dates, no management metadata that is a text', async () => {
    const lines = [
      { File: 'a', UnitContent: { Title: 'half \ud800' } },
      { File: 'nul \u0000', UnitContent: { Title: 'T' } },
      { File: 'a', UnitContent: { StartDate: ['2020-01-01'] } },
      { File: 'a', UnitContent: { '#management': 'x' } },
    ];
    expect(await jsonl(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual([
      'line 1: The field Title holds what is not allowed (unicode).',
      'line 2: The field File holds what is not allowed (unicode).',
      'line 3: “["2020-01-01"]” is not of the type of the field StartDate (DATE).',
      'line 4: “x” is not of the type of the field #management (object).',
    ]);
    expect(await csv('File;Content.StartDate.0\na;2020-01-01\n')).toHaveLength(1);
  });

  it('bounds how deep a field goes, and how many columns are looked at', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const refused = 'has more than 200 levels.';
    expect(await jsonl(`{"File":"a","UnitContent":{"Title":${deep}}}`)).toEqual([
      `line 1: The field Title ${refused}`,
    ]);
    const [found = ''] = await csv(`File;Content${'.a'.repeat(16_000)}\na;b\n`);
    expect(found).toMatch(/^line 1, column 2: .* has more than 200 levels\.$/);
    expect(await csv(`File${';Content.Title'.repeat(20_000)}\n`)).toHaveLength(19_999);
  });

  it('bounds the length of a line', async () => {
    const [found] = await jsonl(`{"File":"${'a'.repeat(MAX_LINE_LENGTH)}"}\n`);
    expect(found).toContain(`longer than ${MAX_LINE_LENGTH}`);
  });
});
