import type { Identification } from '@chartrier/pronom';

/** What identification tells of a file, as plain data: it goes between threads and into rows. */
export interface IdentifiedFormat {
  /** The first is the one that signatures prefer; none: the format is unknown. */
  readonly puids: readonly string[];
  /** What the first rests on. */
  readonly basis?: FormatBasis;
  /** Codes of what is doubtful: `extension-only`, `several-answers`, `limit-reached` … */
  readonly warnings?: readonly string[];
  /** Name of the signatures that it was identified with. */
  readonly signatures: string;
}

export type FormatBasis = 'signature' | 'container' | 'extension' | 'xml' | 'text';

/** The plain form of an identification. */
export function identifiedFormat(
  { matches, warnings }: Identification,
  signatures: string,
): IdentifiedFormat {
  const basis = matches[0]?.basis[0]?.method;
  const told = warnings.map((warning) =>
    warning.code === 'limit-reached' ? `limit-reached:${warning.limit}` : warning.code,
  );
  return {
    puids: matches.map((match) => match.puid),
    ...(basis === undefined ? {} : { basis }),
    ...(told.length === 0 ? {} : { warnings: told }),
    signatures,
  };
}
