import type { Unit } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, CSV_START, csvLines, Refusal, saveAs } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import type { SearchAddress } from './search-address.ts';
import { openScroll, readScroll } from './use-results.ts';
import { WORDS } from './words.ts';

/** Results of one request. */
const PAGE = 1_000;
const COLUMNS = [
  '#id',
  'Title',
  'Description',
  'StartDate',
  'EndDate',
  'DescriptionLevel',
  '#originating_agency',
  'OriginatingAgencyArchiveUnitIdentifier',
  '#unitType',
  '#opi',
] as const;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(' | ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Writes all the results of a search to a file, however many: they are those of the moment when it was asked. Lines go to
 * the browser's own storage page after page, not to its memory.
 */
export function ExportCsv({
  address,
  isEmpty,
}: {
  readonly address: SearchAddress;
  readonly isEmpty: boolean;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call } = useSession();
  const [done, setDone] = useState({ lines: 0, total: 0 });
  const exporting = useMutation({
    mutationFn: async () => {
      const scroll = await openScroll(call, address, COLUMNS);
      const parts = [new Blob([CSV_START, csvLines([COLUMNS])])];
      let lines = 0;
      for (let offset = 0; offset < scroll.total; offset += PAGE) {
        const { $results } = await readScroll(call, address, COLUMNS, scroll, { offset, limit: PAGE });
        const rows = ($results as readonly Unit[]).map((unit) =>
          COLUMNS.map((column) => textOf(unit[column])),
        );
        parts.push(new Blob([csvLines(rows)]));
        lines += rows.length;
        setDone({ lines, total: scroll.total });
      }
      saveAs(new Blob(parts, { type: 'text/csv;charset=utf-8' }), 'chartrier.csv');
      return { lines, total: scroll.total };
    },
  });
  const isReady = !exporting.isPending && !isEmpty;
  const progress = words.exporting(formatCount(done.lines, language), formatCount(done.total, language));
  if (exporting.error !== null) return <Refusal error={exporting.error} onRetry={() => exporting.mutate()} />;
  return (
    <>
      <Button
        kind="bare"
        pageKey="e"
        does={words.export}
        isDisabled={!isReady}
        onPress={() => exporting.mutate()}
      >
        {exporting.isPending ? progress : words.export}
      </Button>
      <span className="unseen" role="status">
        {exporting.isSuccess ? words.exported(formatCount(exporting.data.lines, language)) : ''}
      </span>
    </>
  );
}
