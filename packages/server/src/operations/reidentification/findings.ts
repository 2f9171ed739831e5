import type { IdentifiedFormat } from '../../referential/index.ts';
import type { StoredVersion } from './held-objects.ts';
import type { IdentifiedObject } from './identify-held.ts';

/**
 * What is told of an object. `changed`: it has another format from now on. `uncharted`: another format is recognised, which
 * the list in force does not know. `unrecognised`: it had a format, and these signatures give it none, or
 * only by its name or look. `unread`: no offer
 * gives it. Only what is `changed` changes.
 */
export interface FormatFinding {
  readonly kind: 'changed' | 'uncharted' | 'unrecognised' | 'unread';
  readonly group: string;
  readonly object: string;
  /** `BinaryMaster_1` */
  readonly version: string;
  readonly uri: string;
  /** `unknown` where it was not recognised. */
  readonly from: string;
  readonly to?: string;
  readonly basis?: string;
  readonly warnings?: readonly string[];
}

export const UNKNOWN = 'unknown';

/** The format that an object has by its document. */
export function presentFormat({ FormatIdentification }: StoredVersion): string {
  return FormatIdentification?.FormatId ?? UNKNOWN;
}

/** What there is to tell of an object; nothing where what it has is confirmed. */
export function findingOf(
  { object: { group, stored }, format }: IdentifiedObject,
  charted: ReadonlySet<string>,
): FormatFinding | undefined {
  const from = presentFormat(stored);
  const told = {
    group: group.id,
    object: stored._id,
    version: stored.DataObjectVersion ?? '',
    uri: stored.Uri ?? '',
    from,
  };
  if (format === 'unread') return { kind: 'unread', ...told };
  const to = format.puids.includes(from) ? from : (format.puids[0] ?? UNKNOWN);
  if (to === from) return undefined;
  const why = whyOf(format);
  if (to === UNKNOWN || (isCertain(basisOf(stored)) && !isCertain(format.basis)))
    return { kind: 'unrecognised', ...told, ...why };
  return { kind: charted.has(to) ? 'changed' : 'uncharted', ...told, to, ...why };
}

/** A name or a look never replaces what bytes told. */
const isCertain = (basis: unknown) => basis === 'signature' || basis === 'container';

/** What the present format rests on, where it was identified here. */
function basisOf({ _formatSource: source }: StoredVersion): unknown {
  return typeof source === 'object' && source !== null && 'basis' in source ? source.basis : undefined;
}

function whyOf({ basis, warnings }: IdentifiedFormat) {
  return { ...(basis === undefined ? {} : { basis }), ...(warnings === undefined ? {} : { warnings }) };
}
