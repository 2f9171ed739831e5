import type { Unit, UnitWithInheritedRules } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { formatDate, useLanguage, useWords } from '../language/index.ts';
import { Communicability } from '../unit/communicability.tsx';
import { pathOf, titleOf } from '../unit/unit-title.ts';
import { findWords } from './found-words.ts';
import './result.css';
import { WORDS } from './words.ts';

/** A description is read on the unit's page: here its beginning tells whether to go there. */
const EXCERPT_LENGTH = 220;

export const Result = memo(function Result({
  unit,
  place,
  total,
  words: searched,
  ancestors,
  rules,
  agencies,
}: {
  readonly unit: Unit;
  /** Where it stands among all the results. */
  readonly place: number;
  readonly total: number;
  /** The words searched, shown where they are found. */
  readonly words: string;
  readonly ancestors: ReadonlyMap<string, Unit>;
  readonly rules: UnitWithInheritedRules | undefined;
  /** Names of agencies, by their identifiers. */
  readonly agencies: ReadonlyMap<string, string>;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const path = pathOf(unit, ancestors);
  const description = typeof unit['Description'] === 'string' ? unit['Description'] : '';
  const start = typeof unit['StartDate'] === 'string' ? formatDate(unit['StartDate'], language) : undefined;
  const end = typeof unit['EndDate'] === 'string' ? formatDate(unit['EndDate'], language) : undefined;
  const agency = String(unit['#originating_agency'] ?? '');
  const reference = unit['OriginatingAgencyArchiveUnitIdentifier'];
  return (
    <article className="result" aria-posinset={place} aria-setsize={total}>
      {path.length === 0 ? null : (
        <p className="result-path">
          {path.map((one) => titleOf(one, language) ?? words.untitled).join(' › ')}
        </p>
      )}
      <h2 className="result-title">
        <Link to="/units/$id" params={{ id: unit['#id'] }}>
          <Found text={titleOf(unit, language) ?? words.untitled} searched={searched} />
        </Link>
      </h2>
      {description === '' ? null : (
        <p className="result-excerpt">
          <Found
            text={
              description.length > EXCERPT_LENGTH ? `${description.slice(0, EXCERPT_LENGTH)}…` : description
            }
            searched={searched}
          />
        </p>
      )}
      <p className="result-facts">
        {start === undefined ? null : (
          <span>{end === undefined || end === start ? start : `${start} – ${end}`}</span>
        )}
        <span>{[agencies.get(agency) ?? agency, reference].flat().filter(Boolean).join(' · ')}</span>
        {rules === undefined ? null : <Communicability unit={rules} />}
      </p>
    </article>
  );
});

function Found({ text, searched }: { readonly text: string; readonly searched: string }) {
  return findWords(text, searched).map((piece) =>
    piece.found ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
  );
}
