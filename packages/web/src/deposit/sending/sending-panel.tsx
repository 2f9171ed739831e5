import { useMutation } from '@tanstack/react-query';
import { formatBytes, formatDuration, useLanguage, useWords } from '../../language/index.ts';
import { Button, Refusal } from '../../parts/index.ts';
import { useSession } from '../../session/index.ts';
import type { Progress } from './send-in-pieces.ts';
import { type Sending, useSending } from './sending.tsx';
import './sending.css';
import { WORDS } from './words.ts';

/** The package that goes: how far, how long still, and the hand on it. */
export function SendingPanel() {
  const sending = useSending();
  const { file, progress } = sending;
  return file === undefined || progress === undefined ? null : (
    <Panel file={file} progress={progress} sending={sending} />
  );
}

function Panel({
  file,
  progress,
  sending: { pause, resume, giveUp },
}: {
  readonly file: File;
  readonly progress: Progress;
  readonly sending: Sending;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const { state, sent, error } = progress;
  const abandon = useMutation({ mutationFn: giveUp });
  const goes = state === 'sending';
  const held = state === 'paused' || state === 'waiting' || state === 'failed' || state === 'signed-out';
  return (
    <div className="sending">
      <p className="sending-title" role="status">
        {words.states[state]} <code>{file.name}</code>
      </p>
      <progress
        className={held ? 'sending-held' : ''}
        max={file.size}
        value={sent}
        aria-label={words.progress}
      />
      <p className="quiet">
        {words.sent(formatBytes(sent, language), formatBytes(file.size, language))}
        {goes && progress.speed !== undefined ? <Left file={file} progress={progress} /> : null}
      </p>
      {words.helps[state] === undefined ? null : <p className="sending-help">{words.helps[state]}</p>}
      {state === 'failed' ? <Refusal error={error} onSignIn={askAgain} /> : null}
      {abandon.error === null ? null : <Refusal error={abandon.error} />}
      {state === 'finishing' ? null : (
        <div className="page-actions">
          {goes ? (
            <Button pageKey="p" does={words.keyPause} onPress={pause}>
              {words.pause}
            </Button>
          ) : (
            <Button kind="main" pageKey="p" does={words.keyPause} onPress={resume}>
              {state === 'waiting' ? words.now : words.resume}
            </Button>
          )}
          <Button kind="bare" pageKey="x" isDisabled={abandon.isPending} onPress={() => abandon.mutate()}>
            {words.giveUp}
          </Button>
        </div>
      )}
    </div>
  );
}

function Left({ file, progress }: { readonly file: File; readonly progress: Progress }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { sent, speed = 0 } = progress;
  if (speed === 0) return null;
  return ` · ${words.left(formatDuration(((file.size - sent) * 1_000) / speed))} · ${words.speed(formatBytes(speed, language))}`;
}
