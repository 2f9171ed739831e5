import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServiceAccount } from './service-account.ts';

const READ = 4;
const TRAVERSE = 1;

/** Whether an account may go through every folder that leads to a path, up to the part of it that exists. */
export async function canTraverse(path: string, account: ServiceAccount): Promise<boolean> {
  let folder = await existingPart(path);
  for (;;) {
    if (!(await allows(folder, account, TRAVERSE))) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

/** Whether an account may read a file and reach it. */
export async function canRead(file: string, account: ServiceAccount): Promise<boolean> {
  return (await allows(file, account, READ)) && (await canTraverse(dirname(file), account));
}

async function existingPart(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // not there yet: its parent is looked at, up to the root
    return await existingPart(dirname(path));
  }
}

/** As the kernel checks it: the owner's bits for the owner, else the group's for the group, else the others'. */
async function allows(path: string, account: ServiceAccount, permission: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & permission) !== 0;
}
