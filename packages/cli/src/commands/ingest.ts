import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { accepted, readBytes } from '@chartrier/client';
import { Option } from 'commander';
import type { AddCommand } from '../command.ts';
import { type Connection, type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { depositReport, printDeposit } from '../deposit-report.ts';
import { EXIT_CODES_HELP, exitCodeOf } from '../exit-code.ts';
import { say } from '../language.ts';
import { paint, paintStatus } from '../paint.ts';
import { progressLine } from '../progress-line.ts';

/** A package is read and sent in large pieces: in Node's own of 64 KiB sending takes twice the time. */
const READ_BYTES = 2 ** 20;

interface IngestOptions extends ConnectionOptions {
  readonly workflow: string;
  readonly atr?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const ingestCommand: AddCommand = (program, done) => {
  withConnection(
    program
      .command('ingest <file>')
      .description('deposits a SEDA package (zip, tar, tar.gz, tar.bz2) and follows it to its end')
      .addOption(
        new Option('--workflow <id>', 'how the package is treated')
          .choices(['DEFAULT_WORKFLOW', 'FILING_SCHEME', 'HOLDING_SCHEME', 'BLANK_TEST'])
          .default('DEFAULT_WORKFLOW'),
      )
      .option(
        '--dry-run',
        'judges the package and keeps nothing of it (BLANK_TEST): what is wrong, and the remedies',
      )
      .option('--atr <file>', 'writes the archive transfer reply there')
      .addHelpText('after', EXIT_CODES_HELP),
  ).action(async (file: string, options: IngestOptions) => {
    await connected(options, async (connection) => done(await deposit(connection, file, options)));
  });
};

async function deposit(
  { client, session }: Connection,
  file: string,
  options: IngestOptions,
): Promise<number> {
  const { size } = await stat(file);
  const line = progressLine({ visible: options.json !== true });
  let sent = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const bytes of createReadStream(file, { highWaterMark: READ_BYTES })) {
      sent += bytes.length;
      line.show(`${say('envoi', 'sending')} ${Math.floor((sent / Math.max(size, 1)) * 100)} %`);
      yield bytes;
    }
  }
  const { operationId } = accepted(
    await client.ingest.deposit(session, {
      content: Readable.from(counted(), { objectMode: false }),
      size,
      workflow: options.dryRun === true ? 'BLANK_TEST' : options.workflow,
      originalFilename: basename(file),
    }),
  );
  const progress = accepted(
    await client.waitFor(session, operationId, {
      seen: async () => {
        const running = await client.operations.list(session, { id: operationId });
        const step = running.ok ? running.value.$results[0]?.previousStep : undefined;
        line.show(step === undefined || step === '' ? say('en attente', 'waiting') : step);
      },
    }),
  );
  line.clear();
  const logbook = accepted(await client.logbook.operation(session, operationId)).$results[0];
  if (options.atr !== undefined) {
    const reply = accepted(await client.ingest.archiveTransferReply(session, operationId));
    await writeFile(options.atr, await readBytes(reply));
  }
  const report =
    progress.state === 'COMPLETED' && progress.status !== 'OK'
      ? await depositReport(client, session, operationId)
      : { problems: [], problemCount: 0 };
  if (options.json) {
    const { state, status } = progress;
    console.log(JSON.stringify({ operationId, state, status, ...report, logbook }));
  } else {
    printDeposit(logbook, report);
    const test = options.dryRun === true ? `  ${paint('quiet', say('(essai à blanc)', '(dry run)'))}` : '';
    console.log(`${paintStatus(progress.status)}  ${basename(file)}${test}`);
    console.log(paint('quiet', `${say('opération', 'operation')} ${operationId}`));
  }
  return exitCodeOf(progress.status);
}
