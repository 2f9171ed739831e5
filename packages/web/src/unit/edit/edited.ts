import type { Draft } from './draft.ts';
import type { RefusalAt } from './refused-fields.ts';
import type { Shape } from './shapes.ts';

/** A value to edit: where it is in the document, what it is called, what was refused in it. */
export interface Edited<Of extends Shape, Value extends Draft = Draft> {
  /** As a refusal writes it: `Writer[0].BirthDate`. */
  readonly path: string;
  readonly label: string;
  readonly shape: Of;
  readonly draft: Value;
  readonly refusal: RefusalAt;
  readonly onChange: (draft: Draft) => void;
}
