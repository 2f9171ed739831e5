/**
 * How fast objects go to two offers, read-back included: `node packages/server/test/storage/measure-folder.ts [objects]
 * [bytes]`. Prints objects and bytes a second, CPU time and memory.
 */
import { randomBytes } from 'node:crypto';
import { createTestStorage } from '../../src/storage/folder/test-storage.ts';
import { openOperationFolder } from '../../src/storage/index.ts';

const objects = Number(process.argv[2] ?? 20_000);
const bytes = Number(process.argv[3] ?? 32_768);
const BATCH = 128;
const MIB = 2 ** 20;

const content = randomBytes(bytes * BATCH);
const test = await createTestStorage();
const start = performance.now();
const folder = await openOperationFolder(test.storage, {
  tenant: 0,
  operationId: 'measure',
  createdAt: new Date(),
  attempt: 1,
});
let memory = 0;
for (let done = 0; done < objects; done += BATCH) {
  const count = Math.min(BATCH, objects - done);
  await folder.addObjects(
    Array.from({ length: count }, (_, n) => ({
      id: `object${done + n}`,
      bytes: content.subarray(n * bytes, (n + 1) * bytes),
    })),
  );
  memory = Math.max(memory, process.memoryUsage.rss());
}
await folder.prepare();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    objectsPerSecond: Math.round(objects / seconds),
    mebibytesPerSecond: Math.round((objects * bytes) / MIB / seconds),
    cpuSeconds: Math.round((user + system) / 100_000) / 10,
    peakMebibytes: Math.round(memory / MIB),
  }),
);
await test.close();
