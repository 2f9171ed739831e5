import type { LogbookEvent } from '@chartrier/client';

/** A fault as the journal holds it, in both languages. */
export interface Fault {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly remedyFr: string;
  readonly remedyEn: string;
  readonly line?: number;
  readonly column?: number;
  readonly element?: string;
  readonly unit?: string;
  readonly titlePath?: readonly string[];
  readonly entry?: string;
}

export interface FaultsOfCheck {
  readonly event: LogbookEvent;
  readonly faults: readonly Fault[];
  /** All that the check found; only the first are listed. */
  readonly count: number;
}

function isFault(value: unknown): value is Fault {
  return value !== null && typeof value === 'object' && 'code' in value && 'fr' in value && 'en' in value;
}

/** The checks that refused or warned, with what they found. */
export function faultsOf(events: readonly LogbookEvent[]): readonly FaultsOfCheck[] {
  return events.flatMap((event) => {
    const data = parse(event.evDetData);
    const listed = Array.isArray(data?.['faults']) ? data['faults'].filter(isFault) : [];
    if (listed.length === 0) return [];
    const count = typeof data?.['faultCount'] === 'number' ? data['faultCount'] : listed.length;
    return [{ event, faults: listed, count }];
  });
}

export function parse(data: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (data === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(data);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A deposit's comment, when the manifest gives one. */
export function subjectOf(evDetData: string | undefined): string | undefined {
  const comment = parse(evDetData)?.['EvDetailReq'];
  return typeof comment === 'string' && comment !== '' ? comment : undefined;
}
