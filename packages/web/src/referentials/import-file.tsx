import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileTrigger } from 'react-aria-components';
import { RefusedCall } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, Refusal } from '../parts/index.ts';
import type { Kind } from './kinds.ts';
import { useCallerOf } from './use-kind.ts';
import { WORDS } from './words.ts';

const ACCEPTED = { csv: '.csv', xml: '.xml', json: '.json' } as const;

/** Imports a file and shows what the server says of it in place, refusal or operation. */
export function ImportFile({ kind }: { readonly kind: Kind }) {
  const words = useWords(WORDS);
  const call = useCallerOf(kind);
  const client = useQueryClient();
  const importing = useMutation({
    mutationFn: async (file: File) => {
      const answer = await call({
        service: 'admin',
        method: 'POST',
        path: kind.path,
        bytes: file,
        headers: {
          'Content-Type': kind.imports === 'json' ? 'application/json' : 'application/octet-stream',
          'X-Filename': encodeURIComponent(file.name),
        },
      });
      return answer.headers.get('X-Request-Id') ?? undefined;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['referential', kind.id] }),
  });
  return (
    <>
      <FileTrigger
        acceptedFileTypes={[ACCEPTED[kind.imports]]}
        onSelect={(files) => {
          const chosen = files?.item(0);
          if (chosen !== null && chosen !== undefined) importing.mutate(chosen);
        }}
      >
        <Button kind="main" isDisabled={importing.isPending}>
          {importing.isPending ? words.importing : words.import}
        </Button>
      </FileTrigger>
      <span className="quiet">{words.importHelp[kind.imports]}</span>
      {importing.isSuccess ? (
        <p role="status">
          {words.imported}{' '}
          {importing.data === undefined ? null : (
            <Link to="/operations/$id" params={{ id: importing.data }}>
              {words.operation}
            </Link>
          )}
        </p>
      ) : null}
      {importing.error === null ? null : (
        <Refusal
          error={
            importing.error instanceof RefusedCall ? importing.error : new RefusedCall(0, { message: '' })
          }
        />
      )}
    </>
  );
}
