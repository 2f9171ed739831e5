import { type DepositFault, faultsData } from './refusal.ts';

/** Numbers that no manifest has, where a statement puts the line and the column of each object. */
const LINE = 987_654_321;
const COLUMN = 987_654_322;
/** What is each object's own: statements put the object's text there. */
const PLACES = ['entry', 'id', 'algorithm', 'length', 'declared', 'found'] as const;
const place = (name: string) => `⟦${name}⟧`;

/**
 * The data of an event about one object, as JSON text without its braces: a hundred thousand objects may have the same
 * fault, and facts are written by one statement. `filledSentence` is the SQL that fills it.
 */
export function objectSentence(fault: Pick<DepositFault, 'code' | 'element'>): string {
  const data = faultsData([
    {
      ...fault,
      line: LINE,
      column: COLUMN,
      entry: place('entry'),
      parameters: Object.fromEntries(PLACES.map((name) => [name, place(name)])),
    },
  ]);
  return JSON.stringify(data).slice(1, -1);
}

/** SQL of a sentence (an expression that gives its text) filled with each object's own; absent texts are empty. */
export function filledSentence(
  sentence: string,
  own: Readonly<Partial<Record<(typeof PLACES)[number] | 'line' | 'column', string>>>,
): string {
  const texts = PLACES.reduce(
    (sql, name) => `replace(${sql}, '${place(name)}', ${jsonText(own[name] ?? "''")})`,
    sentence,
  );
  return [
    [LINE, own.line],
    [COLUMN, own.column],
  ].reduce<string>(
    (sql, [number, text]) => `replace(${sql}, '${number}', coalesce(${text}, 0)::text)`,
    texts,
  );
}

/** A text as it stands between the quotes of a JSON string. */
function jsonText(text: string): string {
  return `coalesce(substr(to_json((${text})::text)::text, 2, length(to_json((${text})::text)::text) - 2), '')`;
}
