import { readFile } from 'node:fs/promises';
import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paint, paintStatus } from '../paint.ts';

const FIRST_CONTEXT = 'CT-000001';

interface Registered {
  readonly fingerprint: string;
  readonly subject: string;
  readonly contextIdentifier: string;
}

function tell(registered: Registered, json: boolean | undefined, done: string): void {
  if (json) {
    console.log(JSON.stringify(registered));
    return;
  }
  console.log(`${paintStatus('OK')} ${done} : ${registered.subject} → ${registered.contextIdentifier}`);
  console.log(paint('quiet', `SHA-256 ${registered.fingerprint}`));
}

export const certificateCommand: AddCommand = (program, done) => {
  const certificate = program
    .command('certificate')
    .description('client certificates of applications: whom the API lets in, and as which context');
  withConfiguration(
    certificate
      .command('add <file>')
      .description('registers a client certificate (PEM or DER)')
      .option('--context <identifier>', 'context that the application acts as', FIRST_CONTEXT),
  ).action(async (file: string, options: ConfiguredOptions & { readonly context: string }) => {
    const { addCertificate } = await import('@chartrier/server');
    const registered = await addCertificate(await configurationOf(options), {
      certificate: await readFile(file),
      context: options.context,
    });
    tell(registered, options.json, say('certificat enregistré', 'certificate registered'));
    done(EXIT_CODES.OK);
  });
  withConfiguration(
    certificate
      .command('revoke <fingerprint>')
      .description('revokes a certificate, by its SHA-256 fingerprint'),
  ).action(async (fingerprint: string, options: ConfiguredOptions) => {
    const { revokeCertificate } = await import('@chartrier/server');
    tell(
      await revokeCertificate(await configurationOf(options), fingerprint),
      options.json,
      say('certificat révoqué', 'certificate revoked'),
    );
    done(EXIT_CODES.OK);
  });
  for (const command of certificate.commands) command.exitOverride();
};
