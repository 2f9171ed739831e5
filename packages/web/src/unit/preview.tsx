import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatBytes, useLanguage, useWords } from '../language/index.ts';
import { Refusal, Waiting } from '../parts/index.ts';
import { type HeldObject, nameOf, useObjectBytes } from './objects.tsx';
import './preview.css';
import { WORDS } from './words.ts';

/** Larger files are downloaded, not shown. */
const LARGEST_BYTES = 25_000_000;
/** Characters of a text that are shown. */
const LONGEST_TEXT = 200_000;

/**
 * The only types that are ever shown; the file's own claim is not believed beyond this list, and what could hold
 * active content (HTML, SVG, XML) is shown as text or not at all.
 */
const SHOWN: readonly {
  readonly type: string;
  readonly as: 'image' | 'text' | 'audio' | 'video' | 'pdf';
}[] = [
  { type: 'image/png', as: 'image' },
  { type: 'image/jpeg', as: 'image' },
  { type: 'image/gif', as: 'image' },
  { type: 'image/webp', as: 'image' },
  { type: 'image/bmp', as: 'image' },
  { type: 'application/pdf', as: 'pdf' },
  { type: 'audio/mpeg', as: 'audio' },
  { type: 'audio/wav', as: 'audio' },
  { type: 'audio/x-wav', as: 'audio' },
  { type: 'audio/ogg', as: 'audio' },
  { type: 'video/mp4', as: 'video' },
  { type: 'video/webm', as: 'video' },
  { type: 'text/plain', as: 'text' },
  { type: 'text/csv', as: 'text' },
  { type: 'text/xml', as: 'text' },
  { type: 'application/xml', as: 'text' },
  { type: 'application/json', as: 'text' },
  { type: 'message/rfc822', as: 'text' },
];

const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'text/xml',
  json: 'application/json',
  eml: 'message/rfc822',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

function wayOf(held: HeldObject): (typeof SHOWN)[number] | undefined {
  const identified = String(held.object.FormatIdentification?.['MimeType'] ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase());
  const byName = BY_EXTENSION[nameOf(held).split('.').at(-1)?.toLowerCase() ?? ''];
  return (
    SHOWN.find(({ type }) => identified.includes(type)) ??
    (identified.join('') === '' ? SHOWN.find(({ type }) => type === byName) : undefined)
  );
}

export function Preview({ unitId, held }: { readonly unitId: string; readonly held: HeldObject }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const bytes = useObjectBytes(unitId);
  const way = wayOf(held);
  const size = held.object.Size ?? 0;
  const content = useQuery({
    queryKey: ['preview', unitId, held.object['#id']],
    enabled: way !== undefined && size <= LARGEST_BYTES,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: ({ signal }) => bytes(held, signal),
  });
  if (way === undefined) return <p className="preview preview-none">{words.noPreview}</p>;
  if (size > LARGEST_BYTES)
    return <p className="preview preview-none">{words.tooLarge(formatBytes(size, language))}</p>;
  if (content.error !== null) return <Refusal error={content.error} onRetry={() => void content.refetch()} />;
  if (content.data === undefined) return <Waiting label={words.preview} />;
  return (
    <figure className="preview">
      {way.as === 'text' ? (
        <TextPreview content={content.data} />
      ) : (
        <MediaPreview content={content.data} way={way} name={nameOf(held)} />
      )}
    </figure>
  );
}

function TextPreview({ content }: { readonly content: Blob }) {
  const text = useQuery({
    queryKey: ['preview-text', content.size, content],
    queryFn: async () => (await content.text()).slice(0, LONGEST_TEXT),
  });
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
  return <pre tabIndex={0}>{text.data}</pre>;
}

function MediaPreview({
  content,
  way,
  name,
}: {
  readonly content: Blob;
  readonly way: (typeof SHOWN)[number];
  readonly name: string;
}) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: way.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content, way.type]);
  if (address === undefined) return null;
  switch (way.as) {
    case 'image':
      return <img src={address} alt={name} />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: an archived recording has no captions of ours
      return <audio controls src={address} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: an archived film has no captions of ours
      return <video controls src={address} />;
    default:
      return <iframe src={address} title={name} />;
  }
}
