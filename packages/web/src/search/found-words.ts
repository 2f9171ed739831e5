/** A piece of a text, and whether a searched word was found there. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
  /** Where it begins in the text. */
  readonly at: number;
}

const MARKS = /\p{M}/gu;

function folded(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

/** The beginning that a word and its plural or feminine share, near enough to show what the server found. */
function beginning(word: string): string {
  const plain = folded(word);
  return plain.length > 4 ? plain.replace(/(?:es|s|x|e)$/, '') : plain;
}

/** Cuts a text at its words and says which of them answer the search, whatever their accents or number. */
export function findWords(text: string, searched: string): readonly Piece[] {
  const beginnings = searched
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word.length > 1)
    .map(beginning);
  if (beginnings.length === 0) return [{ text, found: false, at: 0 }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (part === '') continue;
    const found = beginnings.some((one) => {
      const plain = folded(part);
      return plain.startsWith(one) && plain.length - one.length <= 3;
    });
    const last = pieces.at(-1);
    if (last !== undefined && last.found === found)
      pieces[pieces.length - 1] = { ...last, text: last.text + part };
    else pieces.push({ text: part, found, at });
    at += part.length;
  }
  return pieces;
}
