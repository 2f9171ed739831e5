import { useRef } from 'react';
import { useWords } from '../../language/index.ts';
import { Button } from '../../parts/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import { AddPart } from './add-part.tsx';
import { type Draft, isBlank, isThing, itemsOf, lacksLanguage, newDraft, type Thing } from './draft.ts';
import type { Edited } from './edited.ts';
import { LeafEditor } from './leaf-editor.tsx';
import type { RefusalAt } from './refused-fields.ts';
import {
  type LanguagesShape,
  type Leaf,
  type ListShape,
  languageEntry,
  type Shape,
  type ThingShape,
} from './shapes.ts';
import { shownParts } from './shown-parts.ts';
import { toldLines } from './tell-draft.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { WORDS } from './words.ts';

const NOTHING: Thing = { parts: {}, kept: {} };

/** The form of a value, whatever its shape: a text, a list, an object within an object. */
export function FieldEditor({ shape, draft, ...rest }: Edited<Shape>) {
  switch (shape.kind) {
    case 'thing':
      return (
        <fieldset className="edit-thing">
          <legend>{rest.label}</legend>
          <ThingEditor {...rest} shape={shape} draft={isThing(draft) ? draft : NOTHING} />
        </fieldset>
      );
    case 'list':
    case 'languages':
      return <ListEditor {...rest} shape={shape} draft={itemsOf(draft)} />;
    default:
      return <LeafEditor {...rest} shape={shape} draft={typeof draft === 'string' ? draft : ''} />;
  }
}

/** The parts of an object: those that are filled, and the others as they are asked for. */
function ThingEditor({ path, shape, draft, refusal, onChange }: Edited<ThingShape, Thing>) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  const fault = refusal(path);
  return (
    <>
      {fault === undefined ? null : <p className="field-error">{fault}</p>}
      {shownParts(shape, draft).map(({ name, shape: inner }) => (
        <FieldEditor
          key={name}
          path={`${path}.${name}`}
          label={fields[name] ?? name}
          shape={inner}
          draft={draft.parts[name] ?? newDraft(inner)}
          refusal={refusal}
          onChange={(next) => onChange({ ...draft, parts: { ...draft.parts, [name]: next } })}
        />
      ))}
      <AddPart label={words.addPart} shape={shape} thing={draft} onChange={onChange} />
    </>
  );
}

/** The entries of a field: each is edited or removed, others are added; the focus goes where one goes on. */
function ListEditor({
  path,
  label,
  shape,
  draft: items,
  refusal,
  onChange,
}: Edited<ListShape | LanguagesShape, readonly Draft[]>) {
  const words = useWords(WORDS);
  const box = useRef<HTMLFieldSetElement>(null);
  const goTo = useFocusAfter(box);
  const of = shape.kind === 'languages' ? languageEntry(shape) : shape.of;
  const fault = refusal(path);
  // entries that are empty are not sent: the server does not count them
  const rankOf = (index: number): number => items.slice(0, index).filter((one) => !isBlank(of, one)).length;
  const refusalOfEntry = (index: number): RefusalAt => {
    if (shape.kind !== 'languages' || !lacksLanguage(items, index)) return refusal;
    return (asked) => (asked.endsWith('.language') ? words.languageMissing : refusal(asked));
  };
  return (
    <fieldset className="edit-list" ref={box}>
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="field-error">{fault}</p>}
      {items.map((item, index) => (
        <EntryEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: entries may be equal, and keep their order
          key={index}
          path={`${path}[${rankOf(index)}]`}
          label={label}
          rank={index + 1}
          shape={of}
          draft={item}
          refusal={refusalOfEntry(index)}
          onChange={(next) => onChange(items.map((one, at) => (at === index ? next : one)))}
          onRemove={() => {
            goTo('add');
            onChange(items.filter((_, at) => at !== index));
          }}
        />
      ))}
      <div className="edit-add">
        <Button
          kind="bare"
          onPress={() => {
            goTo('entry');
            onChange([...items, newDraft(of)]);
          }}
        >
          + {words.addOne(label)}
        </Button>
      </div>
    </fieldset>
  );
}

/** One entry of a list, with what removes it. */
function EntryEditor({
  label,
  rank,
  shape,
  draft,
  onRemove,
  ...rest
}: Edited<Leaf | ThingShape> & { readonly rank: number; readonly onRemove: () => void }) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  const name = words.nth(label, rank);
  const told = toldLines(shape, draft, fields).join(' ');
  const remove = (
    <Button kind="bare" aria-label={words.remove(label, told)} onPress={onRemove}>
      ✕
    </Button>
  );
  return shape.kind === 'thing' ? (
    <fieldset className="edit-thing edit-entry">
      <legend>{name}</legend>
      <ThingEditor {...rest} label={name} shape={shape} draft={isThing(draft) ? draft : NOTHING} />
      <div className="edit-remove">{remove}</div>
    </fieldset>
  ) : (
    <div className="edit-item edit-entry">
      <LeafEditor
        {...rest}
        label={name}
        hideLabel
        shape={shape}
        draft={typeof draft === 'string' ? draft : ''}
      />
      {remove}
    </div>
  );
}
