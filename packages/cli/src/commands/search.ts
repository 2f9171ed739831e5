import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SearchQuery, Unit } from '@chartrier/client';
import { accepted } from '@chartrier/client';
import { InvalidArgumentError, Option } from 'commander';
import type { AddCommand } from '../command.ts';
import { type Connection, type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { eachUnit } from '../each-unit.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { printExplanation } from '../explanation.ts';
import { say } from '../language.ts';
import { paint } from '../paint.ts';
import { plainWordsQuery } from '../plain-words.ts';
import { unitsCsv } from '../units-csv.ts';

const DEFAULT_LIMIT = 20;
const MOST_RESULTS = 10_000;

function limitNumber(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_RESULTS) {
    throw new InvalidArgumentError(`a limit is a whole number from 1 to ${MOST_RESULTS}.`);
  }
  return limit;
}

interface SearchOptions extends ConnectionOptions {
  readonly limit?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly separator: string;
  readonly output?: string;
  readonly explain?: boolean;
}

export const searchCommand: AddCommand = (program, done) => {
  withConnection(
    program
      .command('search [words...]')
      .description(
        'finds units: words of titles and descriptions, Field:value for a field (StartDate:1912, Field:a..b, date:1912-03), quotes for a phrase',
      )
      .option('--limit <number>', `units shown (${DEFAULT_LIMIT}; with --csv, all)`, limitNumber)
      .option('--csv', 'writes all the units found as CSV (UTF-8 with a byte order mark, RFC 4180)')
      .addOption(
        new Option('--separator <sign>', 'between the cells of the CSV').choices([',', ';']).default(','),
      )
      .option('--output <file>', 'where to write the CSV (standard output when absent)')
      .option('--explain', 'tells how the search runs: SQL, filter of the access contract, time'),
  ).action(async (words: readonly string[], options: SearchOptions) => {
    const text = words
      .map((word) => (/\s/.test(word) && !word.includes('"') ? quoted(word) : word))
      .join(' ');
    const query = plainWordsQuery(text, options.limit ?? DEFAULT_LIMIT);
    await connected(options, async (connection) => {
      if (options.explain) await explain(connection, query, options);
      else if (options.csv) await writeCsv(connection, query, options);
      else await show(connection, query, options);
      done(EXIT_CODES.OK);
    });
  });
};

async function show(
  { client, session }: Connection,
  query: SearchQuery,
  { json }: SearchOptions,
): Promise<void> {
  const found = accepted(await client.units.search(session, query));
  if (json) console.log(JSON.stringify({ total: found.$hits.total, units: found.$results }));
  else printUnits(found.$results, found.$hits.total);
}

async function explain(
  { client, session }: Connection,
  query: SearchQuery,
  { json }: SearchOptions,
): Promise<void> {
  const [explained] = accepted(await client.units.explain(session, query)).$results;
  if (explained === undefined) return;
  if (json) console.log(JSON.stringify(explained));
  else printExplanation(explained);
}

async function writeCsv(
  connection: Connection,
  query: SearchQuery,
  { limit, separator, output }: SearchOptions,
): Promise<void> {
  const lines = unitsCsv(eachUnit(connection, query, limit), separator);
  if (output === undefined) for await (const line of lines) process.stdout.write(line);
  else await pipeline(Readable.from(lines), createWriteStream(output));
}

/** A shell's argument that holds spaces was quoted by its writer: it stays one term. */
function quoted(word: string): string {
  const field = /^([#A-Za-z][\w#.]*):(.*)$/s.exec(word);
  return field === null ? `"${word}"` : `${field[1]}:"${field[2]}"`;
}

function printUnits(units: readonly Unit[], total: number): void {
  if (units.length === 0) {
    console.log(
      say(
        'Aucune unité. Essayez moins de mots, ou un autre tenant.',
        'No unit. Try fewer words, or another tenant.',
      ),
    );
    return;
  }
  for (const unit of units) {
    const dates = [unit['StartDate'], unit['EndDate']].filter((date) => date !== undefined).join(' – ');
    console.log(`${paint('strong', unit.Title ?? unit['#id'])}${dates === '' ? '' : `  ${dates}`}`);
    console.log(paint('quiet', `  ${unit['#id']}  ${unit['#originating_agency'] ?? ''}`));
  }
  console.log(say(`${units.length} sur ${total}`, `${units.length} of ${total}`));
}
