import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { DropZone, FileTrigger, Tab, TabList, TabPanel, Tabs, Text } from 'react-aria-components';
import { RefusedCall, upload } from '../api/index.ts';
import { formatBytes, formatDuration, useLanguage, useWords } from '../language/index.ts';
import { Button, ChoiceField, Page, Refusal, Section, Tick } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './deposit-page.css';
import { History } from './history.tsx';
import { PackageForm } from './make/package-form.tsx';
import { WORDS } from './words.ts';

type Workflow = 'DEFAULT_WORKFLOW' | 'HOLDING_SCHEME' | 'FILING_SCHEME';
const WORKFLOWS: readonly Workflow[] = ['DEFAULT_WORKFLOW', 'HOLDING_SCHEME', 'FILING_SCHEME'];

interface Sending {
  readonly sent: number;
  readonly startedAt: number;
  readonly stop: () => void;
}

export function DepositPage() {
  const words = useWords(WORDS);
  const { standing, askAgain } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [workflow, setWorkflow] = useState<Workflow>('DEFAULT_WORKFLOW');
  const [dryRun, setDryRun] = useState(false);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);

  const send = async (chosen: File): Promise<void> => {
    const stopping = new AbortController();
    const startedAt = performance.now();
    stopped.current = false;
    const stop = (): void => {
      stopped.current = true;
      stopping.abort();
    };
    setError(undefined);
    setSending({ sent: 0, startedAt, stop });
    try {
      const operation = await upload(standing, {
        path: '/ingest-external/v1/ingests',
        file: chosen,
        headers: {
          'X-Context-Id': dryRun ? 'BLANK_TEST' : workflow,
          'X-Action': 'RESUME',
          'X-Original-Filename': encodeURIComponent(chosen.name),
        },
        onProgress: (sent) => setSending({ sent, startedAt, stop }),
        signal: stopping.signal,
      });
      await client.invalidateQueries({ queryKey: ['deposits'] });
      await navigate({ to: '/operations/$id', params: { id: operation } });
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(undefined);
    }
  };

  return (
    <Page title={words.title} lead={words.lead}>
      {file === undefined ? (
        <Tabs className="tabs">
          <TabList className="tab-list" aria-label={words.title}>
            <Tab className="tab" id="package">
              {words.fromPackage}
            </Tab>
            <Tab className="tab" id="files">
              {words.fromFiles}
            </Tab>
          </TabList>
          <TabPanel id="package">
            <PackageDrop onChoose={setFile} />
          </TabPanel>
          <TabPanel id="files">
            <PackageForm onMade={setFile} />
          </TabPanel>
        </Tabs>
      ) : (
        <div className="chosen">
          <ChosenPackage file={file} sending={sending} />
          {error === undefined ? null : (
            <SendingFailed error={error} stopped={stopped.current} onSignIn={askAgain} />
          )}
          {sending === undefined ? (
            <>
              <div className="deposit-options">
                <ChoiceField
                  label={words.workflow}
                  value={workflow}
                  choices={WORKFLOWS.map((id) => ({ id, label: words.workflows[id] }))}
                  onChange={(id) => setWorkflow(WORKFLOWS.find((one) => one === id) ?? 'DEFAULT_WORKFLOW')}
                />
                <Tick isSelected={dryRun} onChange={setDryRun}>
                  {words.dryRun}
                  <span className="quiet deposit-hint">{words.dryRunHelp}</span>
                </Tick>
              </div>
              <div className="page-actions">
                <Button kind="main" onPress={() => void send(file)}>
                  {error !== undefined ? words.again : dryRun ? words.sendDry : words.send}
                </Button>
                <Button
                  onPress={() => {
                    setFile(undefined);
                    setError(undefined);
                  }}
                >
                  {words.another}
                </Button>
              </div>
            </>
          ) : (
            <div className="page-actions">
              <Button onPress={sending.stop}>{words.stop}</Button>
            </div>
          )}
        </div>
      )}
      <Section title={words.history}>
        <History />
      </Section>
    </Page>
  );
}

function PackageDrop({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const words = useWords(WORDS);
  return (
    <DropZone
      className="drop"
      onDrop={async ({ items }) => {
        const dropped = items.find((item) => item.kind === 'file');
        if (dropped !== undefined) onChoose(await dropped.getFile());
      }}
    >
      <Text slot="label" className="drop-title">
        {words.drop}
      </Text>
      <span className="quiet">{words.orChoose}</span>
      <FileTrigger
        onSelect={(files) => {
          const chosen = files?.item(0);
          if (chosen !== null && chosen !== undefined) onChoose(chosen);
        }}
      >
        <Button kind="main">{words.choose}</Button>
      </FileTrigger>
    </DropZone>
  );
}

function ChosenPackage({ file, sending }: { readonly file: File; readonly sending: Sending | undefined }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const size = formatBytes(file.size, language);
  if (sending === undefined)
    return (
      <p>
        <code>{file.name}</code> <span className="quiet">{size}</span>
      </p>
    );
  const elapsed = performance.now() - sending.startedAt;
  const remaining = sending.sent === 0 ? undefined : (elapsed * (file.size - sending.sent)) / sending.sent;
  return (
    <>
      <p>
        {words.sending} <code>{file.name}</code>
      </p>
      <progress max={file.size} value={sending.sent} aria-label={words.sending} />
      <p className="quiet">
        {words.sent(formatBytes(sending.sent, language), size)}
        {remaining === undefined ? '' : ` · ${words.left(formatDuration(remaining))}`}
      </p>
    </>
  );
}

function SendingFailed({
  error,
  stopped,
  onSignIn,
}: {
  readonly error: unknown;
  readonly stopped: boolean;
  readonly onSignIn: () => void;
}) {
  const words = useWords(WORDS);
  if (stopped) return <p role="status">{words.stopped}</p>;
  if (error instanceof RefusedCall && error.trouble === 'offline')
    return (
      <div role="alert" className="refusal">
        <h2>{words.cut}</h2>
        <p>{words.cutHelp}</p>
      </div>
    );
  return <Refusal error={error} onSignIn={onSignIn} />;
}
