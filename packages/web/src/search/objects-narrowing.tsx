import type { FacetResult } from '@chartrier/client';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Tick } from '../parts/index.ts';
import { type SearchAddress, without } from './search-address.ts';
import { WORDS } from './words.ts';

const CHOICES = ['with', 'without'] as const;

/** Units that hold objects, and those that only describe. */
export function ObjectsNarrowing({
  address,
  facet,
  total,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly facet: FacetResult | undefined;
  readonly total: number | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const held = facet?.buckets[0]?.count;
  if (held === undefined || total === undefined) return null;
  const counts = { with: held, without: total - held };
  return (
    <section className="narrowing">
      <h2 className="caption">{words.objects}</h2>
      {CHOICES.map((choice) => (
        <Tick
          key={choice}
          isSelected={address.objects === choice}
          onChange={(selected) =>
            onChange(selected ? { ...address, objects: choice } : without(address, 'objects'))
          }
        >
          <span className="narrowing-line">
            <span>{words.objectsChoice[choice]}</span>
            <span className="tree-count">{formatCount(counts[choice], language)}</span>
          </span>
        </Tick>
      ))}
    </section>
  );
}
