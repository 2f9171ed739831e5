import { useWords } from '../../language/index.ts';
import { ChoiceField } from '../../parts/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import { newDraft, type Thing } from './draft.ts';
import type { ThingShape } from './shapes.ts';
import { addableParts, withPart } from './shown-parts.ts';
import { WORDS } from './words.ts';

/** Asks for a part that a thing does not show yet; nothing when all are there. */
export function AddPart({
  label,
  shape,
  thing,
  onChange,
}: {
  readonly label: string;
  readonly shape: ThingShape;
  readonly thing: Thing;
  readonly onChange: (thing: Thing) => void;
}) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  const addable = addableParts(shape, thing);
  if (addable.length === 0) return null;
  return (
    <ChoiceField
      label={label}
      value=""
      choices={[
        { id: '', label: words.addChoose },
        ...addable.map(({ name }) => ({ id: name, label: fields[name] ?? name })),
      ]}
      onChange={(name) => {
        const part = addable.find((one) => one.name === name);
        if (part !== undefined) onChange(withPart(shape, thing, name, newDraft(part.shape)));
      }}
    />
  );
}
