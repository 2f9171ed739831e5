// npm run bench -- NAME [options]
import { benchIngest } from './ingest.ts';

const BENCHES: Readonly<Record<string, (parameters: readonly string[]) => Promise<void>>> = {
  ingest: benchIngest,
};

const [name = '', ...parameters] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join('|')} [options]`);
  process.exitCode = 2;
} else {
  await bench(parameters);
}
