import { readDateLiteral } from '../sql/date-literal.ts';

/** Letters of a Java date pattern, and how many digits each group takes. */
const FIELDS = { yyyy: 4, uuuu: 4, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2, SSS: 3 } as const;
type FieldLetters = keyof typeof FIELDS;

const TOKENS = /yyyy|uuuu|MM|dd|HH|mm|ss|SSS|'(?:[^']|'')*'|[^A-Za-z]/gy;

/**
 * The first instant of a date written in a Java pattern (`yyyy`, `dd/MM/yyyy`, `yyyy-MM-dd'T'HH:mm:ss`); undefined when
 * it does not follow the pattern, or the pattern has letters that are not known.
 */
export function instantOf(text: string, format: string): Date | undefined {
  const tokens = tokensOf(format);
  if (tokens === undefined) return undefined;
  const parts: Partial<Record<FieldLetters, string>> = {};
  let rest = text;
  for (const token of tokens) {
    const digits = isField(token) ? FIELDS[token] : undefined;
    const expected = digits === undefined ? unquoted(token) : undefined;
    const found = digits === undefined ? expected : new RegExp(`^\\d{${digits}}`).exec(rest)?.[0];
    if (found === undefined || !rest.startsWith(found)) return undefined;
    if (isField(token)) parts[token] = found;
    rest = rest.slice(found.length);
  }
  const year = parts.yyyy ?? parts.uuuu;
  if (rest !== '' || year === undefined) return undefined;
  const { MM = '01', dd = '01', HH = '00', mm = '00', ss = '00', SSS = '000' } = parts;
  return readDateLiteral(`${year}-${MM}-${dd}T${HH}:${mm}:${ss}.${SSS}`)?.from;
}

function tokensOf(format: string): readonly string[] | undefined {
  const tokens = format.match(TOKENS) ?? [];
  return tokens.join('') === format && tokens.length > 0 ? tokens : undefined;
}

function isField(token: string): token is FieldLetters {
  return Object.hasOwn(FIELDS, token);
}

function unquoted(token: string): string {
  if (!token.startsWith("'")) return token;
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}
