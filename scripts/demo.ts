// npm run demo: starts a server of its own, deposits the sample, finds it, downloads a file, compares its SHA-512; then
// deposits the faulty sample and shows what was refused, where, and what to do. Nothing is left behind, unless --keep.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paint, paintStatus, plainWordsQuery, printOperation, say } from '@chartrier/cli';
import { accepted, type Client, createClient, readBytes } from '@chartrier/client';
import { makeSamples } from './sample/make.ts';
import { sampleFile } from './samples.ts';
import { startServerProcess } from './server-process.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };
const keep = process.argv.includes('--keep');

function title(text: string): void {
  console.log(`\n${paint('strong', text)}`);
}

async function importReferenceData(client: Client): Promise<void> {
  for (const collection of ['agencies', 'rules'] as const) {
    const bytes = await readFile(sampleFile(`reference-data/${collection}.csv`));
    accepted(await client.referentials.import(SESSION, collection, bytes, `${collection}.csv`));
    console.log(`${paintStatus('OK')} ${collection}.csv`);
  }
  for (const [collection, name] of [
    ['ingestcontracts', 'ingest-contract'],
    ['accesscontracts', 'access-contract'],
  ] as const) {
    const items = JSON.parse(await readFile(sampleFile(`reference-data/${name}.json`), 'utf8'));
    accepted(await client.referentials.importJson(SESSION, collection, items));
    console.log(`${paintStatus('OK')} ${name}.json`);
  }
}

async function deposit(client: Client, file: string): Promise<string> {
  const { operationId } = accepted(await client.ingest.deposit(SESSION, { content: createReadStream(file) }));
  const progress = accepted(await client.waitFor(SESSION, operationId));
  const operation = accepted(await client.logbook.operation(SESSION, operationId)).$results[0];
  if (operation !== undefined) printOperation(operation);
  console.log(`${paintStatus(progress.status)} ${say('opération', 'operation')} ${operationId}`);
  return progress.status;
}

/** Downloads the object of the unit, and compares its digest to the archive's and to our own file's. */
async function compareDigest(client: Client, unitId: string, file: string): Promise<boolean> {
  const group = accepted(await client.objects.ofUnit(SESSION, unitId)).$results[0];
  const declared = group?.['#qualifiers']?.[0]?.versions[0]?.MessageDigest;
  const bytes = await readBytes(accepted(await client.objects.download(SESSION, unitId)));
  const downloaded = createHash('sha512').update(bytes).digest('hex');
  const original = createHash('sha512')
    .update(await readFile(file))
    .digest('hex');
  console.log(`SHA-512 ${say('du fichier de départ', 'of the file that we sent')}   ${original}`);
  console.log(`SHA-512 ${say('tenue par l’archive', 'kept by the archive')}      ${declared}`);
  console.log(`SHA-512 ${say('du fichier téléchargé', 'of the file that came back')} ${downloaded}`);
  return downloaded === original && downloaded === declared;
}

title(
  say(
    '1. Un serveur, sa base et ses deux offres de stockage',
    '1. A server, its database and its two storage offers',
  ),
);
const started = performance.now();
const server = await startServerProcess({ name: 'demo', configuration: { logging: { level: 'warn' } } });
const client = createClient({ url: server.url });
let good = false;
try {
  console.log(`${server.url}  (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  title(say('2. Les référentiels du tenant 0', '2. The reference data of tenant 0'));
  await importReferenceData(client);

  const samples = await makeSamples(join(server.dataDirectory, '..', 'samples'));
  title(say('3. Un bon versement', '3. A good deposit'));
  const status = await deposit(client, samples.good);

  title(say('4. Ce que l’on retrouve avec le mot « lavoir »', '4. What the word “lavoir” finds'));
  const found = accepted(await client.units.search(SESSION, plainWordsQuery('lavoir', 20)));
  for (const unit of found.$results) console.log(`  ${unit.Title}  ${paint('quiet', unit['#id'])}`);
  const record = found.$results.find((unit) => unit.Title?.startsWith('Délibération'));
  if (record === undefined) throw new Error('the record deposited is not found');

  title(say('5. Le fichier revient, à l’octet près', '5. The file comes back, to the byte'));
  const matches = await compareDigest(client, record['#id'], sampleFile('files/deliberation-1912-03-14.txt'));
  console.log(
    matches
      ? `${paintStatus('OK')} ${say('les trois empreintes sont égales', 'the three digests are equal')}`
      : `${paintStatus('KO')} ${say('les empreintes diffèrent', 'the digests differ')}`,
  );

  title(say('6. Un versement fautif', '6. A faulty deposit'));
  const refused = await deposit(client, samples.faulty);
  good = status === 'OK' || status === 'WARNING' ? matches && refused === 'KO' : false;

  title(say('Où regarder', 'Where to look'));
  console.log(
    say(
      `Les offres : ${server.dataDirectory}/offers (des tar et des JSON Lines)`,
      `The offers: ${server.dataDirectory}/offers (tar and JSON Lines)`,
    ),
  );
  console.log(
    say(
      'Garder une archive : npm start ; chaque commande : npm run chartrier -- --help',
      'Keep an archive: npm start; every command: npm run chartrier -- --help',
    ),
  );
  if (keep) {
    console.log(
      say(
        `Le serveur et son interface restent ouverts sur ${server.url} ; Ctrl+C les arrête.`,
        `The server and its front office stay open on ${server.url}; Ctrl+C stops them.`,
      ),
    );
    // the first start says the administrator's password once: here its output is a file
    console.log((await server.log()).trim());
    await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  }
} finally {
  client.close();
  await server.stop();
}
process.exitCode = good ? 0 : 1;
