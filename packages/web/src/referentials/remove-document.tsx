import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useWords } from '../language/index.ts';
import { Button, Confirm, Tick } from '../parts/index.ts';
import type { Kind } from './kinds.ts';
import { useMayOn, useRemoveDocument } from './use-kind.ts';
import { WORDS } from './words.ts';

/** Removes a document of reference data, once it has said what happens; what uses it is told by the refusal. */
export function RemoveDocument({ kind, identifier }: { readonly kind: Kind; readonly identifier: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const remove = useRemoveDocument(kind, identifier);
  const [asked, ask] = useState(false);
  const [force, setForce] = useState(false);
  const isOffered = useMayOn(kind)('referentials:id:delete');
  if (!isOffered) return null;
  const close = (): void => {
    remove.reset();
    ask(false);
  };
  const gone = (): void => {
    close();
    void navigate({ to: '/referentials/$kind', params: { kind: kind.id } });
  };
  return (
    <>
      <Button kind="seal" pageKey="x" onPress={() => ask(true)}>
        {words.remove}
      </Button>
      {asked ? (
        <Confirm
          title={words.removeTitle(identifier)}
          action={words.remove}
          doing={remove}
          onConfirm={() => remove.mutate({ force }, { onSuccess: gone })}
          onClose={close}
        >
          <p>{words.removeHelp(kind[language], kind.shared)}</p>
          {kind.mayBeForced && remove.error !== null ? (
            <Tick isSelected={force} onChange={setForce}>
              {words.force}
            </Tick>
          ) : null}
        </Confirm>
      ) : null}
    </>
  );
}
