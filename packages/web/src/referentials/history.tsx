import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { ChoiceField, Refusal, Section, Waiting } from '../parts/index.ts';
import { compareDocuments } from './compare.ts';
import './history.css';
import type { Kind } from './kinds.ts';
import { useCallerOf } from './use-kind.ts';
import { WORDS } from './words.ts';

interface Version {
  readonly version: number;
  readonly operationId?: string;
  readonly date: string;
  readonly change: string;
  /** Absent from the version that removed it. */
  readonly document?: Readonly<Record<string, unknown>>;
}

function useVersions(kind: Kind, identifier: string) {
  const call = useCallerOf(kind);
  return useQuery({
    queryKey: ['referential', kind.id, 'history', identifier],
    queryFn: async ({ signal }) => {
      const path = `/referentialhistory/${kind.collection}/${encodeURIComponent(identifier)}`;
      return (await readEnvelope<Version>(call({ service: 'chartrier', path, signal }))).$results;
    },
  });
}

/** The versions of a document, and the differences between any two of them. */
export function History({ kind, identifier }: { readonly kind: Kind; readonly identifier: string }) {
  const history = useVersions(kind, identifier);
  if (history.error !== null) return <Refusal error={history.error} onRetry={() => void history.refetch()} />;
  return history.data === undefined ? <Waiting /> : <Versions versions={history.data} />;
}

/** Those of a document that is there no more; nothing for one that never was. */
export function PastVersions({ kind, identifier }: { readonly kind: Kind; readonly identifier: string }) {
  const words = useWords(WORDS);
  const { data } = useVersions(kind, identifier);
  return data === undefined ? null : (
    <Section title={words.history}>
      <Versions versions={data} />
    </Section>
  );
}

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  return (
    <>
      <ol>
        {versions.map((one) => (
          <li key={one.version} className="change">
            <strong>
              {words.version} {one.version}
            </strong>{' '}
            <span className="quiet">
              {words.changes[one.change] ?? one.change} · {formatInstant(one.date, language)}
              {one.operationId === undefined ? null : (
                <>
                  {' · '}
                  <Link to="/operations/$id" params={{ id: one.operationId }}>
                    {words.operation}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Comparison versions={versions} />
    </>
  );
}

function Comparison({ versions }: { readonly versions: readonly Version[] }) {
  const words = useWords(WORDS);
  const ordered = versions.toSorted((one, other) => one.version - other.version);
  const last = ordered.at(-1)?.version ?? 0;
  const [from, setFrom] = useState(ordered.at(-2)?.version ?? last);
  const [to, setTo] = useState(last);
  if (ordered.length < 2) return <p className="quiet">{words.oneVersion}</p>;
  const choices = ordered.map(({ version }) => ({
    id: String(version),
    label: `${words.version} ${version}`,
  }));
  const documentOf = (wanted: number) => ordered.find(({ version }) => version === wanted)?.document;
  const differences = compareDocuments(documentOf(from), documentOf(to));
  return (
    <div className="comparison">
      <div className="comparison-choice">
        <ChoiceField
          label={words.compareFrom}
          value={String(from)}
          choices={choices}
          onChange={(id) => setFrom(Number(id))}
        />
        <ChoiceField
          label={words.compareTo}
          value={String(to)}
          choices={choices}
          onChange={(id) => setTo(Number(id))}
        />
      </div>
      {differences.length === 0 ? (
        <p className="quiet">{words.same}</p>
      ) : (
        <dl className="differences">
          {differences.map(({ path, before, after }) => (
            <div key={path}>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>
                {before === undefined ? null : (
                  <del>
                    <span aria-hidden="true">− </span>
                    {before}
                  </del>
                )}
                {after === undefined ? null : (
                  <ins>
                    <span aria-hidden="true">+ </span>
                    {after}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
