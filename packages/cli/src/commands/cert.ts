import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import type { AddCommand } from '../command.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paint, paintStatus } from '../paint.ts';

interface CertOptions {
  readonly directory: string;
  readonly days: string;
  readonly json?: boolean;
}

const AUTHORITY = 'authority';
const DAYS = 365;

/** Makes what mutual TLS needs on a machine where there is no PKI yet: for development and tests. */
export const certCommand: AddCommand = (program, done) => {
  const cert = program
    .command('cert')
    .description('makes a development authority and certificates; a real installation has its own PKI');
  const common = (name: string, description: string, days: number) =>
    cert
      .command(name)
      .description(description)
      .option('--directory <folder>', 'where the files are', 'certificates')
      .option('--days <number>', 'how long it is valid', String(days))
      .option('--json', 'machine-readable answer');

  common('authority', 'makes an authority: authority.pem, authority.key', DAYS * 10).action(
    async (options: CertOptions) => {
      const { makeDevelopmentAuthority } = await import('@chartrier/server');
      const made = await makeDevelopmentAuthority('Chartrier development', Number(options.days), new Date());
      tell(await keep(options.directory, AUTHORITY, made), options);
      done(EXIT_CODES.OK);
    },
  );
  common('client <name>', 'issues the certificate of an application', DAYS).action(
    async (name: string, options: CertOptions) => {
      const { issueCertificate } = await import('@chartrier/server');
      const authority = await readPair(options.directory, AUTHORITY);
      const days = Number(options.days);
      const issued = await issueCertificate(authority, { name, use: 'client', days, now: new Date() });
      const files = await keep(options.directory, name, issued);
      tell(files, options);
      if (!options.json)
        console.log(
          paint(
            'quiet',
            say(
              `À enregistrer : chartrier certificate add ${files.certificate} --context <contexte>`,
              `To be registered: chartrier certificate add ${files.certificate} --context <context>`,
            ),
          ),
        );
      done(EXIT_CODES.OK);
    },
  );
  common('server <name>', 'issues the certificate of a server', DAYS)
    .option('--host <names...>', 'host names and IPv4 addresses', ['localhost', '127.0.0.1'])
    .action(async (name: string, options: CertOptions & { readonly host: readonly string[] }) => {
      const { issueCertificate } = await import('@chartrier/server');
      const authority = await readPair(options.directory, AUTHORITY);
      const days = Number(options.days);
      const request = { name, use: 'server', days, hosts: options.host, now: new Date() } as const;
      tell(await keep(options.directory, name, await issueCertificate(authority, request)), options);
      done(EXIT_CODES.OK);
    });
  common('crl [certificates...]', 'publishes authority.crl, the list of certificates taken back', 30).action(
    async (files: readonly string[], options: CertOptions) => {
      const { issueRevocationList } = await import('@chartrier/server');
      const authority = await readPair(options.directory, AUTHORITY);
      const revoked = await Promise.all(files.map((file) => readFile(file, 'utf8')));
      const days = Number(options.days);
      const list = await issueRevocationList(authority, revoked, { now: new Date(), days });
      const file = join(options.directory, `${AUTHORITY}.crl`);
      await writeFile(file, list);
      tell({ list: file }, options);
      done(EXIT_CODES.OK);
    },
  );
  for (const command of cert.commands) command.exitOverride();
};

type Pair = Readonly<Record<'certificate' | 'key', string>>;

/** Writes a certificate and its key, readable by their owner only; what is there already is never replaced. */
async function keep(directory: string, name: string, { certificate, key }: Pair): Promise<Pair> {
  await mkdir(directory, { recursive: true });
  const files = { certificate: join(directory, `${name}.pem`), key: join(directory, `${name}.key`) };
  try {
    await writeFile(files.key, key, { mode: 0o600, flag: 'wx' });
    await writeFile(files.certificate, certificate, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw chartrierError('CERTIFICATE_FILE_EXISTS', { file: files.certificate }, { cause });
  }
  return files;
}

async function readPair(directory: string, name: string): Promise<Pair> {
  try {
    return {
      certificate: await readFile(join(directory, `${name}.pem`), 'utf8'),
      key: await readFile(join(directory, `${name}.key`), 'utf8'),
    };
  } catch (cause) {
    throw chartrierError('AUTHORITY_FILE_ABSENT', { directory }, { cause });
  }
}

function tell(files: Readonly<Record<string, string>>, { json }: CertOptions): void {
  if (json) console.log(JSON.stringify(files));
  else for (const file of Object.values(files)) console.log(`${paintStatus('OK')} ${file}`);
}
