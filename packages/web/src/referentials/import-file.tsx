import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { RefusedCall, readJson } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, Refusal } from '../parts/index.ts';
import { readReport } from './import-report.ts';
import { ReportOfOperation, ReportView } from './import-report-view.tsx';
import './import-report.css';
import type { Kind } from './kinds.ts';
import { useCallerOf, useMayOn } from './use-kind.ts';
import { WORDS } from './words.ts';

const ACCEPTED = { csv: '.csv', xml: '.xml', json: '.json' } as const;

/** Imports a file, or only judges it where the API can, and shows the report in place. */
export function ImportFile({ kind }: { readonly kind: Kind }) {
  const words = useWords(WORDS);
  const may = useMayOn(kind);
  const call = useCallerOf(kind);
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const headersOf = (chosen: File) => ({
    'Content-Type': kind.imports === 'json' ? 'application/json' : 'application/octet-stream',
    'X-Filename': encodeURIComponent(chosen.name),
  });
  const importing = useMutation({
    mutationFn: async (chosen: File) => {
      checking.reset();
      const answer = await call({
        service: 'admin',
        method: 'POST',
        path: kind.path,
        bytes: chosen,
        headers: headersOf(chosen),
      });
      return answer.headers.get('X-Request-Id') ?? undefined;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['referential', kind.id] }),
  });
  const checking = useMutation({
    mutationFn: async (chosen: File) => {
      importing.reset();
      const answer = call({
        service: 'admin',
        method: 'POST',
        path: `${kind.path}filecheck`,
        bytes: chosen,
        headers: headersOf(chosen),
        accept: 'application/octet-stream',
      });
      // formats are judged without a report
      if (kind.imports === 'xml') return void (await answer);
      return readReport(await readJson<Readonly<Record<string, unknown>>>(answer));
    },
  });
  const error = importing.error ?? checking.error;
  const operation =
    importing.data ?? (importing.error instanceof RefusedCall ? importing.error.requestId : undefined);
  return (
    <div className="import">
      <div className="import-line">
        <FileTrigger
          acceptedFileTypes={[ACCEPTED[kind.imports]]}
          onSelect={(files) => {
            const chosen = files?.item(0);
            if (chosen === null || chosen === undefined) return;
            setFile(chosen);
            importing.reset();
            checking.reset();
            // where a file can be judged first, one chooses; elsewhere, choosing is importing
            if (!kind.checks) importing.mutate(chosen);
          }}
        >
          <Button
            kind={file === undefined || !kind.checks ? 'main' : 'plain'}
            pageKey="i"
            isDisabled={importing.isPending}
          >
            {importing.isPending ? words.importing : words.import}
          </Button>
        </FileTrigger>
        {file === undefined || !kind.checks ? (
          <span className="quiet">{words.importHelp[kind.imports]}</span>
        ) : (
          <>
            <span className="import-name">{file.name}</span>
            <Button
              kind="main"
              pageKey="v"
              isDisabled={importing.isPending}
              onPress={() => importing.mutate(file)}
            >
              {words.importThis}
            </Button>
            {may(kind.checkPermission) ? (
              <Button pageKey="c" isDisabled={checking.isPending} onPress={() => checking.mutate(file)}>
                {checking.isPending ? words.checking : words.check}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {importing.isSuccess ? <p role="status">{words.imported}</p> : null}
      {checking.isSuccess ? <p role="status">{words.checked}</p> : null}
      {checking.data === undefined ? null : <ReportView report={checking.data} />}
      {error === null ? null : <Refusal error={error} />}
      {operation === undefined ? null : <ReportOfOperation call={call} operation={operation} />}
    </div>
  );
}
