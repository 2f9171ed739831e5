import { type Attributes, SignatureFileError } from './read-xml.ts';
import type { ByteSequence, InternalSignature } from './signature-set.ts';

/**
 * Reads the `InternalSignature` elements of both kinds of files, and writes each byte sequence as one expression.
 *
 * DROID's form gives a sequence in pieces: each SubSequence has a Sequence to search for, LeftFragments before it and
 * RightFragments after it; fragments of one Position are alternatives, Position 1 being the nearest, and their offsets
 * are gaps towards the Sequence. The newer form gives the whole expression in the attribute Sequence.
 */
export interface SignatureReader {
  /** @returns whether the element belongs to an internal signature */
  open(name: string, attributes: Attributes): boolean;
  /** @returns the signature, once complete */
  close(name: string, text: string): InternalSignature | undefined;
}

interface Fragment {
  readonly side: 'left' | 'right';
  readonly position: number;
  readonly gap: string;
  text: string;
}

interface SubSequence {
  readonly position: number;
  readonly min: number;
  readonly max: number | undefined;
  sequence: string;
  readonly fragments: Fragment[];
}

interface Reading {
  readonly reference: ByteSequence['reference'];
  readonly expression: string | undefined;
  readonly subSequences: SubSequence[];
}

export function createSignatureReader(): SignatureReader {
  let id: string | undefined;
  let sequences: ByteSequence[] = [];
  let reading: Reading | undefined;
  let subSequence: SubSequence | undefined;
  let fragment: Fragment | undefined;
  return {
    open(name, attributes) {
      if (name === 'InternalSignature') {
        id = attributes['ID'] ?? '';
        sequences = [];
      } else if (id === undefined) return false;
      else if (name === 'ByteSequence') reading = openByteSequence(attributes);
      else if (name === 'SubSequence' && reading !== undefined) {
        subSequence = openSubSequence(attributes, reading.subSequences.length + 1);
        reading.subSequences.push(subSequence);
      } else if (name === 'LeftFragment' || name === 'RightFragment') {
        fragment = openFragment(name === 'LeftFragment' ? 'left' : 'right', attributes);
        subSequence?.fragments.push(fragment);
      }
      return true;
    },
    close(name, text) {
      if (name === 'Sequence' && subSequence !== undefined) subSequence.sequence = text.trim();
      else if ((name === 'LeftFragment' || name === 'RightFragment') && fragment !== undefined) {
        fragment.text = text.trim();
      } else if (name === 'ByteSequence' && reading !== undefined) {
        sequences.push(closeByteSequence(reading, id ?? ''));
        reading = undefined;
      } else if (name === 'InternalSignature' && id !== undefined) {
        const signature = { id, sequences };
        id = undefined;
        return signature;
      }
      return undefined;
    },
  };
}

function openByteSequence(attributes: Attributes): Reading {
  const reference = attributes['Reference'] ?? '';
  const known = reference.startsWith('BOF') ? 'BOF' : reference.startsWith('EOF') ? 'EOF' : 'variable';
  return { reference: known, expression: attributes['Sequence'], subSequences: [] };
}

function openSubSequence(attributes: Attributes, rank: number): SubSequence {
  const min = numberOf(attributes['SubSeqMinOffset']) ?? 0;
  const max = numberOf(attributes['SubSeqMaxOffset']);
  // A greatest offset below the least one, in files written by hand, means a fixed offset.
  return {
    position: numberOf(attributes['Position']) ?? rank,
    min,
    max: max === undefined ? undefined : Math.max(min, max),
    sequence: '',
    fragments: [],
  };
}

function openFragment(side: Fragment['side'], attributes: Attributes): Fragment {
  const min = numberOf(attributes['MinOffset']) ?? 0;
  const max = numberOf(attributes['MaxOffset']);
  return { side, position: numberOf(attributes['Position']) ?? 1, gap: gapOf(min, max, min), text: '' };
}

function closeByteSequence({ reference, expression, subSequences }: Reading, id: string): ByteSequence {
  if (expression !== undefined) {
    return { reference, expression: reference === 'variable' ? `*${expression}` : expression };
  }
  const ordered = subSequences.toSorted((one, other) => one.position - other.position);
  const pieces = ordered.map((one, index) => {
    if (one.sequence === '')
      throw new SignatureFileError(`signature ${id} has a SubSequence without Sequence`);
    // Anywhere in the file: DROID does not look at the greatest offset. Nor is there one after another SubSequence.
    const free = index > 0 ? one.max : reference === 'variable' ? undefined : (one.max ?? one.min);
    const gap = gapOf(one.min, free, undefined);
    return reference === 'EOF' ? expressionOf(one) + gap : gap + expressionOf(one);
  });
  if (pieces.length === 0) throw new SignatureFileError(`signature ${id} has a ByteSequence without bytes`);
  // At the end of a file, Position 1 is the nearest to the end.
  return { reference, expression: (reference === 'EOF' ? pieces.toReversed() : pieces).join('') };
}

function expressionOf({ sequence, fragments }: SubSequence): string {
  const groups = (side: Fragment['side']) =>
    [
      ...Map.groupBy(
        fragments.filter((one) => one.side === side),
        (one) => one.position,
      ),
    ]
      .sort(([one], [other]) => one - other)
      .map(([, alternatives]) => groupOf(alternatives));
  return groups('left').toReversed().join('') + sequence + groups('right').join('');
}

/** Fragments of one position; their common gap stands outside, so that the alternatives are literals. */
function groupOf(alternatives: readonly Fragment[]): string {
  const [first] = alternatives;
  if (first === undefined) return '';
  const around = (text: string, gap: string) => (first.side === 'left' ? text + gap : gap + text);
  if (alternatives.every((one) => one.gap === first.gap)) {
    const texts = alternatives.map((one) => one.text);
    return around(texts.length === 1 ? first.text : `(${texts.join('|')})`, first.gap);
  }
  return `(${alternatives.map((one) => around(one.text, one.gap)).join('|')})`;
}

function gapOf(min: number, max: number | undefined, absent: number | undefined): string {
  const upper = max ?? absent;
  if (upper === undefined) return min === 0 ? '*' : `{${min}-*}`;
  const greatest = Math.max(min, upper);
  if (greatest === 0) return '';
  return min === greatest ? `{${min}}` : `{${min}-${greatest}}`;
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}
