import { useEffect, useState } from 'react';
import { useWords } from '../language/index.ts';
import type { Shown } from './shown-types.ts';
import { WORDS } from './words.ts';

/** An image, a sound, a film or a PDF, by an address that only this page knows; what the browser cannot read is said. */
export function MediaPreview({
  content,
  shown,
  name,
}: {
  readonly content: Blob;
  readonly shown: Shown;
  readonly name: string;
}) {
  const words = useWords(WORDS);
  const [address, setAddress] = useState<string>();
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: shown.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content, shown.type]);
  if (unreadable) return <p className="preview-none">{words.unreadable}</p>;
  if (address === undefined) return null;
  const onError = (): void => setUnreadable(true);
  switch (shown.as) {
    case 'image':
      return <img src={address} alt={name} onError={onError} />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: an archived recording has no captions of ours
      return <audio controls src={address} onError={onError} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: an archived film has no captions of ours
      return <video controls src={address} onError={onError} />;
    default:
      return navigator.pdfViewerEnabled ? (
        <iframe src={`${address}#navpanes=0`} title={name} />
      ) : (
        <p className="preview-none">{words.noPdfViewer}</p>
      );
  }
}
