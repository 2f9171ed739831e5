import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.ts';
import { WORDS } from './words.ts';

/** Bytes of a text that are shown. */
const LONGEST_TEXT = 200_000;

/** A text as its signs, whatever they would mean to a browser. */
export function TextPreview({ content }: { readonly content: Blob }) {
  const words = useWords(WORDS);
  const text = useQuery({
    queryKey: ['preview-text', content.size, content],
    queryFn: async () => decodedText(new Uint8Array(await content.slice(0, LONGEST_TEXT).arrayBuffer())),
  });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>{text.data}</pre>
      {content.size > LONGEST_TEXT ? <figcaption className="quiet">{words.textCut}</figcaption> : null}
    </>
  );
}

/** UTF-8 or UTF-16 by its mark, UTF-8 when it is that, else Windows-1252: old texts say nothing of their set. */
function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // a sign cut in two by the limit is no fault
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
