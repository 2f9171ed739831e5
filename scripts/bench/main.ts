// npm run bench -- NAME [options]
import { benchFormats } from './formats.ts';
import { benchFront } from './front.ts';
import { benchIngest } from './ingest.ts';
import { benchReferential } from './referential.ts';
import { benchSearch } from './search.ts';
import { benchTenants } from './tenants.ts';

const BENCHES: Readonly<Record<string, (parameters: readonly string[]) => Promise<void>>> = {
  formats: benchFormats,
  front: benchFront,
  ingest: benchIngest,
  referential: benchReferential,
  tenants: benchTenants,
  search: benchSearch,
};

const [name = '', ...parameters] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join('|')} [options]`);
  process.exitCode = 2;
} else {
  await bench(parameters);
}
