import { lazy, Suspense, useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import type { Exported } from './export-dialog.tsx';
import { WORDS } from './words.ts';

const ExportDialog = lazy(() =>
  import('./export-dialog.tsx').then((module) => ({ default: module.ExportDialog })),
);

/** Offers the export of a unit, or of what a search finds, to whoever may ask for it. */
export function ExportButton({
  exported,
  kind = 'plain',
  isEmpty = false,
}: {
  readonly exported: Exported;
  readonly kind?: 'plain' | 'bare';
  readonly isEmpty?: boolean;
}) {
  const words = useWords(WORDS);
  const { may } = useSession();
  const [isOpen, open] = useState(false);
  if (!may('dipexportv2:create')) return null;
  return (
    <>
      <Button kind={kind} pageKey="z" isDisabled={isEmpty} onPress={() => open(true)}>
        {words.export}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ExportDialog exported={exported} onClose={() => open(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
