import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { formatBytes, useLanguage, useWords } from '../language/index.ts';
import { Refusal, Waiting } from '../parts/index.ts';
import { MediaPreview } from './media-preview.tsx';
import { type HeldObject, nameOf, useObjectBytes } from './objects.tsx';
import './preview.css';
import { type Shown, shownAs } from './shown-types.ts';
import { TextPreview } from './text-preview.tsx';
import { WORDS } from './words.ts';

/** Larger files are downloaded, not shown. */
const LARGEST_BYTES = 25_000_000;

const MailPreview = lazy(() =>
  import('./mail/mail-preview.tsx').then((module) => ({ default: module.MailPreview })),
);

/** A file as it can be shown: never as active content. */
export function Preview({ unitId, held }: { readonly unitId: string; readonly held: HeldObject }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const bytes = useObjectBytes(unitId);
  const shown = shownAs(held);
  const size = held.object.Size ?? 0;
  const content = useQuery({
    queryKey: ['preview', unitId, held.object['#id']],
    enabled: shown !== undefined && size <= LARGEST_BYTES,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: ({ signal }) => bytes(held, signal),
  });
  if (shown === undefined) return <p className="preview preview-none">{words.noPreview}</p>;
  if (size > LARGEST_BYTES)
    return <p className="preview preview-none">{words.tooLarge(formatBytes(size, language))}</p>;
  if (content.error !== null) return <Refusal error={content.error} onRetry={() => void content.refetch()} />;
  if (content.data === undefined) return <Waiting label={words.preview} />;
  return (
    <figure className={`preview preview-${shown.as}`}>
      <Content content={content.data} shown={shown} name={nameOf(held)} />
    </figure>
  );
}

function Content({
  content,
  shown,
  name,
}: {
  readonly content: Blob;
  readonly shown: Shown;
  readonly name: string;
}) {
  const words = useWords(WORDS);
  switch (shown.as) {
    case 'text':
      return <TextPreview content={content} />;
    case 'mail':
      return (
        <Suspense fallback={<Waiting label={words.preview} />}>
          <MailPreview content={content} />
        </Suspense>
      );
    default:
      return <MediaPreview content={content} shown={shown} name={name} />;
  }
}
