#!/usr/bin/env node
// Starts the command on the Node that the lock file brings (24), whatever Node npm itself runs on, with what keeps its
// memory small.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const entry = join(here, '..', 'src', 'main.ts');

/** Commands that stay: how they are started decides of the memory that they take. */
const SERVICES = ['serve', 'worker'];
/**
 * By default V8 lets 64 MB of young objects, and garbage up to a share of the machine, pile up before it collects. A figure
 * given to Node by whoever starts us stands.
 */
const HEAP_OPTIONS = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
/** The C library keeps an arena for each thread, and freed buffers in them: see the worker's. Others ignore these names. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(1024 * 1024) };

function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  for (let directory = here; dirname(directory) !== directory; directory = dirname(directory)) {
    const candidate = join(directory, 'node_modules', name, 'bin', 'node');
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

/** Where compiled code is kept between two starts: a folder of the user's own, for it is run as it is found. */
function compileCache() {
  return (
    process.env.NODE_COMPILE_CACHE ??
    join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'chartrier')
  );
}

/** Options that this process has not, nor any that says the same. */
function missingOptions() {
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ').replaceAll('_', '-');
  return HEAP_OPTIONS.filter((option) => !given.includes(option.split('=')[0]));
}

/** Becomes the same program with these options, under the same number: V8 takes them at its start only. */
function restartAsService() {
  const options = missingOptions();
  const isForked = process.env.NODE_CHANNEL_FD !== undefined;
  if (options.length === 0 || isForked || process.platform === 'win32' || process.execve === undefined)
    return;
  const argv = [process.execPath, ...process.execArgv, ...options, ...process.argv.slice(1)];
  process.execve(process.execPath, argv, {
    ...ALLOCATOR,
    ...process.env,
    NODE_COMPILE_CACHE: compileCache(),
  });
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  if (SERVICES.includes(process.argv[2])) restartAsService();
  nodeModule.enableCompileCache(compileCache());
  process.argv[1] = entry;
  await import(entry);
} else {
  const node = pinnedNode();
  if (node === undefined) {
    console.error(
      `Chartrier needs Node 24 or later, and this is ${process.version}. Install it, then run the command again.`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal !== null) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
