import type { Database } from '../../src/platform/index.ts';
import type { Analyse } from './model-texts.ts';
import { VOCABULARY } from './random-archive.ts';

/** Words as the database makes them of each word of the vocabulary; how they combine is the model's. */
export async function analyserOf(database: Database): Promise<Analyse> {
  const known = new Map<string, readonly (string | undefined)[]>();
  for (const word of VOCABULARY) {
    const { rows } = await database.query<{ lexeme: string; place: number }>(
      `select lexeme, place from unnest(words_of($1)) w (lexeme, places) cross join lateral unnest(places) place`,
      [word],
    );
    const { rows: parts } = await database.query<{ count: number }>(
      `select count(*) from regexp_matches(part_words($1), '[[:alnum:]]+', 'g')`,
      [word],
    );
    const words = new Array<string | undefined>(Number(parts[0]?.count ?? 0)).fill(undefined);
    for (const { lexeme, place } of rows) words[place - 1] = lexeme;
    known.set(word, words);
  }
  return (text) => text.split(' ').flatMap((word) => known.get(word) ?? []);
}
