import type { ResumableUpload } from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { formatBytes, formatInstant, useLanguage, useWords } from '../../language/index.ts';
import { Button, Refusal, Section, useRows } from '../../parts/index.ts';
import { fingerprintOf, keptFingerprint } from './same-file.ts';
import { useSending } from './sending.tsx';
import './sending.css';
import { WORDS } from './words.ts';

/** One's own uploads that are not whole and that do not go now. */
export function useUnfinished(): readonly ResumableUpload[] {
  const { uploads, progress } = useSending();
  const { data } = useQuery({
    queryKey: ['uploads'],
    staleTime: 0,
    queryFn: ({ signal }) => uploads.unfinished(signal),
  });
  return (data ?? []).filter(({ id }) => id !== progress?.id);
}

/** The upload that a file would take up: of the same name, size and bytes. */
export async function uploadOf(
  file: File,
  unfinished: readonly ResumableUpload[],
): Promise<ResumableUpload | undefined> {
  const alike = unfinished.filter(({ filename, length }) => filename === file.name && length === file.size);
  if (alike.length === 0) return undefined;
  const fingerprint = await fingerprintOf(file);
  return alike.find(({ id }) => keptFingerprint(id) === fingerprint);
}

/** Uploads that a closed page or another day left: taken up with the same file, or given up. */
export function Unfinished() {
  const words = useWords(WORDS);
  const { file, uploads } = useSending();
  const unfinished = useUnfinished();
  const client = useQueryClient();
  const giveUp = useMutation({
    mutationFn: (id: string) => uploads.giveUp(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['uploads'] }),
  });
  const { box, rowProps, told } = useRows({
    rows: unfinished,
    nameOf: ({ filename }) => filename ?? words.unnamed,
    actions: [
      { key: 'p', does: words.resumeWith, act: () => pressed(document.activeElement) },
      { key: 'x', does: words.forget, act: ({ id }) => giveUp.mutate(id) },
    ],
  });
  if (file !== undefined || unfinished.length === 0) return null;
  return (
    <Section title={words.unfinished}>
      <p className="quiet unfinished-help">{words.unfinishedHelp}</p>
      {giveUp.error === null ? null : <Refusal error={giveUp.error} />}
      <ul ref={box as RefObject<HTMLUListElement | null>}>
        {unfinished.map((upload, place) => (
          <li key={upload.id} className="unfinished" {...rowProps(place)}>
            <UnfinishedUpload
              upload={upload}
              isGivenUp={giveUp.isPending}
              onGiveUp={() => giveUp.mutate(upload.id)}
            />
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {told}
      </p>
    </Section>
  );
}

/** The file is chosen in a window of the browser, which only its own button opens. */
function pressed(row: Element | null): void {
  row?.querySelector<HTMLButtonElement>('[aria-keyshortcuts=p]')?.click();
}

function UnfinishedUpload({
  upload,
  isGivenUp,
  onGiveUp,
}: {
  readonly upload: ResumableUpload;
  readonly isGivenUp: boolean;
  readonly onGiveUp: () => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { start } = useSending();
  const [isOther, setOther] = useState(false);
  const takeUp = async (file: File): Promise<void> => {
    const known = await uploadOf(file, [upload]);
    setOther(known === undefined);
    if (known !== undefined) start(file, { workflow: upload.workflow }, known.id);
  };
  const name = upload.filename ?? words.unnamed;
  return (
    <>
      <div>
        <code>{name}</code>{' '}
        <span className="quiet">
          {words.sent(formatBytes(upload.received, language), formatBytes(upload.length, language))} ·{' '}
          {words.until(formatInstant(upload.expiresAt, language))}
        </span>
        {isOther ? (
          <p className="field-error" role="alert">
            {words.otherFile(name)}
          </p>
        ) : null}
      </div>
      <div className="unfinished-actions">
        <FileTrigger
          onSelect={(files) => {
            const chosen = files?.item(0);
            if (chosen !== null && chosen !== undefined) void takeUp(chosen);
          }}
        >
          <Button rowKey="p">{words.resumeWith}</Button>
        </FileTrigger>
        <Button kind="bare" rowKey="x" isDisabled={isGivenUp} onPress={onGiveUp}>
          {words.forget}
        </Button>
      </div>
    </>
  );
}
