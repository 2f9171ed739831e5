/**
 * The simple types of SEDA's schema (XML Schema part 2, and the types that SEDA derives from them). `accepts` receives
 * the text as written; where the type collapses white space, the text with its white space collapsed is tried next.
 */
export interface SimpleType {
  /** Rule of the finding when a value is refused: `value-date-time` … */
  readonly rule: string;
  /** What a value looks like, for the finding. */
  readonly expected: readonly string[];
  readonly accepts: (value: string) => boolean;
  readonly collapses: boolean;
  /** `id`: declares an identifier, unique in the document; `idref`: uses one. */
  readonly role?: 'id' | 'idref';
}

const EDGES_OR_RUNS = /[\t\n\r ]+/g;

/** White space collapsed as xs:token asks: none at the ends, one blank inside. */
export function collapseWhiteSpace(text: string): string {
  return text.replace(EDGES_OR_RUNS, ' ').trim();
}

/** @returns whether a value belongs to a type. */
export function isAccepted(type: SimpleType, text: string): boolean {
  return type.accepts(text) || (type.collapses && type.accepts(collapseWhiteSpace(text)));
}

/** No date, number or name is longer; an expression is not tried on more, whatever a hostile document writes. */
const LONGEST_VALUE = 1_024;

function matching(rule: string, expected: readonly string[], pattern: RegExp): SimpleType {
  return {
    rule,
    expected,
    accepts: (value) => value.length <= LONGEST_VALUE && pattern.test(value),
    collapses: true,
  };
}

const anything = () => true;

/** xs:string, xs:token and xs:anyURI refuse nothing (validators accept any text as a URI reference). */
export const string: SimpleType = { rule: 'value', expected: [], accepts: anything, collapses: false };
export const token: SimpleType = { rule: 'value', expected: [], accepts: anything, collapses: false };
export const anyUri: SimpleType = { rule: 'value', expected: [], accepts: anything, collapses: false };

/** SEDA's NonEmptyTokenType. */
export const nonEmptyToken: SimpleType = {
  rule: 'value-empty',
  expected: [],
  accepts: (value) => /[^\t\n\r ]/.test(value),
  collapses: false,
};

const NAME_START = 'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}';
const NAME_START_MORE =
  '\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NC_NAME = new RegExp(
  `^[${NAME_START}${NAME_START_MORE}][${NAME_START}${NAME_START_MORE}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`,
  'u',
);
const ASCII_NC_NAME = /^[A-Za-z_][-.\w]*$/;

const isNcName = (value: string) =>
  value.length <= LONGEST_VALUE && (ASCII_NC_NAME.test(value) || NC_NAME.test(value));

/** xs:ID and xs:IDREF: names without colon (Namespaces in XML 1.0, NCName). */
export const id: SimpleType = {
  rule: 'value-identifier',
  expected: [],
  accepts: isNcName,
  collapses: true,
  role: 'id',
};
export const idref: SimpleType = { ...id, role: 'idref' };

const YEAR = '-?(?:[1-9][0-9]{3,}|0[0-9]{3})';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12][0-9]|3[01])';
const TIME = '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)';
const ZONE = '(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';
const CALENDAR_DATE = new RegExp(`^(${YEAR})-(${MONTH})-(${DAY})(?:T${TIME})?${ZONE}$`);
const partialDate = matching(
  'value-any-date',
  [],
  new RegExp(`^(?:${YEAR}(?:-${MONTH})?|--${MONTH}|--${MONTH}-${DAY}|---${DAY})${ZONE}$`),
);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date of the calendar, with or without time; a day that the month does not have is refused. */
function isCalendarDate(value: string, time: boolean): boolean {
  const match = value.length <= LONGEST_VALUE ? CALENDAR_DATE.exec(value) : null;
  if (match === null || value.includes('T') !== time) return false;
  const [, year, month, day] = match;
  return Number(day) <= daysInMonth(Number(year), Number(month));
}

export const dateTime: SimpleType = {
  rule: 'value-date-time',
  expected: ['2024-02-29T14:30:00', '2024-02-29T14:30:00+01:00'],
  accepts: (value) => isCalendarDate(value, true),
  collapses: true,
};

export const date: SimpleType = {
  rule: 'value-date',
  expected: ['2024-02-29'],
  accepts: (value) => isCalendarDate(value, false),
  collapses: true,
};

/** SEDA's DateType: xs:date, xs:dateTime, or a part of a date (xs:gYear, xs:gYearMonth …). */
export const anyDate: SimpleType = {
  rule: 'value-any-date',
  expected: ['2024-02-29', '2024-02-29T14:30:00', '2024-02', '2024'],
  accepts: (value) =>
    isCalendarDate(value, false) || isCalendarDate(value, true) || partialDate.accepts(value),
  collapses: true,
};

export const boolean = matching('value-boolean', ['true', 'false'], /^(?:true|false|1|0)$/);
export const integer = matching('value-integer', ['42'], /^[+-]?[0-9]+$/);
export const positiveInteger = matching('value-positive-integer', ['1', '2048'], /^\+?0*[1-9][0-9]*$/);
export const decimal = matching('value-decimal', ['29.7'], /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/);
export const language = matching('value-language', ['fr', 'en-GB'], /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/);

const INT_MAX = 2_147_483_647;

/** xs:int: 32 bits. */
export const int: SimpleType = {
  ...integer,
  accepts: (value) => integer.accepts(value) && Number(value) <= INT_MAX && Number(value) >= -INT_MAX - 1,
};

const BASE64_SYMBOL = /^[A-Za-z0-9+/]*$/;

/** xs:base64Binary; checked line by line of the alphabet, since an attached file may be megabytes. */
function isBase64(value: string): boolean {
  const symbols = value.replaceAll(' ', '');
  if (symbols.length % 4 !== 0) return false;
  const padding = symbols.endsWith('==') ? 2 : symbols.endsWith('=') ? 1 : 0;
  const end = symbols.length - padding;
  for (let from = 0; from < end; from += LONGEST_VALUE) {
    if (!BASE64_SYMBOL.test(symbols.slice(from, Math.min(end, from + LONGEST_VALUE)))) return false;
  }
  const last = symbols[end - 1] ?? '';
  return padding === 0 || (padding === 1 ? 'AEIMQUYcgkosw048' : 'AQgw').includes(last);
}

export const base64: SimpleType = { rule: 'value-base64', expected: [], accepts: isBase64, collapses: true };

const hexadecimal = matching('value-digest', [], /^(?:[0-9a-fA-F]{2})*$/);

/** SEDA's BinaryType: base 64 or hexadecimal. */
export const digest: SimpleType = {
  rule: 'value-digest',
  expected: [],
  accepts: (value) => hexadecimal.accepts(value) || isBase64(value),
  collapses: true,
};

/** A closed list of tokens. */
export function oneOf(...values: readonly string[]): SimpleType {
  const known = new Set(values);
  return {
    rule: 'value-enumeration',
    expected: values,
    accepts: (value) => known.has(value),
    collapses: true,
  };
}
