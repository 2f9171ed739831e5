import type { ImportedRevocationList } from '@chartrier/client';
import { FileTrigger } from 'react-aria-components';
import { formatCount, formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useImportRevocationList, useRevocationLists } from './use-certificates.ts';
import { WORDS } from './words.ts';

/** The revocation lists in force, one an authority: the certificates that they name are refused. */
export function RevocationLists() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { mayAdminister } = useSession();
  const lists = useRevocationLists();
  const importing = useImportRevocationList();
  return (
    <Section
      title={words.revocationLists}
      aside={
        mayAdminister('revocationlists:create') ? (
          <FileTrigger
            acceptedFileTypes={['.crl', '.pem']}
            onSelect={(files) => {
              const chosen = files?.item(0);
              if (chosen !== null && chosen !== undefined) importing.mutate(chosen);
            }}
          >
            <Button pageKey="i" isDisabled={importing.isPending}>
              {words.importList}
            </Button>
          </FileTrigger>
        ) : undefined
      }
    >
      {importing.data === undefined ? null : (
        <p role="status">{words.listImported(importing.data.revoked?.length ?? 0)}</p>
      )}
      {importing.error === null ? null : <Refusal error={importing.error} />}
      {lists.error === null ? null : <Refusal error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.isPending ? <Waiting /> : null}
      {lists.data?.length === 0 ? <Empty title={words.noLists}>{words.noListsHelp}</Empty> : null}
      {lists.data === undefined || lists.data.length === 0 ? null : (
        <Table<ImportedRevocationList>
          label={words.revocationLists}
          rows={lists.data}
          keyOf={({ issuer }) => issuer}
          columns={[
            { name: words.issuer, cell: ({ issuer }) => issuer },
            { name: words.thisUpdate, cell: ({ thisUpdate }) => formatInstant(thisUpdate, language) },
            {
              name: words.nextUpdate,
              cell: ({ nextUpdate }) => (nextUpdate === undefined ? '' : formatInstant(nextUpdate, language)),
            },
            { name: words.listed, numeric: true, cell: ({ listed }) => formatCount(listed, language) },
          ]}
        />
      )}
    </Section>
  );
}
