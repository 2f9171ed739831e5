import type { InheritedRule, Unit, UnitWithInheritedRules } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { formatDate, useLanguage, useWords } from '../language/index.ts';
import { Section, StatusMark } from '../parts/index.ts';
import './rules-in-force.css';
import { titleOf } from './unit-title.ts';
import { WORDS } from './words.ts';

const CATEGORIES = [
  'AccessRule',
  'AppraisalRule',
  'HoldRule',
  'StorageRule',
  'DisseminationRule',
  'ReuseRule',
  'ClassificationRule',
] as const;

/** Each rule on the unit with the unit that sets it: here, or above by inheritance. */
export function RulesInForce({
  unit,
  titles,
}: {
  readonly unit: UnitWithInheritedRules;
  readonly titles: ReadonlyMap<string, Unit>;
}) {
  const words = useWords(WORDS);
  const present = CATEGORIES.filter((category) => {
    const { Rules, Properties } = unit.InheritedRules[category];
    return Rules.length + Properties.length > 0;
  });
  return (
    <Section title={words.rules}>
      {present.length === 0 ? <p className="quiet rules-none">{words.noRule}</p> : null}
      {present.map((category) => (
        <Category key={category} name={category} unit={unit} titles={titles} />
      ))}
    </Section>
  );
}

function Category({
  name,
  unit,
  titles,
}: {
  readonly name: (typeof CATEGORIES)[number];
  readonly unit: UnitWithInheritedRules;
  readonly titles: ReadonlyMap<string, Unit>;
}) {
  const words = useWords(WORDS);
  const { Rules, Properties } = unit.InheritedRules[name];
  const final = Properties.find(({ PropertyName }) => PropertyName === 'FinalAction');
  return (
    <div className="rule-category">
      <div className="rule-head">
        <h3>{words.categories[name] ?? name}</h3>
        {final === undefined ? null : (
          <span>{words.finalActions[String(final.PropertyValue)] ?? String(final.PropertyValue)}</span>
        )}
      </div>
      <ul>
        {Rules.map((rule) => (
          <li key={`${rule.UnitId} ${rule.Rule}`} className="rule">
            <span>
              <code>{rule.Rule}</code> · <Origin unitId={rule.UnitId} own={unit['#id']} titles={titles} />
            </span>
            <End rule={rule} isHold={name === 'HoldRule'} />
          </li>
        ))}
        {Rules.length > 0 || final === undefined ? null : (
          <li className="rule">
            <Origin unitId={final.UnitId} own={unit['#id']} titles={titles} />
          </li>
        )}
      </ul>
    </div>
  );
}

function Origin({
  unitId,
  own,
  titles,
}: {
  readonly unitId: string;
  readonly own: string;
  readonly titles: ReadonlyMap<string, Unit>;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  if (unitId === own) return words.setHere;
  const from = titles.get(unitId);
  return (
    <>
      {words.inheritedFrom}{' '}
      <Link to="/units/$id" params={{ id: unitId }}>
        {from === undefined ? unitId : (titleOf(from, language) ?? unitId)}
      </Link>
    </>
  );
}

function End({ rule, isHold }: { readonly rule: InheritedRule; readonly isHold: boolean }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const end = isHold ? (rule.HoldEndDate ?? rule.EndDate) : rule.EndDate;
  if (end === undefined) return <StatusMark status="WARNING" label={words.endless} />;
  const date = formatDate(end, language);
  return end <= new Date().toISOString().slice(0, 10) ? (
    <StatusMark status="OK" label={words.ended(date)} />
  ) : (
    <StatusMark status="WARNING" label={words.runs(date)} />
  );
}
