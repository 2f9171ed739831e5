import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { startIngest } from './start-ingest.ts';

const D = '/work/shared/conformance/data/';
const bench = await startIngest();
it('debug', async () => {
  for (const tenant of [0]) {
    await bench.importFile('Agencies', readFileSync(D + 'agencies/agencies_init.csv'), tenant);
    await bench.importFile('FileRules', readFileSync(D + 'rules/rules_ok.csv'), tenant);
    await bench.importJson(
      'IngestContract',
      JSON.parse(readFileSync(D + 'contracts/referential_contracts_ok.json', 'utf8')),
      tenant,
    );
  }
  for (const name of (process.env.SIPS ?? '').split(',')) {
    const d = await bench.deposit(readFileSync(D + name));
    console.log('#####', name, d.status, d.operationId);
    for (const e of d.operation.events)
      if (process.env.ALL || e.outcome !== 'OK')
        console.log(e.outDetail, '|', e.outMessg, '|', e.evDetData?.slice(0, 1500));
    if (process.env.ATR) console.log(await d.reply());
  }
}, 600_000);
