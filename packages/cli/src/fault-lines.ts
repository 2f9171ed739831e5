import { language, say } from './language.ts';
import { paint } from './paint.ts';

/** A fault as events of a deposit hold it: place, sentence and remedy in both languages. */
export interface Fault {
  readonly code?: string;
  readonly line?: number;
  readonly column?: number;
  readonly element?: string;
  readonly unit?: string;
  readonly entry?: string;
  readonly titlePath?: readonly string[];
  readonly fr: string;
  readonly en: string;
  readonly remedyFr?: string;
  readonly remedyEn?: string;
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fr' in value && 'en' in value;
}

function placeOf(fault: Fault): string {
  const place = [
    fault.line === undefined ? undefined : `${say('ligne', 'line')} ${fault.line}`,
    fault.column === undefined ? undefined : `${say('colonne', 'column')} ${fault.column}`,
    fault.element === undefined ? undefined : `<${fault.element}>`,
    fault.titlePath === undefined || fault.titlePath.length === 0 ? fault.unit : fault.titlePath.join(' › '),
    fault.entry,
  ];
  return place.filter((part) => part !== undefined).join(', ');
}

/** Faults as a person reads them: where, what is wrong, what to do; how many more there are. */
function structuredLines(faults: readonly Fault[], count: unknown): readonly string[] {
  const french = language() === 'fr';
  const lines = faults.flatMap((fault) => {
    const place = placeOf(fault);
    const remedy = french ? fault.remedyFr : fault.remedyEn;
    const sentence = french ? fault.fr : fault.en;
    return [
      place === '' ? sentence : `${paint('strong', place)}`,
      ...(place === '' ? [] : [`  ${sentence}`]),
      ...(remedy === undefined ? [] : [`  → ${remedy}`]),
    ];
  });
  const more = typeof count === 'number' ? count - faults.length : 0;
  return more > 0 ? [...lines, say(`et ${more} autres`, `and ${more} more`)] : lines;
}

function flatten(value: unknown, name: string): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(item, `${name}[${index}]`));
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(inner, name === '' ? key : `${name}.${key}`),
    );
  }
  return [`${name}: ${String(value)}`];
}

/** The faults that an event's data (JSON text) lists; none when it lists none. */
export function faultsOf(data: string): readonly Fault[] {
  try {
    const parsed: unknown = JSON.parse(data);
    const faults =
      typeof parsed === 'object' && parsed !== null && 'faults' in parsed ? parsed.faults : undefined;
    return Array.isArray(faults) ? faults.filter(isFault) : [];
  } catch {
    // Another server's reply may hold any text here.
    return [];
  }
}

/** What an event's data says of its refusal: its faults when it lists them, every text that it holds otherwise. */
export function faultLines(data: Readonly<Record<string, unknown>>): readonly string[] {
  const faults = data['faults'];
  if (Array.isArray(faults) && faults.length > 0 && faults.every(isFault)) {
    return structuredLines(faults, data['faultCount']);
  }
  return flatten(data, '');
}
