import { useWords } from '../../language/index.ts';
import { ChoiceField, Field } from '../../parts/index.ts';
import type { Edited } from './edited.ts';
import type { Leaf } from './shapes.ts';
import { WORDS } from './words.ts';

/** One text, date, number or code; `hideLabel` where the list around says what it is. */
export function LeafEditor({
  path,
  label,
  hideLabel = false,
  shape,
  draft,
  refusal,
  onChange,
}: Edited<Leaf, string> & { readonly hideLabel?: boolean }) {
  const words = useWords(WORDS);
  const common = { label, hideLabel, value: draft, fault: refusal(path), onChange };
  if (shape.kind === 'code') {
    const codes = draft === '' || shape.codes.includes(draft) ? shape.codes : [draft, ...shape.codes];
    const none = shape.mayBeEmpty ? [{ id: '', label: words.noCode }] : [];
    return (
      <ChoiceField
        {...common}
        choices={[...none, ...codes.map((id) => ({ id, label: words.codes[id] ?? id }))]}
      />
    );
  }
  return (
    <Field
      {...common}
      {...(shape.kind === 'text' ? { lines: 4 } : {})}
      {...(shape.kind === 'date' ? { hint: words.dateHint } : {})}
      {...(shape.kind === 'integer' ? { inputMode: 'numeric' as const } : {})}
    />
  );
}
