import type { ResumableUpload } from '@chartrier/client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/index.ts';
import { fingerprintOf, keepFingerprint } from './same-file.ts';
import { type Progress, type Sender, sendInPieces } from './send-in-pieces.ts';
import { type Choices, type Uploads, uploadsOf } from './uploads.ts';

/** The package that goes now, if there is one: it goes on while other pages are read. */
export interface Sending {
  readonly uploads: Uploads;
  readonly file: File | undefined;
  readonly choices: Choices | undefined;
  readonly progress: Progress | undefined;
  readonly start: (file: File, choices: Choices, known?: string) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly giveUp: () => Promise<void>;
  /** What is over is not shown any more. */
  readonly dismiss: () => void;
}

const Sent = createContext<Sending | undefined>(undefined);

export function useSending(): Sending {
  const sending = use(Sent);
  if (sending === undefined) throw new Error('useSending is called outside SendingProvider');
  return sending;
}

interface Going {
  readonly file: File;
  readonly choices: Choices;
  readonly progress: Progress;
}

export function SendingProvider({ children }: { readonly children: ReactNode }) {
  const { standing, askAgain } = useSession();
  const client = useQueryClient();
  const latest = useRef({ standing, askAgain });
  latest.current = { standing, askAgain };
  const sender = useRef<Sender>(undefined);
  const [going, setGoing] = useState<Going>();
  const { tenant, accessContract } = standing;
  // an upload stays where it was begun, whatever tenant is read meanwhile
  const uploads = useMemo(() => {
    const place = {
      ...(tenant === undefined ? {} : { tenant }),
      ...(accessContract === undefined ? {} : { accessContract }),
    };
    return uploadsOf(() => {
      const { csrfToken, language } = latest.current.standing;
      return { language, ...place, ...(csrfToken === undefined ? {} : { csrfToken }) };
    });
  }, [tenant, accessContract]);

  // whoever signed in again has another token
  const { csrfToken } = standing;
  const before = useRef(csrfToken);
  useEffect(() => {
    if (before.current !== csrfToken) sender.current?.resume();
    before.current = csrfToken;
  }, [csrfToken]);
  useEffect(() => () => sender.current?.leave(), []);

  const start = useCallback(
    (file: File, choices: Choices, known?: string) => {
      const progress = { state: 'sending', sent: 0 } as const;
      setGoing({ file, choices, progress });
      sender.current = sendInPieces(
        file,
        choices,
        uploads,
        (told) => {
          setGoing({ file, choices, progress: told });
          if (told.state === 'done' || told.state === 'given-up') {
            // what ended is no longer offered to be taken up, even before the list is read again
            client.setQueryData<readonly ResumableUpload[]>(['uploads'], (known) =>
              known?.filter(({ id }) => id !== told.id),
            );
            void client.invalidateQueries({ queryKey: ['uploads'] });
            void client.invalidateQueries({ queryKey: ['deposits'] });
          }
        },
        {
          known,
          onOpened: (id) => void fingerprintOf(file).then((fingerprint) => keepFingerprint(id, fingerprint)),
          onSignedOut: () => latest.current.askAgain(),
        },
      );
    },
    [uploads, client],
  );

  const sending = useMemo(
    (): Sending => ({
      uploads,
      file: going?.file,
      choices: going?.choices,
      progress: going?.progress,
      start,
      pause: () => sender.current?.pause(),
      resume: () => sender.current?.resume(),
      giveUp: async () => {
        await sender.current?.giveUp();
        setGoing(undefined);
      },
      dismiss: () => setGoing(undefined),
    }),
    [uploads, going, start],
  );
  return <Sent value={sending}>{children}</Sent>;
}
