import { readFile, stat } from 'node:fs/promises';
import { chartrierError } from '@chartrier/messages';

/** The system user that runs PostgreSQL when we are root, who may not. */
export interface ServiceAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Looked for in this order when the configuration names none. */
const USUAL_ACCOUNTS = ['postgres', 'nobody'];

/**
 * Who runs PostgreSQL: ourselves (undefined), or when we are root the owner of the cluster if there is one, else the
 * user asked for (a name or a number), else `postgres`, else `nobody`.
 *
 * @throws EMBEDDED_POSTGRES_NO_USER when no such user is in /etc/passwd (PostgreSQL wants to be someone).
 */
export async function chooseServiceAccount(
  cluster: string,
  asked: string | undefined,
): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = await readAccounts();
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    const known = accounts.find(({ uid }) => uid === owner.uid);
    if (known === undefined) throw chartrierError('EMBEDDED_POSTGRES_NO_USER', { user: owner.uid });
    return known;
  }
  for (const wanted of asked === undefined ? USUAL_ACCOUNTS : [asked]) {
    const account = accounts.find(({ name, uid }) => name === wanted || String(uid) === wanted);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw chartrierError('EMBEDDED_POSTGRES_NO_USER', { user: asked ?? USUAL_ACCOUNTS.join(', ') });
}

async function readAccounts(): Promise<readonly ServiceAccount[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
