import type { FacetResult } from '@chartrier/client';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { ChoiceField, Tick } from '../parts/index.ts';
import './narrowing.css';
import { RULE_CATEGORIES, type SearchAddress } from './search-address.ts';
import { periodsOf } from './search-query.ts';
import { WORDS } from './words.ts';

/** What the results are made of, and the ways to keep a part of them. */
export function Narrowing({
  address,
  facets,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly facets: readonly FacetResult[];
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const facet = (name: string): FacetResult | undefined => facets.find((one) => one.name === name);
  return (
    <>
      <Dates address={address} facet={facet('dates')} onChange={onChange} />
      <Terms
        name="agency"
        title={words.agency}
        address={address}
        facet={facet('agency')}
        onChange={onChange}
      />
      <Terms name="level" title={words.level} address={address} facet={facet('level')} onChange={onChange} />
      <section className="narrowing">
        <h2 className="caption">{words.rules}</h2>
        <ChoiceField
          label={words.category}
          value={address.ended ?? 'none'}
          choices={[
            { id: 'none', label: words.none },
            ...RULE_CATEGORIES.map((id) => ({ id, label: words.categories[id] })),
          ]}
          onChange={(id) => onChange(withValue(address, 'ended', id))}
        />
        <ChoiceField
          label={words.finalAction}
          value={address.finalAction ?? 'none'}
          choices={[
            { id: 'none', label: words.none },
            ...(['Keep', 'Destroy', 'Transfer'] as const).map((id) => ({
              id,
              label: words.finalActions[id],
            })),
          ]}
          onChange={(id) => onChange(withValue(address, 'finalAction', id))}
        />
      </section>
    </>
  );
}

function withValue(address: SearchAddress, key: 'ended' | 'finalAction', id: string): SearchAddress {
  const { [key]: _left, ...rest } = address;
  return id === 'none' ? rest : { ...rest, [key]: id };
}

function Terms({
  name,
  title,
  address,
  facet,
  onChange,
}: {
  readonly name: 'agency' | 'level';
  readonly title: string;
  readonly address: SearchAddress;
  readonly facet: FacetResult | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const { language } = useLanguage();
  const chosen = address[name] ?? [];
  const buckets = facet?.buckets ?? [];
  const shown = [
    ...buckets,
    ...chosen
      .filter((value) => !buckets.some((bucket) => bucket.value === value))
      .map((value) => ({ value, count: 0 })),
  ];
  if (shown.length === 0) return null;
  const toggle = (value: string, selected: boolean): void => {
    const next = selected ? [...chosen, value] : chosen.filter((one) => one !== value);
    const { [name]: _left, ...rest } = address;
    onChange(next.length === 0 ? rest : { ...rest, [name]: next });
  };
  return (
    <section className="narrowing">
      <h2 className="caption">{title}</h2>
      {shown.map(({ value, count }) => (
        <Tick
          key={value}
          isSelected={chosen.includes(value)}
          onChange={(selected) => toggle(value, selected)}
        >
          <span className="narrowing-line">
            <span>{value}</span>
            <span className="tree-count">{formatCount(count, language)}</span>
          </span>
        </Tick>
      ))}
    </section>
  );
}

function Dates({
  address,
  facet,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly facet: FacetResult | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const periods = periodsOf(address);
  const counts = periods.map((_, index) => facet?.buckets[index]?.count ?? 0);
  const most = Math.max(1, ...counts);
  return (
    <section className="narrowing">
      <h2 className="caption">{words.dates}</h2>
      <ul className="periods">
        {periods.map(([from, to], index) => {
          const count = counts[index] ?? 0;
          return (
            <li key={from}>
              <button
                type="button"
                className="period"
                disabled={count === 0}
                aria-label={`${from} – ${to - 1} : ${formatCount(count, language)}`}
                title={`${from} – ${to - 1} : ${formatCount(count, language)}`}
                onClick={() => onChange({ ...address, from, to: to - 1 })}
              >
                <svg viewBox="0 0 10 52" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    x="0"
                    width="10"
                    y={52 - Math.max(2, (50 * count) / most)}
                    height={Math.max(2, (50 * count) / most)}
                  />
                </svg>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="periods-ends">
        <span>{periods[0]?.[0] === 0 ? '…' : periods[0]?.[0]}</span>
        <span>{periods.at(-1)?.[1] === 2100 ? '…' : (periods.at(-1)?.[1] ?? 0) - 1}</span>
      </p>
      <div className="years">
        <Year
          label={words.from}
          value={address.from}
          onChange={(from) => onChange(yearOf(address, 'from', from))}
        />
        <Year label={words.to} value={address.to} onChange={(to) => onChange(yearOf(address, 'to', to))} />
      </div>
    </section>
  );
}

function yearOf(address: SearchAddress, key: 'from' | 'to', year: number | undefined): SearchAddress {
  const { [key]: _left, ...rest } = address;
  return year === undefined ? rest : { ...rest, [key]: year };
}

function Year({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (year: number | undefined) => void;
}) {
  return (
    <label className="year">
      <span>{label}</span>
      <input
        key={value}
        inputMode="numeric"
        pattern="[0-9]{1,4}"
        maxLength={4}
        defaultValue={value}
        onBlur={(event) => {
          const written = event.currentTarget.value.trim();
          const year = /^\d{1,4}$/.test(written) ? Number(written) : undefined;
          if (year !== value) onChange(year);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
}
