import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Section } from '../parts/index.ts';
import './movements-chart.css';
import { byYear, type Month } from './movements.ts';
import { WORDS } from './words.ts';

/** More months than a chart can show are drawn by year. */
const MOST_MONTHS = 36;
const UP = 60;
const DOWN = 24;

/** Entries above the line, exits below it; the numbers are in a table for those who do not see it. */
export function MovementsChart({ months }: { readonly months: readonly Month[] }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  if (months.length === 0) return null;
  const isByYear = months.length > MOST_MONTHS;
  const bars = isByYear ? byYear(months) : months;
  const most = Math.max(1, ...bars.map(({ entered, left }) => Math.max(entered, left)));
  const anyLeft = bars.some(({ left }) => left > 0);
  const count = (value: number): string => formatCount(value, language);
  const height = UP + (anyLeft ? DOWN : 0);
  return (
    <Section title={isByYear ? words.overYears : words.overTime}>
      <figure className="movements">
        <svg
          viewBox={`0 0 ${Math.max(12, bars.length) * 12} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {bars.map(({ month, entered, left }, index) => (
            <g key={month}>
              <title>{words.moved(month, count(entered), count(left))}</title>
              <rect className="movement-in" x={index * 12} width="10" {...above(entered, most)} />
              {left === 0 ? null : (
                <rect
                  className="movement-out"
                  x={index * 12}
                  y={UP + 1}
                  width="10"
                  height={Math.min(DOWN - 1, Math.max(2, (DOWN * left) / most))}
                />
              )}
            </g>
          ))}
        </svg>
        <figcaption className="quiet">
          <span>{bars[0]?.month}</span>
          <span>{anyLeft ? words.legend : ''}</span>
          <span>{bars.length > 1 ? bars.at(-1)?.month : ''}</span>
        </figcaption>
        <table className="unseen">
          <caption>{words.overTime}</caption>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.ingested}</th>
              <th scope="col">{words.deleted}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ month, entered, left }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{count(entered)}</td>
                <td>{count(left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </Section>
  );
}

function above(value: number, most: number): { readonly y: number; readonly height: number } {
  const height = value === 0 ? 1 : Math.max(3, (UP * value) / most);
  return { y: UP - height, height };
}
