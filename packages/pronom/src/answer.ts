import type { ContainerMatch } from './container/identify-container.ts';
import { textEncoding } from './fallback/text.ts';
import { decodeText, looksLikeXml } from './fallback/xml.ts';
import type { Basis, FormatMatch, Identification, Warning } from './identification.ts';
import type { LimitName } from './limits.ts';
import { isFound, type MatchSession, partsOf } from './match/session.ts';
import { withoutLowerPriorities } from './priorities.ts';
import type { ContainerKind } from './signatures/signature-set.ts';
import type { Signatures } from './signatures/signatures.ts';

const PLAIN_TEXT = 'x-fmt/111';
const XML = 'fmt/101';

/** Formats found, and why; places in the set's formats. */
export type Found = ReadonlyMap<number, readonly Basis[]>;

/** Formats of the signatures that a session has found. */
export function foundBySignatures(
  signatures: Signatures,
  session: MatchSession,
  candidates: readonly number[],
  size: number,
): Found {
  const found = new Map<number, Basis[]>();
  for (const candidate of candidates) {
    if (!isFound(session, candidate)) continue;
    const basis: Basis = {
      method: 'signature',
      signature: signatures.set.signatures[candidate]?.id ?? '',
      parts: partsOf(session, candidate, size),
    };
    for (const format of signatures.formatsOf[candidate] ?? []) append(found, format, basis);
  }
  return found;
}

export function foundInContainer(matches: readonly ContainerMatch[]): Found {
  const found = new Map<number, Basis[]>();
  for (const { signature, entries } of matches) {
    const basis: Basis = { method: 'container', kind: signature.kind, signature: signature.id, entries };
    for (const format of signature.formats) append(found, format, basis);
  }
  return found;
}

/** What remains where no signature is found: the extension, then what the bytes look like. */
export function foundOtherwise(
  signatures: Signatures,
  extension: string,
  head: Uint8Array,
  tail: Uint8Array,
): Found {
  const found = new Map<number, Basis[]>();
  // As in DROID, a format that has signatures is not given by its extension: they would have been found.
  for (const format of signatures.byExtension.get(extension) ?? []) {
    if ((signatures.set.formats[format]?.signatures.length ?? 0) > 0) continue;
    append(found, format, { method: 'extension', extension });
  }
  const encoding = textEncoding(head);
  if (encoding === undefined) return found;
  const text = signatures.byPuid.get(PLAIN_TEXT);
  const xml = signatures.byPuid.get(XML);
  if (
    found.size === 0 &&
    xml !== undefined &&
    looksLikeXml(decodeText(head, encoding), decodeText(tail, encoding))
  ) {
    append(found, xml, { method: 'xml', encoding });
  } else if (text !== undefined && (found.size === 0 || found.has(text))) {
    append(found, text, { method: 'text', encoding });
  }
  return found;
}

function append(found: Map<number, Basis[]>, format: number, basis: Basis): void {
  const bases = found.get(format);
  if (bases === undefined) found.set(format, [basis]);
  else bases.push(basis);
}

export interface Circumstances {
  readonly size: number;
  readonly extension: string;
  readonly limitsReached: ReadonlySet<LimitName>;
  readonly unread: ContainerKind | undefined;
}

/** Applies priorities, and says what is doubtful. */
export function concludeAnswer(signatures: Signatures, found: Found, seen: Circumstances): Identification {
  const { formats } = signatures.set;
  const kept = withoutLowerPriorities(formats, new Set(found.keys())).toSorted((one, other) => one - other);
  const matches = kept.flatMap((place): FormatMatch[] => {
    const format = formats[place];
    if (format === undefined) return [];
    const { puid, name, version, mimeTypes } = format;
    return [{ puid, name, version, mimeTypes, basis: found.get(place) ?? [] }];
  });
  const warnings: Warning[] = [];
  if (seen.size === 0) warnings.push({ code: 'empty' });
  if (matches.length === 0) warnings.push({ code: 'no-match' });
  if (matches.length > 1) {
    warnings.push({ code: 'several-answers', puids: matches.map((match) => match.puid) });
  }
  if (matches.some(({ basis }) => basis.every((one) => one.method === 'extension'))) {
    warnings.push({ code: 'extension-only', extension: seen.extension });
  }
  for (const place of kept) {
    const format = formats[place];
    if (format === undefined || seen.extension === '' || format.extensions.length === 0) continue;
    if (format.extensions.includes(seen.extension)) continue;
    warnings.push({
      code: 'extension-mismatch',
      puid: format.puid,
      extension: seen.extension,
      expected: format.extensions,
    });
  }
  if (seen.unread !== undefined) warnings.push({ code: 'container-unread', kind: seen.unread });
  for (const limit of seen.limitsReached) warnings.push({ code: 'limit-reached', limit });
  return { matches, warnings };
}

/** The extension of a file's name or path, in small letters; empty where there is none. */
export function extensionOf(name: string | undefined): string {
  const base = (name ?? '').replace(/^.*[/\\]/s, '');
  const dot = base.lastIndexOf('.');
  return dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
}
