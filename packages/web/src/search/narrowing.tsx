import { useWords } from '../language/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { DatesNarrowing } from './dates-narrowing.tsx';
import './narrowing.css';
import { ObjectsNarrowing } from './objects-narrowing.tsx';
import { RulesNarrowing } from './rules-narrowing.tsx';
import type { SearchAddress } from './search-address.ts';
import { TermsNarrowing } from './terms-narrowing.tsx';
import type { Counts } from './use-counts.ts';
import { WORDS } from './words.ts';

/** What the results are made of, and the ways to keep a part of them. */
export function Narrowing({
  address,
  counts,
  onChange,
}: {
  readonly address: SearchAddress;
  /** Absent until they are counted, after the first results. */
  readonly counts: Counts | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const facet = (name: string) => counts?.facets.find((one) => one.name === name);
  const agencies = useAgencyNames((facet('agency')?.buckets ?? []).map(({ value }) => value));
  const common = { address, total: counts?.total, onChange };
  return (
    <div
      className={counts?.current === false ? 'narrowings narrowings-old' : 'narrowings'}
      aria-busy={counts?.current !== true}
    >
      <DatesNarrowing {...common} facet={facet('dates')} />
      <TermsNarrowing
        {...common}
        name="agency"
        title={words.agency}
        without={words.withoutAgency}
        facet={facet('agency')}
        labelOf={(value) => agencies.get(value) ?? value}
      />
      <TermsNarrowing
        {...common}
        name="level"
        title={words.level}
        without={words.withoutLevel}
        facet={facet('level')}
        labelOf={(value) => words.levels[value] ?? value}
      />
      <RulesNarrowing address={address} onChange={onChange} />
      <TermsNarrowing
        {...common}
        name="kind"
        title={words.kind}
        without={words.withoutLevel}
        facet={facet('kind')}
        labelOf={(value) => words.kinds[value] ?? value}
      />
      <ObjectsNarrowing {...common} facet={facet('objects')} />
    </div>
  );
}
