import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { accepted, type LogbookOperation } from '@chartrier/client';
import { signatureFileKind } from '@chartrier/pronom';
import type { Command } from 'commander';
import type { AddCommand } from '../command.ts';
import { type Connection, type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { EXIT_CODES, EXIT_CODES_HELP, exitCodeOf } from '../exit-code.ts';
import { say } from '../language.ts';
import { printOperation } from '../operation-report.ts';
import { paint, paintStatus } from '../paint.ts';
import { progressLine } from '../progress-line.ts';

interface JsonOption extends ConnectionOptions {
  readonly json?: boolean;
}

interface ReidentifyOptions extends JsonOption {
  readonly apply: boolean;
  readonly puid?: readonly string[];
  readonly olderOnly?: boolean;
}

/** The list of formats is the whole platform's: it is imported from this tenant where none is named. */
const ADMINISTRATION_TENANT = 1;
/** Enough of a file to tell which of the two it is. */
const BEGINNING_BYTES = 64 * 1024;

export const formatsCommand: AddCommand = (program, done) => {
  const formats = program
    .command('formats')
    .description('signature files, and identification of what is held');
  formats.exitOverride();
  withConnection(
    formats
      .command('update <files...>')
      .description(
        'imports PRONOM’s signature files (DROID, container signatures) while the server runs, from the administration tenant',
      )
      .addHelpText('after', EXIT_CODES_HELP),
  )
    .exitOverride()
    .action(async (files: readonly string[], options: JsonOption, command: Command) => {
      const told = command.getOptionValueSource('tenant') !== 'default' || process.env['CHARTRIER_TENANT'];
      const asked = told ? options : { ...options, tenant: ADMINISTRATION_TENANT };
      await connected(asked, async (connection) => done(await update(connection, files, options)));
    });
  withConnection(
    formats
      .command('reidentify')
      .description('tells which objects of a tenant would have another format with the signatures in force')
      .option('--dry-run', 'changes nothing (the default)')
      .option('--apply', 'gives these objects their new format', false)
      .option('--puid <puid...>', 'only objects of these formats; "unknown" for those never identified')
      .option('--older-only', 'leaves out what the signatures in force have identified')
      .addHelpText('after', EXIT_CODES_HELP),
  )
    .exitOverride()
    .action(async (options: ReidentifyOptions, command: Command) => {
      if (options.apply && command.getOptionValueSource('dryRun') === 'cli')
        command.error(say('--dry-run et --apply s’excluent.', '--dry-run and --apply exclude each other.'));
      await connected(options, async (connection) => done(await reidentify(connection, options)));
    });
};

/** The DROID file first: container signatures are linked to its formats. */
async function update(
  { client, session }: Connection,
  files: readonly string[],
  options: JsonOption,
): Promise<number> {
  const kinds = await Promise.all(
    files.map(async (path) => ({
      path,
      kind: signatureFileKind((await readFile(path)).subarray(0, BEGINNING_BYTES)),
    })),
  );
  const ordered = kinds.toSorted(
    (one, other) => Number(one.kind === 'containers') - Number(other.kind === 'containers'),
  );
  let worst = 'OK';
  for (const { path } of ordered) {
    const { operationId } = accepted(
      await client.referentials.import(session, 'formats', createReadStream(path), basename(path)),
    );
    const operation = accepted(await client.logbook.operation(session, operationId)).$results[0];
    const last = operation?.events?.at(-1);
    if (last?.outcome !== 'OK') worst = last?.outcome ?? worst;
    if (options.json)
      console.log(
        JSON.stringify({ file: path, operationId, status: last?.outcome, data: dataOf(operation) }),
      );
    else {
      console.log(`${paintStatus(last?.outcome ?? '')}  ${path}  ${paint('quiet', operationId)}`);
      for (const warning of textsOf(dataOf(operation)['Warnings'])) console.log(`  ${warning}`);
    }
  }
  const inForce = accepted(await client.formats.signatures(session)).$results[0];
  if (!options.json)
    console.log(
      say(`Signatures en vigueur : ${inForce?.signatures}`, `Signatures in force: ${inForce?.signatures}`),
    );
  return exitCodeOf(worst);
}

async function reidentify({ client, session }: Connection, options: ReidentifyOptions): Promise<number> {
  const started = accepted(
    await client.formats.reidentify(session, {
      dryRun: !options.apply,
      ...(options.puid === undefined ? {} : { puids: [...options.puid] }),
      ...(options.olderOnly === true ? { olderOnly: true } : {}),
    }),
  );
  const operationId = started.$results[0]?.itemId ?? '';
  const line = progressLine({ visible: options.json !== true });
  line.show(say('identification en cours', 'identifying'));
  const progress = accepted(await client.waitFor(session, operationId));
  line.clear();
  const operation = accepted(await client.logbook.operation(session, operationId)).$results[0];
  if (!options.json) {
    console.log(`${paintStatus(progress.status)}  ${progress.state}  ${paint('quiet', operationId)}`);
    if (progress.status !== 'OK' && operation !== undefined) printOperation(operation);
  }
  if (progress.status === 'KO' || progress.status === 'FATAL') return exitCodeOf(progress.status);
  const findings = accepted(await client.formats.findings(session, operationId));
  for await (const text of createInterface({ input: findings })) {
    if (options.json) console.log(text);
    else console.log(findingLine(JSON.parse(text) as Finding));
  }
  if (!options.json) printCounts(dataOf(operation), options.apply);
  return progress.status === 'OK' ? EXIT_CODES.OK : exitCodeOf(progress.status);
}

/** A line of the report. */
interface Finding {
  readonly kind: 'changed' | 'uncharted' | 'unrecognised' | 'unread';
  readonly object: string;
  readonly uri: string;
  readonly from: string;
  readonly to?: string;
}

const KINDS: Readonly<Record<Finding['kind'], readonly [french: string, english: string]>> = {
  changed: ['change', 'changes'],
  uncharted: ['reconnu, absent du référentiel', 'recognised, not in the registry'],
  unrecognised: ['n’est plus reconnu, inchangé', 'recognised no more, unchanged'],
  unread: ['illisible sur les offres', 'unreadable on the offers'],
};

function findingLine({ kind, object, uri, from, to }: Finding): string {
  const [french, english] = KINDS[kind];
  const change = to === undefined ? from : `${from} → ${paint('strong', to)}`;
  return `${change}  ${uri}  ${paint('quiet', object)}  ${say(french, english)}`;
}

function printCounts(data: Readonly<Record<string, unknown>>, applied: boolean): void {
  const changed = Number(data['Changed'] ?? 0);
  const groups = Number(data['Groups'] ?? 0);
  console.log(
    applied
      ? say(
          `${changed} objets ont un autre format, sur ${groups} groupes.`,
          `${changed} objects have another format, of ${groups} groups.`,
        )
      : say(
          `${changed} objets auraient un autre format, sur ${groups} groupes. Avec --apply, ils l’ont.`,
          `${changed} objects would have another format, of ${groups} groups. With --apply, they have it.`,
        ),
  );
}

function dataOf(operation: LogbookOperation | undefined): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(operation?.events?.at(-1)?.evDetData ?? '{}');
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
