import type { LimitName } from './limits.ts';
import type { Part } from './match/chain.ts';
import type { ContainerKind } from './signatures/signature-set.ts';

/** What a file is: no match where it is unknown, several where signatures leave a doubt. */
export interface Identification {
  readonly matches: readonly FormatMatch[];
  readonly warnings: readonly Warning[];
}

export interface FormatMatch {
  readonly puid: string;
  readonly name: string;
  readonly version: string;
  readonly mimeTypes: readonly string[];
  readonly basis: readonly Basis[];
}

/** Why a format is given. Positions count from the beginning of the file, or of the entry once inflated. */
export type Basis =
  | { readonly method: 'signature'; readonly signature: string; readonly parts: readonly Part[] }
  | {
      readonly method: 'container';
      readonly kind: ContainerKind;
      readonly signature: string;
      readonly entries: readonly { readonly path: string; readonly parts: readonly Part[] }[];
    }
  | { readonly method: 'extension'; readonly extension: string }
  | { readonly method: 'xml'; readonly encoding: string }
  | { readonly method: 'text'; readonly encoding: string };

export type Warning =
  | { readonly code: 'no-match' }
  | { readonly code: 'empty' }
  /** Only the name speaks for these formats. */
  | { readonly code: 'extension-only'; readonly extension: string }
  | {
      readonly code: 'extension-mismatch';
      readonly puid: string;
      readonly extension: string;
      readonly expected: readonly string[];
    }
  | { readonly code: 'several-answers'; readonly puids: readonly string[] }
  /** The file begins as a container that cannot be opened. */
  | { readonly code: 'container-unread'; readonly kind: ContainerKind }
  /** The answer might be another without this limit. */
  | { readonly code: 'limit-reached'; readonly limit: LimitName };

/** A warning as a sentence. */
export function describeWarning(warning: Warning, language: 'fr' | 'en' = 'fr'): string {
  const french = language === 'fr';
  switch (warning.code) {
    case 'no-match':
      return french ? 'aucun format reconnu' : 'no format is recognised';
    case 'empty':
      return french ? 'le fichier est vide' : 'the file is empty';
    case 'extension-only':
      return french
        ? `seule l’extension « ${warning.extension} » désigne ce format`
        : `only the extension "${warning.extension}" speaks for this format`;
    case 'extension-mismatch': {
      const expected = warning.expected.join(', ');
      return french
        ? `l’extension « ${warning.extension} » n’est pas de celles de ${warning.puid} (${expected})`
        : `the extension "${warning.extension}" is none of those of ${warning.puid} (${expected})`;
    }
    case 'several-answers': {
      const puids = warning.puids.join(', ');
      return french ? `plusieurs formats possibles : ${puids}` : `several formats are possible: ${puids}`;
    }
    case 'container-unread':
      return french
        ? `le fichier commence comme un conteneur ${warning.kind} qui ne s’ouvre pas`
        : `the file begins as a ${warning.kind} container that cannot be opened`;
    case 'limit-reached':
      return french
        ? `la limite « ${warning.limit} » est atteinte, la réponse peut être incomplète`
        : `the limit "${warning.limit}" is reached, the answer may be incomplete`;
  }
}
