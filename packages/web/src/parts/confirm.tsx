import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { Button } from './button.tsx';
import { Refusal } from './refusal.tsx';
import { WORDS } from './words.ts';

/** Before what cannot be undone: what happens, what stays; a refusal is said where one confirmed. */
export function Confirm({
  title,
  children,
  action,
  isReady = true,
  doing,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, in words. */
  readonly action: string;
  /** What must be typed first has been. */
  readonly isReady?: boolean;
  readonly doing: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{title}</Heading>
          {children}
          {doing.error === null ? null : <Refusal error={doing.error} />}
          <div className="page-actions">
            <Button kind="seal" isDisabled={!isReady || doing.isPending} onPress={onConfirm}>
              {action}
            </Button>
            <Button slot="close" autoFocus>
              {words.keep}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
