import type { ErrorCode } from '@chartrier/messages';
import { faultsData } from '../refusal.ts';
import type { FORMAT_VERDICTS } from './format-verdicts.ts';

type Told = Exclude<keyof typeof FORMAT_VERDICTS, 'SAME'>;

const CODES: Readonly<Record<Told, ErrorCode>> = {
  REJECTED: 'INGEST_FORMAT_REJECTED',
  UNKNOWN: 'INGEST_FORMAT_UNKNOWN',
  UNCHARTED: 'INGEST_FORMAT_UNCHARTED',
  UNIDENTIFIED: 'INGEST_FORMAT_UNIDENTIFIED',
  DIFFERENT: 'INGEST_FORMAT_DIFFERENT',
};

/** Stands for what is each object's own: `⟦entry⟧`. Statements put the object's text there. */
const place = (name: string) => `⟦${name}⟧`;

/**
 * The data of each verdict's event, as JSON text without its closing brace, with places for what is each object's own:
 * a hundred thousand objects may have the same verdict, and facts are written by one statement.
 */
export function formatSentences(): Readonly<Record<Told, string>> {
  const parameters = {
    entry: place('entry'),
    found: place('found'),
    declared: place('declared'),
    signatures: place('signatures'),
  };
  const texts = Object.entries(CODES).map(([verdict, code]) => {
    const data = JSON.stringify(faultsData([{ code, entry: parameters.entry, parameters }]));
    return [verdict, data.slice(0, -1)] as const;
  });
  return Object.fromEntries(texts) as Record<Told, string>;
}
