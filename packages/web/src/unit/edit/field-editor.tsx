import { useWords } from '../../language/index.ts';
import { DESCRIPTION_LEVELS } from '../../parts/description-levels.ts';
import { Button, ChoiceField, Field } from '../../parts/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import { type Item, newItem } from './draft.ts';
import type { EditedField } from './edited-fields.ts';
import { WORDS } from './words.ts';

/** The values of one field, to edit. */
export function FieldEditor({
  field: { name, kind },
  items,
  isRefused,
  onChange,
}: {
  readonly field: EditedField;
  readonly items: readonly Item[];
  readonly isRefused: boolean;
  readonly onChange: (items: readonly Item[]) => void;
}) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  const label = fields[name] ?? name;
  const refused = isRefused ? { isInvalid: true, hint: words.refusedField } : {};
  if (kind === 'level')
    return (
      <ChoiceField
        label={label}
        value={items[0]?.text ?? ''}
        choices={DESCRIPTION_LEVELS.map((id) => ({ id, label: id }))}
        onChange={(text) => onChange([{ text }])}
      />
    );
  if (kind === 'line' || kind === 'text' || kind === 'date')
    return (
      <Field
        label={label}
        value={items[0]?.text ?? ''}
        onChange={(text) => onChange([{ text }])}
        {...(kind === 'text' ? { lines: 5 } : {})}
        {...(kind === 'date' ? { hint: words.dateHint } : {})}
        {...refused}
      />
    );
  const hint = kind === 'agents' ? words.agentHint : kind === 'keywords' ? words.keywordHint : undefined;
  const shown = items.length === 0 ? [newItem(kind)] : items;
  return (
    <fieldset className="edit-list">
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="quiet">{hint}</p>}
      {shown.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values may be equal, and keep their order
        <div key={index} className="edit-item">
          <Field
            label={words.nth(label, index + 1)}
            hideLabel
            value={item.text}
            onChange={(text) => onChange(shown.map((one, at) => (at === index ? { ...one, text } : one)))}
            {...refused}
          />
          <Button
            kind="bare"
            aria-label={words.remove(label, item.text)}
            onPress={() => onChange(shown.filter((_, at) => at !== index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button kind="bare" onPress={() => onChange([...shown, newItem(kind)])}>
        + {words.addOne(label)}
      </Button>
    </fieldset>
  );
}
