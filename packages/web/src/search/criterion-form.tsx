import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { Button, ChoiceField, Field } from '../parts/index.ts';
import { FINAL_ACTIONS, ORIGINS, RULE_CATEGORIES, type RuleCriterion } from './rule-criteria.ts';
import { WORDS } from './words.ts';
import { readWrittenDate } from './written-date.ts';

const ANY = 'any';

/** One criterion on the rules of a category. */
export function CriterionForm({
  onAdd,
  onCancel,
}: {
  readonly onAdd: (criterion: RuleCriterion) => void;
  readonly onCancel: () => void;
}) {
  const words = useWords(WORDS);
  const [category, setCategory] = useState<RuleCriterion['category']>('AccessRule');
  const [origin, setOrigin] = useState<RuleCriterion['origin']>('inForce');
  const [end, setEnd] = useState('');
  const [action, setAction] = useState(ANY);
  const [rule, setRule] = useState('');
  const actions = FINAL_ACTIONS[category] ?? [];
  const endedBefore = readWrittenDate(end);
  const isWrong = end.trim() !== '' && endedBefore === undefined;
  return (
    <Form
      className="criterion"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        const bare = { category, origin };
        onAdd(
          origin === 'none'
            ? bare
            : {
                ...bare,
                ...(endedBefore === undefined ? {} : { endedBefore }),
                ...(actions.includes(action) ? { finalAction: action } : {}),
                ...(rule.trim() === '' ? {} : { rule: rule.trim() }),
              },
        );
      }}
    >
      <ChoiceField
        label={words.category}
        value={category}
        choices={RULE_CATEGORIES.map((id) => ({ id, label: words.categories[id] }))}
        onChange={(id) => setCategory(RULE_CATEGORIES.find((one) => one === id) ?? category)}
      />
      <ChoiceField
        label={words.origin}
        value={origin}
        choices={ORIGINS.map((id) => ({ id, label: words.origins[id] }))}
        onChange={(id) => setOrigin(ORIGINS.find((one) => one === id) ?? origin)}
      />
      {origin === 'none' ? null : (
        <>
          <Field
            label={words.endsBefore}
            hint={words.datesHint}
            value={end}
            onChange={setEnd}
            isInvalid={isWrong}
            autoComplete="off"
          />
          {isWrong ? (
            <p className="field-error" role="alert">
              {words.notADate}
            </p>
          ) : null}
          {actions.length === 0 ? null : (
            <ChoiceField
              label={words.finalAction}
              value={actions.includes(action) ? action : ANY}
              choices={[
                { id: ANY, label: words.none },
                ...actions.map((id) => ({ id, label: words.finalActions[id] ?? id })),
              ]}
              onChange={setAction}
            />
          )}
          <Field label={words.ruleIdentifier} value={rule} onChange={setRule} autoComplete="off" />
        </>
      )}
      <p className="quiet">{words.originHints[origin]}</p>
      <div className="page-actions">
        <Button kind="main" type="submit">
          {words.addThis}
        </Button>
        <Button onPress={onCancel}>{words.cancel}</Button>
      </div>
    </Form>
  );
}
