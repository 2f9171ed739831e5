import { formatCount, useLanguage, withColon } from '../language/index.ts';
import './bars.css';

export interface Bar {
  readonly label: string;
  readonly count: number;
}

const HEIGHT = 64;

/** A small chart of counts; the numbers are in a list for those who do not see it. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const { language } = useLanguage();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className="bars">
      <svg
        viewBox={`0 0 ${Math.max(1, bars.length) * 12} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bars.map(({ label: name, count }, index) => {
          const height = count === 0 ? 1 : Math.max(3, (HEIGHT * count) / most);
          return (
            <rect key={name} x={index * 12} y={HEIGHT - height} width="10" height={height}>
              <title>{withColon(name, formatCount(count, language), language)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="quiet">
        <span>{bars[0]?.label}</span>
        <span>{label}</span>
        <span>{bars.at(-1)?.label}</span>
      </figcaption>
      <ul className="unseen">
        {bars.map(({ label: name, count }) => (
          <li key={name}>{withColon(name, formatCount(count, language), language)}</li>
        ))}
      </ul>
    </figure>
  );
}
