import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { NotFound } from '../app/not-found.tsx';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Field, Page, Refusal, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { ImportFile } from './import-file.tsx';
import { KINDS, type Kind } from './kinds.ts';
import './referentials.css';
import { WORDS as UNIT_WORDS } from '../unit/words.ts';
import { type Document, useDocuments, useMayOn } from './use-kind.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/referentials/$kind');

export function KindPage() {
  const { kind: id } = route.useParams();
  const kind = KINDS.find((one) => one.id === id);
  return kind === undefined ? <NotFound /> : <Documents key={id} kind={kind} />;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** A state, or a rule's category, in words when it has some. */
function stateOf(row: Document, names: Readonly<Record<string, string>>): string {
  const state = textOf(row['Status'] ?? row['RuleType']);
  return names[state] ?? state;
}

function dateOf(row: Document): string {
  return textOf(row['LastUpdate'] ?? row['UpdateDate'] ?? row['CreationDate']);
}

function Documents({ kind }: { readonly kind: Kind }) {
  const words = useWords(WORDS);
  const { categories } = useWords(UNIT_WORDS);
  const states = { ...categories, ...words.states };
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const may = useMayOn(kind);
  const [typed, setTyped] = useState('');
  const documents = useDocuments(kind, useDeferredValue(typed));
  const rows = (documents.data?.pages ?? []).flatMap((page) => page.$results);
  return (
    <Page
      title={kind[language]}
      above={<Link to="/referentials">{words.title}</Link>}
      actions={may(kind.permission) ? <ImportFile kind={kind} /> : undefined}
    >
      <div className="referential-filter">
        <Field label={words.filter} value={typed} onChange={setTyped} />
      </div>
      {documents.error === null ? null : (
        <Refusal error={documents.error} onRetry={() => void documents.refetch()} onSignIn={askAgain} />
      )}
      {documents.isPending ? <Waiting /> : null}
      {documents.data !== undefined && rows.length === 0 ? (
        <Empty title={words.none}>{words.noneHelp}</Empty>
      ) : null}
      {rows.length === 0 ? null : (
        <Table<Document>
          label={kind[language]}
          rows={rows}
          keyOf={(row) => textOf(row[kind.identifier] ?? row['#id'])}
          opens
          columns={[
            {
              name: words.identifier,
              cell: (row) => (
                <Link
                  to="/referentials/$kind/$identifier"
                  params={{ kind: kind.id, identifier: textOf(row[kind.identifier]) }}
                >
                  <code>{textOf(row[kind.identifier])}</code>
                </Link>
              ),
            },
            { name: words.name, cell: (row) => textOf(row[kind.name]) },
            // what no document of the kind says is no column
            ...(rows.some((row) => stateOf(row, states) !== '')
              ? [
                  {
                    name: rows.some((row) => 'RuleType' in row) ? words.category : words.status,
                    cell: (row: Document) => stateOf(row, states),
                  },
                ]
              : []),
            ...(rows.some((row) => dateOf(row) !== '')
              ? [
                  {
                    name: words.updated,
                    cell: (row: Document) => (dateOf(row) === '' ? '' : formatInstant(dateOf(row), language)),
                  },
                ]
              : []),
          ]}
        />
      )}
      {documents.hasNextPage ? (
        <div className="page-actions">
          <Button
            pageKey="m"
            isDisabled={documents.isFetchingNextPage}
            onPress={() => void documents.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
