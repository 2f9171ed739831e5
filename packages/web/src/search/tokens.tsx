import { formatDate, useLanguage, useWords } from '../language/index.ts';
import { usePageKeys } from '../parts/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { type RuleCriterion, readCriterion } from './rule-criteria.ts';
import { type SearchAddress, without } from './search-address.ts';
import { WORDS } from './words.ts';

/** Conditions that a figure removes: those after are reached one by one. */
const NUMBERED = 9;

interface Condition {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly rest: SearchAddress;
}

/** All that narrows a search beside its words, each with what removes it. */
export function Tokens({
  address,
  underTitle,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly underTitle: string | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const sentence = useCriterionSentence();
  const { language } = useLanguage();
  const agencies = useAgencyNames(address.agency ?? []);
  const { from, to, under, objects, rules = [] } = address;
  const listed = (
    name: 'agency' | 'level' | 'kind',
    label: string,
    shown: (value: string) => string,
  ): readonly Condition[] =>
    (address[name] ?? []).map((value) => ({
      key: `${name} ${value}`,
      name: label,
      value: shown(value),
      rest: withoutValue(address, name, value),
    }));
  const conditions: readonly Condition[] = [
    ...(from === undefined && to === undefined
      ? []
      : [
          {
            key: 'dates',
            name: words.dates.toLowerCase(),
            value: `${from === undefined ? '…' : formatDate(from, language)} – ${to === undefined ? '…' : formatDate(to, language)}`,
            rest: without(address, 'from', 'to'),
          },
        ]),
    ...(under === undefined
      ? []
      : [{ key: 'under', name: words.under, value: underTitle ?? under, rest: without(address, 'under') }]),
    ...listed('agency', words.agency.toLowerCase(), (value) => agencies.get(value) ?? value),
    ...listed('level', words.level.toLowerCase(), (value) => words.levels[value] ?? value),
    ...listed('kind', words.kind.toLowerCase(), (value) => words.kinds[value] ?? value),
    ...(objects === undefined
      ? []
      : [
          {
            key: 'objects',
            name: '',
            value: words.objectsChoice[objects],
            rest: without(address, 'objects'),
          },
        ]),
    ...rules.flatMap((written): readonly Condition[] => {
      const criterion = readCriterion(written);
      if (criterion === undefined) return [];
      return [
        {
          key: written,
          name: words.categories[criterion.category],
          value: sentence(criterion),
          rest: withoutValue(address, 'rules', written),
        },
      ];
    }),
  ];
  const clear = (): void =>
    onChange(without(address, 'from', 'to', 'under', 'agency', 'level', 'kind', 'objects', 'rules'));
  usePageKeys([
    ...conditions.slice(0, NUMBERED).map(({ name, value, rest }, place) => ({
      key: String(place + 1),
      does: `${words.remove} ${name} ${value}`,
      act: () => onChange(rest),
    })),
    ...(conditions.length < 2 ? [] : [{ key: '0', does: words.removeAll, act: clear }]),
  ]);
  return (
    <>
      {conditions.map(({ key, name, value, rest }, place) => (
        <span key={key} className="token">
          {name} <strong>{value}</strong>
          <button
            type="button"
            className="token-remove"
            aria-label={`${words.remove} ${name} ${value}`}
            aria-keyshortcuts={place < NUMBERED ? String(place + 1) : undefined}
            onClick={() => onChange(rest)}
          >
            ✕
          </button>
        </span>
      ))}
      {conditions.length < 2 ? null : (
        <button type="button" className="tokens-clear" aria-keyshortcuts="0" onClick={clear}>
          {words.removeAll}
        </button>
      )}
    </>
  );
}

/** The search without one value of a list. */
export function withoutValue(
  address: SearchAddress,
  name: 'agency' | 'level' | 'kind' | 'rules',
  value: string,
): SearchAddress {
  const left = (address[name] ?? []).filter((one) => one !== value);
  return left.length === 0 ? without(address, name) : { ...address, [name]: left };
}

/** A criterion on rules in words: `échue avant le 1er janvier 1990, héritée, détruire`. */
function useCriterionSentence(): (criterion: RuleCriterion) => string {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  return ({ origin, endedBefore, finalAction, rule }) =>
    [
      words.origins[origin],
      ...(endedBefore === undefined
        ? []
        : [
            endedBefore === 'today' ? words.endedToday : words.endedBefore(formatDate(endedBefore, language)),
          ]),
      ...(finalAction === undefined ? [] : [words.finalActions[finalAction] ?? finalAction]),
      ...(rule === undefined ? [] : [rule]),
    ].join(', ');
}
