import type { SessionState } from '@chartrier/client';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { SignInForm } from './sign-in.tsx';
import './sign-in-again.css';
import { WORDS } from './words.ts';

/**
 * Over a page whose session has ended: the page stays as it is behind, with what was typed and what is being sent, but is
 * not shown any more to whoever passes by.
 */
export function SignInAgain({
  login,
  onSignedIn,
}: {
  readonly login: string;
  readonly onSignedIn: (view: SessionState) => void;
}) {
  const words = useWords(WORDS);
  return (
    <ModalOverlay className="overlay sign-in-again" isOpen isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{words.endedTitle}</Heading>
          <p className="sign-in-again-lead">{words.endedLead}</p>
          <SignInForm knownLogin={login} onSignedIn={onSignedIn} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
