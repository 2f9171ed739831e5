import type { FacetResult } from '@chartrier/client';
import { useId, useRef, useState } from 'react';
import { formatCount, useLanguage, useWords, withColon } from '../language/index.ts';
import { type SearchAddress, without } from './search-address.ts';
import { periodsOf } from './search-query.ts';
import { WORDS } from './words.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';

/** The dates of the results as a small chart to click, and two bounds to write or to pick. */
export function DatesNarrowing({
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
  const periods = periodsOf(address);
  const counts = periods.map((_, index) => facet?.buckets[index]?.count ?? 0);
  const most = Math.max(1, ...counts);
  const [[from, to] = [BEGINNING, END]] = periods;
  const last = periods.at(-1) ?? [BEGINNING, END];
  const undated = (total ?? 0) - counts.reduce((sum, count) => sum + count, 0);
  return (
    <section className="narrowing">
      <h2 className="caption">{words.dates}</h2>
      <ul className="periods">
        {periods.map(([from, to], index) => {
          const count = counts[index] ?? 0;
          const label = withColon(saidPeriod(words, from, to), formatCount(count, language), language);
          return (
            <li key={from}>
              <button
                type="button"
                className="period"
                disabled={count === 0}
                aria-label={label}
                title={label}
                onClick={() => onChange(inPeriod(address, from, to - 1))}
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
        <span>{from === BEGINNING ? words.before(to) : from}</span>
        <span>{last[1] === END ? words.since(last[0]) : last[1] - 1}</span>
      </p>
      {undated <= 0 ? null : (
        <p className="narrowing-line narrowing-others">
          <span>{address.from === undefined && address.to === undefined ? words.undated : words.others}</span>
          <span className="tree-count">{formatCount(undated, language)}</span>
        </p>
      )}
      <div className="years">
        <Bound
          key={`from ${address.from ?? ''}`}
          label={words.from}
          value={address.from}
          onChange={(from) => onChange(withBound(address, 'from', from))}
        />
        <Bound
          key={`to ${address.to ?? ''}`}
          label={words.to}
          value={address.to}
          onChange={(to) => onChange(withBound(address, 'to', to))}
        />
      </div>
      <p className="quiet">{words.datesHint}</p>
    </section>
  );
}

/** Whatever comes before, and whatever comes after, the periods of an archive that is not narrowed. */
const BEGINNING = 0;
const END = 2100;

function saidPeriod(words: (typeof WORDS)['fr'], from: number, to: number): string {
  if (from === BEGINNING) return words.before(to);
  return to === END ? words.since(from) : `${from} – ${to - 1}`;
}

const year = (value: number): WrittenDate => String(value).padStart(4, '0');

function inPeriod(address: SearchAddress, from: number, to: number): SearchAddress {
  const wider = without(address, 'from', 'to');
  return {
    ...wider,
    ...(from === BEGINNING ? {} : { from: year(from) }),
    ...(to === END - 1 ? {} : { to: year(to) }),
  };
}

function withBound(address: SearchAddress, key: 'from' | 'to', date: WrittenDate | undefined): SearchAddress {
  return date === undefined ? without(address, key) : { ...address, [key]: date };
}

/** A bound, written as one likes or picked in a calendar; what is picked is a day of the calendar, in no zone. */
function Bound({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: WrittenDate | undefined;
  readonly onChange: (date: WrittenDate | undefined) => void;
}) {
  const words = useWords(WORDS);
  const [isWrong, setWrong] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const read = (written: string): void => {
    const date = readWrittenDate(written);
    setWrong(written.trim() !== '' && date === undefined);
    if (date !== value && (date !== undefined || written.trim() === '')) onChange(date);
  };
  return (
    <div className="year">
      <label htmlFor={id}>{label}</label>
      <span className="year-field">
        <input
          id={id}
          defaultValue={value}
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onBlur={(event) => read(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') read(event.currentTarget.value);
          }}
        />
        <button
          type="button"
          className="year-pick"
          aria-label={`${words.calendar} : ${label}`}
          onClick={() => picker.current?.showPicker()}
        >
          <svg className="year-icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
          </svg>
        </button>
        <input
          ref={picker}
          type="date"
          className="year-picker"
          tabIndex={-1}
          aria-hidden="true"
          value={value?.length === 10 ? value : ''}
          onChange={(event) => onChange(readWrittenDate(event.currentTarget.value))}
        />
      </span>
      {isWrong ? (
        <span className="field-error" id={`${id}-wrong`} role="alert">
          {words.notADate}
        </span>
      ) : null}
    </div>
  );
}
