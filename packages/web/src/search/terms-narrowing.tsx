import type { FacetResult } from '@chartrier/client';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Tick } from '../parts/index.ts';
import type { SearchAddress } from './search-address.ts';
import { MOST_VALUES } from './search-query.ts';
import { withoutValue } from './tokens.tsx';
import { WORDS } from './words.ts';

/** The values of a field with their counts, to tick; what has none of them is counted too, so that all adds up. */
export function TermsNarrowing({
  name,
  title,
  without,
  address,
  facet,
  total,
  labelOf,
  onChange,
}: {
  readonly name: 'agency' | 'level' | 'kind';
  readonly title: string;
  /** What is said of the units without a value. */
  readonly without: string;
  readonly address: SearchAddress;
  readonly facet: FacetResult | undefined;
  readonly total: number | undefined;
  readonly labelOf: (value: string) => string;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const chosen = address[name] ?? [];
  const buckets = facet?.buckets ?? [];
  const absent = chosen.filter((value) => !buckets.some((bucket) => bucket.value === value));
  const shown = [
    ...buckets,
    ...absent.map((value) => ({ value, count: facet === undefined ? undefined : 0 })),
  ];
  if (shown.length === 0) return null;
  const others = (total ?? 0) - buckets.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="narrowing">
      <h2 className="caption">{title}</h2>
      {shown.map(({ value, count }) => (
        <Tick
          key={value}
          isSelected={chosen.includes(value)}
          onChange={(selected) =>
            onChange(
              selected ? { ...address, [name]: [...chosen, value] } : withoutValue(address, name, value),
            )
          }
        >
          <span className="narrowing-line" title={value}>
            <span>{labelOf(value)}</span>
            <span className="tree-count">{count === undefined ? '' : formatCount(count, language)}</span>
          </span>
        </Tick>
      ))}
      {others <= 0 ? null : (
        <p className="narrowing-line narrowing-others">
          <span>{buckets.length < MOST_VALUES ? without : words.others}</span>
          <span className="tree-count">{formatCount(others, language)}</span>
        </p>
      )}
    </section>
  );
}
