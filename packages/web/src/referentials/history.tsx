import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Refusal, Waiting } from '../parts/index.ts';
import './history.css';
import type { Kind } from './kinds.ts';
import { useCallerOf } from './use-kind.ts';
import { WORDS } from './words.ts';

interface Change {
  readonly version: number;
  readonly operationId?: string;
  readonly date: string;
  readonly change: string;
  /** Lines `-  Status : INACTIVE`, `+  Status : ACTIVE`. */
  readonly differences: readonly string[];
}

/** The versions of a document, each with what it changed. */
export function History({ kind, identifier }: { readonly kind: Kind; readonly identifier: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const call = useCallerOf(kind);
  const history = useQuery({
    queryKey: ['referential', kind.id, 'history', identifier],
    queryFn: async ({ signal }) => {
      const path = `/referentialhistory${kind.path}/${encodeURIComponent(identifier)}`;
      return (await readEnvelope<Change>(call({ service: 'chartrier', path, signal }))).$results;
    },
  });
  if (history.error !== null) return <Refusal error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <Waiting />;
  return (
    <ol>
      {history.data.map((one) => (
        <li key={one.version} className="change">
          <p>
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
          </p>
          <ul className="change-lines">
            {one.differences.map((line) => (
              <li key={line} className="mono">
                {line.startsWith('-') ? <del>{line}</del> : <ins>{line}</ins>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
