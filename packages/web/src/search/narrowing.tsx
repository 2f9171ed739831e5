import { memo } from 'react';
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

/** What the results are made of, and the ways to keep a part of them; drawn when they change, and not at each key. */
export const Narrowing = memo(function Narrowing({
  address,
  counts,
  areCurrent,
  onChange,
}: {
  readonly address: SearchAddress;
  /** Absent until they are counted, after the first results. */
  readonly counts: Counts | undefined;
  /** Whether they are of the search being read, and not of the one before. */
  readonly areCurrent: boolean;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const facet = (name: string) => counts?.facets.find((one) => one.name === name);
  const agencies = useAgencyNames((facet('agency')?.buckets ?? []).map(({ value }) => value));
  const common = { address, total: counts?.total, onChange };
  return (
    <div
      className={areCurrent || counts === undefined ? 'narrowings' : 'narrowings narrowings-old'}
      aria-busy={!areCurrent}
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
});
