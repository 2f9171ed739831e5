import { RefusedCall } from '../../api/index.ts';

/** Tells why the field at a path was refused; nothing when it was not. */
export type RefusalAt = (path: string) => string | undefined;

/** What the server says of each field, from its refusal: a sentence names the field as `Writer[0].BirthDate`. */
export function refusalAt(error: unknown): RefusalAt {
  const sentences = error instanceof RefusedCall ? error.message.split(' | ') : [];
  return (path) => {
    const literal = path.replace(/[.[\]]/g, '\\$&');
    const named = new RegExp(`(?<![\\w.\\]])${literal}(?![\\w\\[]|\\.\\w)`);
    return sentences.find((sentence) => named.test(sentence));
  };
}
