import { beforeAll, describe, expect, it } from 'vitest';
import { binary, loadSampleReferentials, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

/** The names that files had on the depositor's side are kept as they are written, whatever they look like. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

describe('a name of a file on the depositor’s side', () => {
  it.each([
    'bilan 16 + 14.pdf',
    '50%.pdf',
    'a%20b.pdf',
    'a&b.csv',
    'n°#1.txt',
    'note .txt',
    'lettre.',
    'a;b"c.pdf',
    'C\u0065\u0301ramica.pdf',
    'Céramica.pdf',
    'ภาษาไทย.pdf',
    '..\\..\\x',
    ' a  b ',
    '\u{1F4DC}.pdf',
  ])('%j is kept, as the title of its unit too', async (name) => {
    const deposited = await bench.deposit(
      await sampleSip({
        groups: [
          { id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha', { FileInfo: { Filename: name } })] },
        ],
        units: [unit('U1', { content: { Title: name }, objectReference: { to: 'group', id: 'G1' } })],
      }),
    );
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
    const { rows } = await bench.database.query<{ title: string; filename: string; first: string }>(
      `select u.document ->> 'Title' title, g.document -> 'FileInfo' ->> 'Filename' first,
         g.document #>> '{_qualifiers,0,versions,0,FileInfo,Filename}' filename
       from unit u join object_group g on g.tenant = 0 and g.id = u.og where u.opi = $1`,
      [deposited.operationId],
    );
    expect(rows).toEqual([{ title: name, filename: name, first: name }]);
  });
});
