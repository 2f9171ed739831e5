import { formatCount, useLanguage, useWords } from '../language/index.ts';
import './fault-list.css';
import type { Fault, FaultsOfCheck } from './faults.ts';
import { sentenceOf } from './sentence.ts';
import { WORDS } from './words.ts';

/** Each fault: where, what, the manifest's line, the code, what to do. */
export function FaultList({ checks }: { readonly checks: readonly FaultsOfCheck[] }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  return checks.map(({ event, faults, count }) => (
    <section key={event.evId} className="faults">
      <h2 className="faults-check">{sentenceOf(event, language)}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)} className="fault">
            <FaultText fault={fault} outDetail={event.outDetail} />
            <div className="fault-remedy">
              <strong>{words.todo}</strong>
              <p>{language === 'fr' ? fault.remedyFr : fault.remedyEn}</p>
            </div>
          </li>
        ))}
      </ul>
      {count > faults.length ? (
        <p className="quiet">{words.faultsMore(formatCount(count - faults.length, language))}</p>
      ) : null}
    </section>
  ));
}

function FaultText({ fault, outDetail }: { readonly fault: Fault; readonly outDetail: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const place = [
    fault.line === undefined
      ? undefined
      : `${words.line} ${formatCount(fault.line, language)}${fault.column === undefined ? '' : `, ${fault.column}`}`,
    fault.element === undefined ? undefined : `<${fault.element}>`,
    fault.entry,
    outDetail,
    fault.code,
  ].filter((part) => part !== undefined);
  return (
    <div>
      {fault.titlePath === undefined || fault.titlePath.length === 0 ? (
        fault.unit === undefined ? null : (
          <p className="quiet">{fault.unit}</p>
        )
      ) : (
        <p className="quiet">{fault.titlePath.join(' › ')}</p>
      )}
      <h3>{language === 'fr' ? fault.fr : fault.en}</h3>
      <p className="mono fault-place">{place.join(' · ')}</p>
    </div>
  );
}
