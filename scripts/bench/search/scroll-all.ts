import { type JsonValue, parseSelectMultiple } from '@chartrier/dsl';
import { accessFilter, fieldTypesOf, streamUnits } from '../../../packages/server/src/archive/query/index.ts';
import type { Database } from '../../../packages/server/src/platform/index.ts';
import { TENANT } from './generate-units.ts';

export interface Scrolled {
  readonly units: number;
  readonly unitsPerSecond: number;
  /** The same by processor time of the reader alone: what it would be if nothing else ran here. */
  readonly unitsPerCpuSecond: number;
  /** Resident memory after a tenth of the units, and at the most afterwards. */
  readonly memoryAtFirst: number;
  readonly memoryAtMost: number;
}

/** Reads every unit through the product's stream, rendered, and written as the lines that a caller gets. */
export async function scrollAll(database: Database, units: number): Promise<Scrolled> {
  const body = { $roots: [], $query: [{ $exists: '#id' }], $projection: {} };
  const parsed = parseSelectMultiple(body as JsonValue, 'unit');
  if (!parsed.ok) throw new Error('the query of the scroll is wrong');
  const access = accessFilter(
    { EveryOriginatingAgency: true, EveryDataObjectVersion: true },
    TENANT,
    '2026-01-01',
  );
  const request = { query: parsed.value, access, fieldTypes: fieldTypesOf([]) };
  let read = 0;
  let bytes = 0;
  let memoryAtFirst = 0;
  let memoryAtMost = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const outcome = await streamUnits(database, request, async ({ batches }) => {
    for await (const batch of batches) {
      for (const unit of batch) bytes += JSON.stringify(unit).length;
      read += batch.length;
      const { rss } = process.memoryUsage();
      if (read < units / 10) memoryAtFirst = Math.max(memoryAtFirst, rss);
      else memoryAtMost = Math.max(memoryAtMost, rss);
    }
  });
  if (!outcome.ok || read !== units || bytes === 0) throw new Error(`${read} units were read of ${units}`);
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    units: read,
    unitsPerSecond: read / seconds,
    unitsPerCpuSecond: read / ((user + system) / 1e6),
    memoryAtFirst,
    memoryAtMost,
  };
}
