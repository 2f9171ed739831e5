import type { ExplainedSearch, Unit } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { RefusedCall, readEnvelope } from '../api/index.ts';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Page, Refusal, Section } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { COMPLETIONS, FIRST_QUERY } from './completions.ts';
import './console-page.css';
import { QueryText } from './query-text.tsx';
import { WORDS } from './words.ts';

/** For those who know the query language: a query as it is sent, its answer as it comes, and how it runs. */
export function ConsolePage() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call, may } = useSession();
  const [text, setText] = useState(FIRST_QUERY);
  const box = useRef<HTMLTextAreaElement>(null);
  const parsed = (): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      throw new RefusedCall(400, { message: `${words.notJson}. ${reason}` });
    }
  };
  const run = useMutation({
    mutationFn: async () =>
      await readEnvelope<Unit>(call({ service: 'access', path: '/units', json: parsed() })),
  });
  const explain = useMutation({
    mutationFn: async () =>
      (
        await readEnvelope<ExplainedSearch>(
          call({ service: 'chartrier', path: '/units/explain', json: parsed() }),
        )
      ).$results[0],
  });
  const insert = (piece: string): void => {
    const at = box.current?.selectionStart ?? text.length;
    setText(text.slice(0, at) + piece + text.slice(box.current?.selectionEnd ?? at));
    box.current?.focus();
  };
  const error = run.error ?? explain.error;
  const runIt = (): void => {
    explain.reset();
    run.mutate();
  };
  const explainIt = (): void => {
    run.reset();
    explain.mutate();
  };
  const mayExplain = may('units:explain');
  return (
    <Page title={words.title} lead={words.lead}>
      <QueryText box={box} text={text} onChange={setText} onRun={runIt} />
      <div className="page-actions">
        <Button kind="main" pageKey="x" does={words.run} isDisabled={run.isPending} onPress={runIt}>
          {run.isPending ? words.running : words.run}
        </Button>
        {mayExplain ? (
          <Button pageKey="p" isDisabled={explain.isPending} onPress={explainIt}>
            {words.explain}
          </Button>
        ) : null}
        <MenuTrigger>
          <Button pageKey="i" does={words.insert}>
            {words.insert} ▾
          </Button>
          <Popover className="popover">
            <Menu
              className="choices"
              items={COMPLETIONS.map((one) => ({ ...one, id: one.name }))}
              onAction={(key) => insert(COMPLETIONS.find(({ name }) => name === key)?.text ?? '')}
            >
              {({ id }) => (
                <MenuItem className="choice mono" id={id}>
                  {id}
                </MenuItem>
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {error === null ? null : <Refusal error={error} />}
      {run.data === undefined ? null : (
        <Section title={words.results(formatCount(run.data.$hits.total, language))}>
          <Answer value={run.data} />
        </Section>
      )}
      {explain.data === undefined ? null : (
        <>
          <Section title={words.filter}>
            <Answer value={explain.data.filter} />
          </Section>
          <Section
            title={words.statements}
            aside={words.inTime(formatCount(explain.data.milliseconds, language))}
          >
            {explain.data.statements.map(({ sql, values, milliseconds }) => (
              <div key={sql}>
                <p className="quiet">{words.inTime(formatCount(milliseconds, language))}</p>
                <Answer value={sql} />
                <Answer value={values} />
              </div>
            ))}
          </Section>
        </>
      )}
    </Page>
  );
}

function Answer({ value }: { readonly value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <pre className="console-answer" tabIndex={0}>
      {typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
    </pre>
  );
}
