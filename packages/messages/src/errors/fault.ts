import type { ErrorDefinition } from './definition.ts';

/** A fault of a deposit or of one of its items: told in a journal and a reply, never thrown at a caller. */
export const fault = <const Sentences extends Omit<ErrorDefinition, 'status'>>(sentences: Sentences) => ({
  status: 400 as const,
  ...sentences,
});
