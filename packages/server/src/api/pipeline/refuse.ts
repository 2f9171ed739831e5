import type { ChartrierError } from '@chartrier/messages';

/** The value that a lower room gave, or its refusal thrown: from here on a refusal interrupts the pipeline. */
export function accepted<Value>(value: Value | ChartrierError): Value {
  if (value instanceof Error) throw value;
  return value;
}
