import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { Button, Refusal, Tick } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './export-dialog.css';
import { type Choices, type Exported, exportRequest, FIRST_CHOICES } from './export-request.ts';
import { USAGES, type Usage, WORDS } from './words.ts';

export type { Exported } from './export-request.ts';

/** Asks what to put in a package, starts its making, and says where it will be. */
export function ExportDialog({
  exported,
  onClose,
}: {
  readonly exported: Exported;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const { call } = useSession();
  const [choices, choose] = useState(FIRST_CHOICES);
  const start = useMutation({
    mutationFn: async () => {
      const json = exportRequest(exported, choices);
      const answer = await call({ service: 'accessV2', method: 'POST', path: '/dipexport', json });
      return answer.headers.get('X-Request-Id') ?? '';
    },
  });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{words.title}</Heading>
          {start.isSuccess ? (
            <p role="status">{words.started}</p>
          ) : (
            <>
              <p className="quiet">{'unit' in exported ? words.leadOfUnit : words.leadOfSearch}</p>
              <ChoicesOfExport ofUnit={'unit' in exported} choices={choices} onChange={choose} />
            </>
          )}
          {start.error === null ? null : <Refusal error={start.error} />}
          <div className="page-actions">
            {start.isSuccess ? (
              <Link className="button button-main" to="/operations/$id" params={{ id: start.data }}>
                {words.follow}
              </Link>
            ) : (
              <Button
                kind="main"
                isDisabled={start.isPending || choices.usages.size === 0}
                onPress={() => start.mutate()}
              >
                {start.isPending ? words.starting : words.start}
              </Button>
            )}
            <Button slot="close">{words.close}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ChoicesOfExport({
  ofUnit,
  choices,
  onChange,
}: {
  readonly ofUnit: boolean;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const words = useWords(WORDS);
  const tick = (usage: Usage, isTicked: boolean): void => {
    const usages = new Set(choices.usages);
    if (isTicked) usages.add(usage);
    else usages.delete(usage);
    onChange({ ...choices, usages });
  };
  return (
    <div className="export-choices">
      {ofUnit ? (
        <Tick
          isSelected={choices.withChildren}
          onChange={(withChildren) => onChange({ ...choices, withChildren })}
        >
          {words.withChildren}
        </Tick>
      ) : null}
      <fieldset>
        <legend>{words.usages}</legend>
        {USAGES.map((usage) => (
          <Tick
            key={usage}
            isSelected={choices.usages.has(usage)}
            onChange={(isTicked) => tick(usage, isTicked)}
          >
            {words.usage[usage]}
          </Tick>
        ))}
        <p className="quiet">{words.onlyAllowed}</p>
      </fieldset>
      <Tick
        isSelected={choices.withLifecycles}
        onChange={(withLifecycles) => onChange({ ...choices, withLifecycles })}
      >
        {words.withLifecycles}
      </Tick>
    </div>
  );
}
