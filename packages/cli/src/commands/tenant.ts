import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { accepted, type Tenant } from '@chartrier/client';
import type { Command } from 'commander';
import type { AddCommand } from '../command.ts';
import { type Connection, type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paintStatus } from '../paint.ts';

type TenantOptions = ConnectionOptions & {
  readonly administrationTenant: string;
  readonly json?: boolean;
};

const MEASURES = ['units', 'objects', 'bytes'] as const;

/** Tenants at run time, through the API: nothing is restarted. */
export const tenantCommand: AddCommand = (program, done) => {
  const tenant = program
    .command('tenant')
    .description('tenants: list, create, rename, suspend, resume, quota, usage, export, erase');
  const add = (name: string, description: string): Command =>
    withConnection(tenant.command(name).description(description)).option(
      '--administration-tenant <number>',
      'tenant of the administration',
      process.env['CHARTRIER_ADMINISTRATION_TENANT'] ?? '1',
    );
  const run = (options: TenantOptions, work: (connection: Connection) => Promise<void>): Promise<void> =>
    connected({ ...options, tenant: Number(options.administrationTenant) }, async (connection) => {
      await work(connection);
      done(EXIT_CODES.OK);
    });

  add('list', 'lists tenants').action((options: TenantOptions) =>
    run(options, async ({ client, session }) =>
      tell(accepted(await client.tenants.list(session)).$results, options),
    ),
  );
  add('create <number> <name>', 'creates a tenant').action(
    (id: string, name: string, options: TenantOptions) =>
      run(options, async ({ client, session }) =>
        tell(accepted(await client.tenants.create(session, { id: Number(id), name })).$results, options),
      ),
  );
  add('rename <number> <name>', 'renames a tenant').action(
    (id: string, name: string, options: TenantOptions) =>
      run(options, async ({ client, session }) =>
        tell(accepted(await client.tenants.update(session, Number(id), { name })).$results, options),
      ),
  );
  for (const [verb, status] of [
    ['suspend', 'SUSPENDED'],
    ['resume', 'ACTIVE'],
  ] as const)
    add(`${verb} <number>`, `${verb}s a tenant`).action((id: string, options: TenantOptions) =>
      run(options, async ({ client, session }) =>
        tell(accepted(await client.tenants.update(session, Number(id), { status })).$results, options),
      ),
    );
  add('quota <number>', 'limits what a tenant may hold; without a limit, removes them')
    .option('--units <number>')
    .option('--objects <number>')
    .option('--bytes <number>')
    .action((id: string, options: TenantOptions & Partial<Record<(typeof MEASURES)[number], string>>) =>
      run(options, async ({ client, session }) => {
        const given = MEASURES.filter((measure) => options[measure] !== undefined);
        const quota = Object.fromEntries(given.map((measure) => [measure, Number(options[measure])]));
        tell(accepted(await client.tenants.update(session, Number(id), { quota })).$results, options);
      }),
    );
  add('usage <number>', 'tells what a tenant holds, and its operations by month').action(
    (id: string, options: TenantOptions) =>
      run(options, async ({ client, session }) => {
        const [usage] = accepted(await client.tenants.usage(session, Number(id))).$results;
        console.log(JSON.stringify(usage, null, options.json ? 0 : 2));
      }),
  );
  add('export <number>', 'writes a tenant as a tar of its folders')
    .requiredOption('--to <file>', 'the tar')
    .action((id: string, options: TenantOptions & { readonly to: string }) =>
      run(options, async ({ client, session }) => {
        const stream = accepted(await client.tenants.export(session, Number(id)));
        await pipeline(stream, createWriteStream(options.to, { flags: 'wx' }));
        console.log(
          options.json ? JSON.stringify({ file: options.to }) : `${paintStatus('OK')} ${options.to}`,
        );
      }),
    );
  add('erase <number>', 'erases a suspended tenant for good')
    .requiredOption('--confirm <name>', 'the name of the tenant, written again')
    .action((id: string, options: TenantOptions & { readonly confirm: string }) =>
      run(options, async ({ client, session }) =>
        tell(accepted(await client.tenants.erase(session, Number(id), options.confirm)).$results, options),
      ),
    );
  for (const command of tenant.commands) command.exitOverride();
};

function tell(tenants: readonly Tenant[], { json }: TenantOptions): void {
  if (json) {
    console.log(JSON.stringify(tenants));
    return;
  }
  for (const { id, name, status, administration } of tenants) {
    const role = administration ? say(' (administration)', ' (administration)') : '';
    console.log(`${String(id).padStart(9)}  ${status.padEnd(9)}  ${name}${role}`);
  }
}
