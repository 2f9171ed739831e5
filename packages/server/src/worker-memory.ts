/**
 * V8 lets garbage pile up until it meets its limit, which it takes from the machine's memory: a worker that holds 40 MB
 * then occupies 300. With a limit of its own it collects as it goes (measured on a deposit of 40,000 units: 504 MB
 * resident without, 230 with). Half of the young generation's default costs a tenth more time.
 */
const YOUNG_GENERATION_MEGABYTES = 16;

/**
 * The heap is collected whole when it holds so much more than what stayed the last time, in percent. Under a limit this low
 * V8 takes a third, and collects every eight small deposits, whose objects live through two collections of the young.
 */
const HEAP_GROWTH_PERCENT = 100;

/**
 * The C library raises by itself the size from which a buffer has pages of its own, given back when it is freed, and keeps
 * an arena for each thread: freed buffers of some megabytes then stay in pieces. Other C libraries ignore these names.
 */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(1024 * 1024) };

/**
 * What Node reads and writes files with: a thread is held by each file that is being made durable. With Node's own four, two
 * packs on two offers would leave none to read the package and write the next pack.
 */
const FILE_THREADS = 8;

/** How a worker process is started: with memory that does not depend on the size of deposits, and threads for its files. */
export function workerMemory(heapMegabytes: number): {
  readonly nodeOptions: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
} {
  return {
    nodeOptions: [
      `--max-old-space-size=${heapMegabytes}`,
      `--heap-growing-percent=${HEAP_GROWTH_PERCENT}`,
      `--max-semi-space-size=${YOUNG_GENERATION_MEGABYTES}`,
    ],
    environment: {
      ...ALLOCATOR,
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? String(FILE_THREADS),
    },
  };
}
