import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { findObjectLocation } from '../../src/archive/index.ts';
import { waitForCompletion } from '../../src/operations/engine/index.ts';
import { createLogger, type Database } from '../../src/platform/index.ts';
import { readObject, type Storage } from '../../src/storage/index.ts';
import { urlOf } from '../api/support/start-api.ts';
import { archiveConfig } from '../rebuild/running-archive.ts';
import { cloneDatabase, temporaryFolder } from '../support/index.ts';
import type { DepositShape } from './deposit-shapes.ts';
import { expectSoundArchive } from './expect-archive.ts';
import { type DepositTrace, expectDeposit, traceOf } from './expect-deposit.ts';
import { openPlatform, prepareForDeposits } from './ingest-platform.ts';
import type { Death, KilledProcessOrder } from './killed-process.ts';

const PROGRAM = fileURLToPath(new URL('./killed-process.ts', import.meta.url));
const TIMEOUT_MILLISECONDS = 60_000;
/** The lifecycles of larger deposits are not read one by one. */
const TRACED_UNITS = 1_000;
const LAST_MOMENT_MILLISECONDS = 3_000;

/** An archive of its own, where deposits are made one after the other and the workers that take them die. */
export interface KilledLane {
  /** A deposit whose worker dies, then is finished by another one. Answers whether it died where it was told to. */
  killed(shape: DepositShape, death: Death): Promise<boolean>;
  /** A deposit whose workers die one after the other, so many milliseconds after their start. */
  killedAgainAndAgain(shape: DepositShape, after: readonly number[]): Promise<void>;
  /** An undisturbed deposit. Answers its operation. */
  calmly(shape: DepositShape): Promise<string>;
  readonly database: Database;
  /** Workers that were killed so far. */
  killings(): number;
  /** Everything that was acknowledged is there, whole and once, and nothing else is. */
  expectSound(): Promise<void>;
}

export async function openKilledLane(cache: string): Promise<KilledLane> {
  const folder = await temporaryFolder('chartrier-killed-');
  const { database, connection } = await cloneDatabase();
  const config = archiveConfig(folder, { url: urlOf(connection) }, { logging: { level: 'silent' } });
  // What dies is told by the test: an error in the log would be an alarm.
  const logger = createLogger({ level: 'fatal', service: 'test' });
  const platform = await openPlatform(config, connection, logger);
  const acknowledged = new Map<string, DepositShape>();
  const calm = new Map<string, DepositTrace>();
  let spare = startProcess(cache);
  let killings = 0;

  async function finished(operationId: string): Promise<void> {
    const reference = { tenant: 0, id: operationId };
    const options = { timeoutMilliseconds: TIMEOUT_MILLISECONDS };
    const { state, status } = await waitForCompletion(database, reference, options);
    const expected = acknowledged.get(operationId)?.status;
    expect({ operationId, state, status }).toEqual({ operationId, state: 'COMPLETED', status: expected });
  }

  async function deposit(shape: DepositShape): Promise<string> {
    const operationId = await platform.deposit(shape.content);
    acknowledged.set(operationId, shape);
    return operationId;
  }

  async function finishHere(operationId: string): Promise<void> {
    const stop = platform.startWorker();
    await finished(operationId).finally(stop);
    await expectDeposit(database, operationId, shapeOf(operationId), calm.get(shapeOf(operationId).name));
  }

  function shapeOf(operationId: string): DepositShape {
    const shape = acknowledged.get(operationId);
    if (shape === undefined) throw new Error(`${operationId} was not acknowledged`);
    return shape;
  }

  /** What an undisturbed deposit of this shape leaves. */
  async function becalm(shape: DepositShape): Promise<void> {
    if (calm.has(shape.name) || shape.units > TRACED_UNITS) return;
    const operationId = await deposit(shape);
    await finishHere(operationId);
    calm.set(shape.name, await traceOf(database, operationId));
  }

  /** A worker that was started ahead begins its work; the next one is started meanwhile. */
  async function order(death: Death): Promise<ChildProcess> {
    const child = await spare;
    spare = startProcess(cache);
    const told: KilledProcessOrder = { config, connection, ...death };
    child.send(told);
    return child;
  }

  /** What a killed worker held is another's at once: that a lease runs out by itself is proved elsewhere. */
  async function mourn(child: ChildProcess, operationId: string): Promise<boolean> {
    if (child.signalCode !== 'SIGKILL') return false;
    killings += 1;
    await database.query(
      `update operation set lease_until = clock_timestamp() where id = $1 and state <> 'COMPLETED' and owner is not null`,
      [operationId],
    );
    return true;
  }

  const prepare = platform.startWorker();
  await prepareForDeposits(platform).finally(prepare);

  return {
    database,
    async calmly(shape) {
      const operationId = await deposit(shape);
      await finishHere(operationId);
      return operationId;
    },
    async killed(shape, death) {
      await becalm(shape);
      const operationId = await deposit(shape);
      const child = await order(death);
      const exit = once(child, 'exit');
      await Promise.race([exit, finished(operationId)]);
      // The last place to die at is after the operation's end.
      await Promise.race([exit, sleep(LAST_MOMENT_MILLISECONDS)]);
      const died = await mourn(child, operationId);
      await kill(child);
      await finishHere(operationId);
      return died;
    },
    async killedAgainAndAgain(shape, after) {
      await becalm(shape);
      const operationId = await deposit(shape);
      for (const milliseconds of after) {
        const child = await order({ after: milliseconds });
        await once(child, 'exit');
        await mourn(child, operationId);
      }
      await finishHere(operationId);
    },
    killings: () => killings,
    async expectSound() {
      await kill(await spare);
      for (const [operationId, shape] of acknowledged)
        await expectDeposit(database, operationId, shape, calm.get(shape.name));
      await expectReadableObjects(database, platform.rooms.storage);
      await expectSoundArchive(config, database, async () => (await cloneDatabase()).database);
      await platform.close();
    },
  };
}

/** Every object comes back from where it lies, with its digest. */
async function expectReadableObjects(database: Database, storage: Storage): Promise<void> {
  const { rows } = await database.query<{ object_id: string; byte_length: number }>(
    'select object_id, byte_length from object_location where tenant = 0 order by object_id',
  );
  for (const { object_id: id, byte_length: length } of rows) {
    const location = await findObjectLocation(database, 0, id);
    if (location === undefined) throw new Error(`object ${id} has no place`);
    expect((await buffer(await readObject(storage, location, { verify: true }))).length).toBe(length);
  }
}

/** What Node compiles is kept from one process to the next: starting is most of what they cost. */
async function startProcess(cache: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, { execArgv: [], env: { ...process.env, NODE_COMPILE_CACHE: cache } });
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

export interface Kill {
  /** The package, which may be one that was made for a lane. */
  readonly shape: DepositShape | ((lane: KilledLane) => DepositShape);
  readonly death: Death;
}

/** Kills on all lanes at once. Answers those that did not come to pass: the worker went past. */
export async function killAll(
  lanes: readonly KilledLane[],
  kills: readonly Kill[],
): Promise<readonly Death[]> {
  const waiting = [...kills];
  const survived: Death[] = [];
  async function work(lane: KilledLane): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const shape = typeof next.shape === 'function' ? next.shape(lane) : next.shape;
      if (!(await lane.killed(shape, next.death))) survived.push(next.death);
    }
  }
  await Promise.all(lanes.map(work));
  return survived;
}
