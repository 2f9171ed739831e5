import type { AccessionRegisterSummary, Unit } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readEnvelope } from '../api/index.ts';
import { formatBytes, formatCount, useLanguage, useWords, withColon } from '../language/index.ts';
import { Section } from '../parts/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { countsBody, facetsOf, periodsOf } from '../search/search-query.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

/** Producers drawn; the register has them all. */
const SHOWN = 8;
/** Counting every unit by date is long on a large archive, and changes little. */
const KEPT_MS = 5 * 60_000;

/** Units, objects and bytes; by producer, and by date. */
export function Holdings({ summaries }: { readonly summaries: readonly AccessionRegisterSummary[] }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const total = (of: 'TotalUnits' | 'TotalObjects' | 'ObjectSize'): number =>
    summaries.reduce((sum, one) => sum + one[of].remained, 0);
  return (
    <Section title={words.holds} aside={<Link to="/fonds">{words.register}</Link>}>
      <ul className="holdings">
        <li>
          <strong>{formatCount(total('TotalUnits'), language)}</strong> {words.units}
        </li>
        <li>
          <strong>{formatCount(total('TotalObjects'), language)}</strong> {words.objects}
        </li>
        <li>
          <strong>{formatBytes(total('ObjectSize'), language)}</strong> {words.bytes}
        </li>
      </ul>
      <div className="home-charts">
        <ByProducer summaries={summaries} />
        <ByYear />
      </div>
    </Section>
  );
}

function ByProducer({ summaries }: { readonly summaries: readonly AccessionRegisterSummary[] }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const producers = summaries
    .toSorted((one, other) => other.TotalUnits.remained - one.TotalUnits.remained)
    .slice(0, SHOWN);
  const most = Math.max(1, producers[0]?.TotalUnits.remained ?? 1);
  const names = useAgencyNames(producers.map(({ OriginatingAgency }) => OriginatingAgency));
  return (
    <div>
      <h3 className="caption">{words.byProducer}</h3>
      <ul className="producers">
        {producers.map(({ OriginatingAgency: agency, TotalUnits }) => (
          <li key={agency}>
            <Link to="/fonds/$agency" params={{ agency }} title={agency}>
              {names.get(agency) ?? agency}
            </Link>
            <span className="quiet">{formatCount(TotalUnits.remained, language)}</span>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.max(0.5, (100 * TotalUnits.remained) / most)} height="4" />
            </svg>
          </li>
        ))}
      </ul>
      {summaries.length <= SHOWN ? null : (
        <Link to="/fonds">{words.otherProducers(formatCount(summaries.length - SHOWN, language))}</Link>
      )}
    </div>
  );
}

/** Units by the date at which they begin; each period leads to its units. */
function ByYear() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call } = useSession();
  const found = useQuery({
    queryKey: ['home', 'years'],
    staleTime: KEPT_MS,
    queryFn: ({ signal }) => {
      const json = countsBody(
        {},
        facetsOf({}).filter(({ $name }) => $name === 'dates'),
      );
      return readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
    },
  });
  const buckets = found.data?.$facetResults[0]?.buckets ?? [];
  const periods = periodsOf({}).map(([from, to], index) => ({
    from,
    to: to - 1,
    count: buckets[index]?.count ?? 0,
  }));
  const most = Math.max(1, ...periods.map(({ count }) => count));
  return (
    <div>
      <h3 className="caption">{words.byYear}</h3>
      <ul className="years-chart" aria-busy={found.isPending}>
        {periods.map(({ from, to, count }) => {
          const name = from === 0 ? `…${to}` : to === 2099 ? `${from}…` : `${from}–${to}`;
          const label = withColon(name, formatCount(count, language), language);
          const height = count === 0 ? 1 : Math.max(3, (64 * count) / most);
          const bar = (
            <svg viewBox="0 0 10 64" preserveAspectRatio="none" aria-hidden="true">
              <rect y={64 - height} width="10" height={height} />
            </svg>
          );
          return (
            <li key={from}>
              {count === 0 ? (
                <span title={label}>{bar}</span>
              ) : (
                <Link
                  to="/search"
                  search={{
                    ...(from === 0 ? {} : { from: String(from) }),
                    ...(to === 2099 ? {} : { to: String(to).padStart(4, '0') }),
                  }}
                  title={label}
                  aria-label={label}
                >
                  {bar}
                </Link>
              )}
              <span className="years-name" aria-hidden="true">
                {from === 0 ? '…' : from}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
