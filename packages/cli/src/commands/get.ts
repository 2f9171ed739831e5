import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectVersion } from '@chartrier/client';
import { accepted } from '@chartrier/client';
import type { AddCommand } from '../command.ts';
import { type Connection, type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paint, paintStatus } from '../paint.ts';

interface GetOptions extends ConnectionOptions {
  readonly output?: string;
  readonly object?: boolean;
  readonly usage: string;
  readonly objectVersion: string;
  readonly json?: boolean;
}

export const getCommand: AddCommand = (program, done) => {
  withConnection(
    program
      .command('get <unit>')
      .description('shows a unit; with --object, downloads its object and compares its SHA-512')
      .option('--object', 'downloads the object')
      .option('--output <file>', 'where to write it (its own name when absent)')
      .option('--usage <usage>', 'usage of the object', 'BinaryMaster')
      .option('--object-version <number>', 'version of the usage', '1'),
  ).action(async (unit: string, options: GetOptions) => {
    await connected(options, async (connection) => done(await get(connection, unit, options)));
  });
};

async function get({ client, session }: Connection, id: string, options: GetOptions): Promise<number> {
  const unit = accepted(await client.units.byId(session, id)).$results[0];
  if (options.object !== true) {
    console.log(JSON.stringify(unit, null, options.json ? 0 : 2));
    return EXIT_CODES.OK;
  }
  const group = accepted(await client.objects.ofUnit(session, id)).$results[0];
  const wanted = `${options.usage}_${options.objectVersion}`;
  const version = group?.['#qualifiers']
    ?.flatMap((qualifier) => qualifier.versions)
    .find((one) => one.DataObjectVersion === wanted);
  const body = accepted(
    await client.objects.download(session, id, {
      usage: options.usage,
      version: Number(options.objectVersion),
    }),
  );
  const file = options.output ?? basename(fileName(version) ?? `${id}.bin`);
  const computed = await writeHashed(body, file);
  const matches = computed === version?.MessageDigest;
  if (options.json) {
    console.log(JSON.stringify({ unit: id, file, sha512: computed, matches }));
  } else {
    console.log(`${paintStatus(matches ? 'OK' : 'KO')}  ${file}`);
    console.log(paint('quiet', `SHA-512 ${computed}`));
    if (!matches) {
      console.error(
        say(
          'L’empreinte ne correspond pas à celle de l’archive : ne gardez pas ce fichier, relancez le téléchargement.',
          'The digest is not the archive’s: do not keep this file, download it again.',
        ),
      );
    }
  }
  return matches ? EXIT_CODES.OK : EXIT_CODES.ERROR;
}

function fileName(version: ObjectVersion | undefined): string | undefined {
  const name = version?.FileInfo?.['Filename'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Writes the bytes beside the file, then gives it its name once whole; answers their SHA-512. */
async function writeHashed(body: NodeJS.ReadableStream, file: string): Promise<string> {
  const partial = `${file}.part`;
  const hash = createHash('sha512');
  const hashing = new Transform({
    transform(bytes: Buffer, _encoding, next) {
      hash.update(bytes);
      next(null, bytes);
    },
  });
  try {
    await pipeline(body, hashing, createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return hash.digest('hex');
}
