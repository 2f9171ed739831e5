/** The beginning of a transaction, put off until a statement needs it. */
export interface Beginning {
  /** Begins, the first time. */
  now(): Promise<void>;
  /** Whether it was asked to begin, whatever came of it: there is something to end. */
  isAsked(): boolean;
}

export function beginningOf(begin: () => Promise<unknown>): Beginning {
  let begun: Promise<void> | undefined;
  return {
    now() {
      begun ??= begin().then(() => undefined);
      return begun;
    },
    isAsked: () => begun !== undefined,
  };
}
