import { type ReactNode, useId } from 'react';
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import './fields.css';

export function Field({
  label,
  hideLabel = false,
  hint,
  lines,
  fault,
  suggestions,
  ...rest
}: Omit<TextFieldProps, 'className' | 'children'> & {
  readonly label: string;
  /** Said to a screen reader only. */
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** A text of several lines. */
  readonly lines?: number;
  /** Why what is typed was refused. */
  readonly fault?: string | undefined;
  /** What is likely to be meant; another value may be typed. */
  readonly suggestions?: readonly Choice[] | undefined;
}) {
  const listId = useId();
  return (
    <TextField
      {...rest}
      className="field"
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(fault === undefined ? {} : { isInvalid: true })}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      {lines === undefined ? (
        <Input {...(suggestions === undefined ? {} : { list: listId })} />
      ) : (
        <TextArea rows={lines} />
      )}
      {suggestions === undefined ? null : (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
      <FieldError className="field-error" {...(fault === undefined ? {} : { children: fault })} />
    </TextField>
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export function ChoiceField({
  label,
  hideLabel = false,
  choices,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly fault?: string | undefined;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(fault === undefined ? {} : { isInvalid: true })}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      <AriaButton className="field-select">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      {fault === undefined ? null : <FieldError className="field-error">{fault}</FieldError>}
      <Popover className="popover">
        <ListBox className="choices" items={choices}>
          {(choice) => (
            <ListBoxItem className="choice" id={choice.id} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

export function Tick({
  children,
  isSelected,
  onChange,
}: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
}) {
  return (
    <AriaCheckbox className="tick" isSelected={isSelected} onChange={onChange}>
      <span className="tick-box" aria-hidden="true">
        {isSelected ? '✓' : ''}
      </span>
      <span className="tick-label">{children}</span>
    </AriaCheckbox>
  );
}
