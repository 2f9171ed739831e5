#!/usr/bin/env node
// Starts the command on the Node that the lock file brings (24), whatever Node npm itself runs on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const entry = join(here, '..', 'src', 'main.ts');

function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  for (let directory = here; dirname(directory) !== directory; directory = dirname(directory)) {
    const candidate = join(directory, 'node_modules', name, 'bin', 'node');
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
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
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal !== null) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
