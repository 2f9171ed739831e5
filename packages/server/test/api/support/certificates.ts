import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate and its key, as PEM, with their files. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface Authority {
  readonly certificateFile: string;
  readonly certificate: string;
  issue(name: string, use: 'server' | 'client'): Promise<Issued>;
  /** Takes certificates back: a list (CRL), PEM. */
  revoke(taken: readonly Issued[]): Promise<string>;
}

/** A certification authority of the test's own, made by openssl in a folder. */
export async function makeAuthority(folder: string): Promise<Authority> {
  const openssl = (...parameters: string[]) => run('openssl', parameters, { cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  );
  return {
    certificateFile: join(folder, 'ca.pem'),
    certificate: await readFile(join(folder, 'ca.pem'), 'utf8'),
    async issue(name, use) {
      await openssl(
        'req',
        ...newKey,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/O=Chartrier test/CN=${name}`,
      );
      const usage = use === 'server' ? 'serverAuth' : 'clientAuth';
      const extensions = `${name}.ext`;
      await writeFile(
        join(folder, extensions),
        `extendedKeyUsage=${usage}\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n`,
      );
      await openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-days', '2', '-extfile', extensions, '-out', `${name}.pem`],
      );
      const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
      const [certificate, key] = [await readFile(certificateFile, 'utf8'), await readFile(keyFile, 'utf8')];
      return { certificate, key, certificateFile, keyFile };
    },
    async revoke(taken) {
      await writeFile(join(folder, 'index.txt'), '');
      await writeFile(
        join(folder, 'ca.conf'),
        '[ca]\ndefault_ca=test\n[test]\ndatabase=index.txt\ncertificate=ca.pem\nprivate_key=ca.key\ndefault_md=sha256\ndefault_crl_days=1\n',
      );
      const ca = ['ca', '-config', 'ca.conf'];
      for (const { certificateFile } of taken) await openssl(...ca, '-revoke', certificateFile);
      await openssl(...ca, '-gencrl', '-out', 'taken.crl');
      return await readFile(join(folder, 'taken.crl'), 'utf8');
    },
  };
}
