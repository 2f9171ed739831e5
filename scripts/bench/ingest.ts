import { parseArgs } from 'node:util';
import { benchIdle } from './ingest/idle.ts';
import { benchLargeObject } from './ingest/large-object.ts';
import { benchSmall } from './ingest/small.ts';
import { benchSplit } from './ingest/split.ts';
import { benchWhole } from './ingest/whole.ts';

const GIBIBYTE = 1024 ** 3;

/**
 * npm run bench -- ingest [--units N --bytes M] [--queries] [--json]   one package (1,000,000 units: --units 1000000 --bytes 1024)
 *                         [--into N]                                   … into an archive that holds N generated units already
 *                         [--clamd]                                    … with an antivirus (a real clamd, with one signature)
 *                         --small [--packages N --units M]             many small packages
 *                         --split PARTS [--units N --bytes M]          one package against several
 *                         --large-object [--bytes N]                   one object of 4 GiB
 *                         --idle                                       memory and start of a server that does nothing
 *
 * Each writes its section of BENCHMARKS.md, unless --no-write (or --json) is given. --directory D: where packages and data go.
 */
export async function benchIngest(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    allowNegative: true,
    options: {
      units: { type: 'string' },
      bytes: { type: 'string' },
      packages: { type: 'string', default: '1000' },
      split: { type: 'string' },
      small: { type: 'boolean', default: false },
      'large-object': { type: 'boolean', default: false },
      idle: { type: 'boolean', default: false },
      queries: { type: 'boolean', default: false },
      into: { type: 'string' },
      clamd: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean' },
      directory: { type: 'string' },
    },
  });
  const { directory, json } = values;
  const common = {
    write: values.write ?? !json,
    ...(directory === undefined ? {} : { directory }),
  };
  const number = (given: string | undefined, otherwise: number): number =>
    given === undefined ? otherwise : Number(given);
  if (values.idle) return await benchIdle(common);
  if (values['large-object']) {
    return await benchLargeObject({ ...common, objectBytes: number(values.bytes, 4 * GIBIBYTE) });
  }
  if (values.small) {
    return await benchSmall({
      ...common,
      packages: number(values.packages, 1_000),
      units: number(values.units, 10),
    });
  }
  const objectBytes = number(values.bytes, 32_768);
  if (values.split !== undefined) {
    const units = number(values.units, 160_000);
    return await benchSplit({ ...common, units, parts: Number(values.split), objectBytes });
  }
  await benchWhole({
    ...common,
    units: number(values.units, 10_000),
    objectBytes,
    queries: values.queries,
    into: number(values.into, 0),
    clamd: values.clamd,
    json,
  });
}
