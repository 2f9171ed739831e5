import type { Unit } from '@chartrier/client';
import { accepted } from '@chartrier/client';
import { InvalidArgumentError } from 'commander';
import { type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paint } from '../paint.ts';
import { plainWordsQuery } from '../plain-words.ts';
import type { AddCommand } from '../program.ts';

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
  readonly limit: number;
  readonly json?: boolean;
}

export const searchCommand: AddCommand = (program, done) => {
  withConnection(
    program
      .command('search [words...]')
      .description(
        'finds units: words of titles and descriptions, Field:value for a field, quotes for a phrase',
      )
      .option('--limit <number>', 'units shown', limitNumber, DEFAULT_LIMIT),
  ).action(async (words: readonly string[], options: SearchOptions) => {
    await connected(options, async ({ client, session }) => {
      const text = words
        .map((word) => (/\s/.test(word) && !word.includes('"') ? quoted(word) : word))
        .join(' ');
      const found = accepted(await client.units.search(session, plainWordsQuery(text, options.limit)));
      if (options.json) console.log(JSON.stringify({ total: found.$hits.total, units: found.$results }));
      else printUnits(found.$results, found.$hits.total);
      done(EXIT_CODES.OK);
    });
  });
};

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
