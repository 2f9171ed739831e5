import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { exportCsv } from '../../referential/index.ts';
import { readReport } from './read-papers.ts';

const bench = await startReferential();
const HEADER = 'Identifier,Name,Description\n';

async function report(operationId: string | undefined): Promise<readonly string[]> {
  const stream = await readReport(bench.services, 0, operationId ?? '', 'csv', 'en');
  if (stream === undefined) throw new Error('no report');
  return (await text(stream)).split('\r\n');
}

async function exported(collection: Parameters<typeof exportCsv>[2]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of exportCsv(bench.database, 0, collection)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('the report of an import as CSV', () => {
  it('tells what changed', async () => {
    await bench.importFile('Agencies', `${HEADER}A1,Un,\nA2,Deux,\n`);
    const { operationId } = await bench.importFile('Agencies', `${HEADER}A1,"Un, bis",\nA3,Trois,\n`);
    expect(await report(operationId)).toEqual([
      'Identifier,Change,Line,Column,Field,Severity,Code,Message,Remedy',
      'A1,update,2,,,,,,',
      'A3,insert,3,,,,,,',
      'A2,delete,,,,,,,',
      '',
    ]);
  });

  it('tells what is wrong with a file that was refused, in the reader’s language', async () => {
    const { operationId } = await bench.importFile('Agencies', `${HEADER}A1,=1+1,\n`);
    const [, line] = await report(operationId);
    expect(line).toContain(',,2,2,Name,ERROR,REFERENTIAL_FORMULA,"line 2, column 2: The value starts with =');
    expect(line).toContain('Remove this first character.');
  });
});

describe('reference data as CSV', () => {
  it('can be imported again', async () => {
    await bench.importFile('Agencies', `${HEADER}A1,"Dit ""é""","a\nb"\nA2,-12,\n`);
    const file = await exported('Agencies');
    expect(file.startsWith('\uFEFFIdentifier,Name,Description\r\n')).toBe(true);
    const again = await bench.importFile('Agencies', file);
    expect(again).toMatchObject({ status: 'OK', documents: [] });
  });

  it('has no formula, and JSON for what is no text', async () => {
    await bench.importJson('AccessContract', [
      { Identifier: 'AC-1', Name: '=HYPERLINK("x")', Status: 'ACTIVE', OriginatingAgencies: ['A1'] },
    ]);
    const file = await exported('AccessContract');
    expect(file).toContain('"\'=HYPERLINK(""x"")"');
    expect(file).toContain('"[""A1""]"');
  });
});
