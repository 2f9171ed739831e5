import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { DropZone, FileTrigger, type Key, TabList, TabPanel, Tabs, Text } from 'react-aria-components';
import { formatBytes, useLanguage, useWords } from '../language/index.ts';
import { Button, ChoiceField, KeyTab, MissingRight, Page, Section, Tick, Waiting } from '../parts/index.ts';
import './deposit-page.css';
import { useSession } from '../session/index.ts';
import { History } from './history.tsx';
import { useSending } from './sending/sending.tsx';
import { SendingPanel } from './sending/sending-panel.tsx';
import { Unfinished, uploadOf, useUnfinished } from './sending/unfinished.tsx';
import { WORDS } from './words.ts';

const PackageForm = lazy(() =>
  import('./make/package-form.tsx').then((module) => ({ default: module.PackageForm })),
);

const WORKFLOWS = ['DEFAULT_WORKFLOW', 'HOLDING_SCHEME', 'FILING_SCHEME'] as const;
type Workflow = (typeof WORKFLOWS)[number];

export function DepositPage() {
  const words = useWords(WORDS);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { may } = useSession();
  const { file: going, progress, dismiss } = useSending();
  const [file, setFile] = useState<File>();
  const mayDeposit = may('ingests:create');
  const done = progress?.state === 'done' ? progress.id : undefined;
  useEffect(() => {
    if (done === undefined) return;
    dismiss();
    void client.invalidateQueries({ queryKey: ['deposits'] });
    void navigate({ to: '/operations/$id', params: { id: done } });
  }, [done, dismiss, navigate, client]);
  return (
    <Page title={words.title} lead={words.lead}>
      {!mayDeposit ? (
        <MissingRight permissions={['ingests:create']} />
      ) : going !== undefined ? (
        <SendingPanel />
      ) : file !== undefined ? (
        <ChosenPackage file={file} onOther={() => setFile(undefined)} />
      ) : (
        <Choosing onChoose={setFile} />
      )}
      {mayDeposit && file === undefined ? <Unfinished /> : null}
      <Section title={words.history}>
        <History />
      </Section>
    </Page>
  );
}

/** A package that there is, or files that one is made of here. */
function Choosing({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const words = useWords(WORDS);
  const [tab, setTab] = useState<Key>('package');
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={setTab}>
      <TabList className="tab-list" aria-label={words.title}>
        <KeyTab id="package" pageKey="1">
          {words.fromPackage}
        </KeyTab>
        <KeyTab id="files" pageKey="2">
          {words.fromFiles}
        </KeyTab>
      </TabList>
      <TabPanel id="package">
        <PackageDrop onChoose={onChoose} />
      </TabPanel>
      <TabPanel id="files">
        <Suspense fallback={<Waiting />}>
          <PackageForm onMade={onChoose} />
        </Suspense>
      </TabPanel>
    </Tabs>
  );
}

/** Before it goes: what it is, how it is to be taken. */
function ChosenPackage({ file, onOther }: { readonly file: File; readonly onOther: () => void }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { start } = useSending();
  const unfinished = useUnfinished();
  const [workflow, setWorkflow] = useState<Workflow>('DEFAULT_WORKFLOW');
  const [dryRun, setDryRun] = useState(false);
  const send = async (): Promise<void> => {
    const wanted = dryRun ? 'BLANK_TEST' : workflow;
    // one that was interrupted is taken up, when it was for the same purpose
    const known = await uploadOf(
      file,
      unfinished.filter((one) => one.workflow === wanted),
    );
    start(file, { workflow: wanted }, known?.id);
    onOther();
  };
  return (
    <div className="chosen">
      <p>
        <code>{file.name}</code> <span className="quiet">{formatBytes(file.size, language)}</span>
      </p>
      {file.size === 0 ? <p className="field-error">{words.emptyFile}</p> : null}
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
        <Button
          kind="main"
          pageKey="v"
          does={words.keySend}
          isDisabled={file.size === 0}
          onPress={() => void send()}
        >
          {dryRun ? words.sendDry : words.send}
        </Button>
        <Button pageKey="a" onPress={onOther}>
          {words.another}
        </Button>
      </div>
    </div>
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
        <Button kind="main" pageKey="o">
          {words.choose}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}
