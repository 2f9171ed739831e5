import type { Unit } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Refusal, saveAs, writeCsv } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import type { SearchAddress } from './search-address.ts';
import { searchBody } from './search-query.ts';
import { WORDS } from './words.ts';

const PAGE = 1_000;
/** What pages reach on the API. */
const DEEPEST = 10_000;
const COLUMNS = [
  '#id',
  'Title',
  'Description',
  'StartDate',
  'EndDate',
  'DescriptionLevel',
  '#originating_agency',
  'OriginatingAgencyArchiveUnitIdentifier',
] as const;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(textOf).join(' | ') : String(value);
}

/** Writes the results of a search to a file, page after page, saying how far it is. */
export function ExportCsv({ address, total }: { readonly address: SearchAddress; readonly total: number }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call } = useSession();
  const [done, setDone] = useState(0);
  const exporting = useMutation({
    mutationFn: async () => {
      const lines: (readonly string[])[] = [COLUMNS];
      for (let offset = 0; offset < Math.min(total, DEEPEST); offset += PAGE) {
        const json = searchBody(address, offset, PAGE);
        const page = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json }));
        lines.push(...page.$results.map((unit) => COLUMNS.map((column) => textOf(unit[column]))));
        setDone(offset + page.$results.length);
      }
      saveAs(new Blob([writeCsv(lines)], { type: 'text/csv;charset=utf-8' }), 'chartrier.csv');
    },
  });
  if (exporting.error !== null) return <Refusal error={exporting.error} onRetry={() => exporting.mutate()} />;
  return (
    <Button kind="bare" isDisabled={exporting.isPending || total === 0} onPress={() => exporting.mutate()}>
      {exporting.isPending
        ? `${formatCount(done, language)} / ${formatCount(Math.min(total, DEEPEST), language)}`
        : words.export}
    </Button>
  );
}
