/** What a caller, an operator or an archivist is told when something is refused or fails. */
export interface ErrorDefinition {
  /** HTTP status of the answer when nothing more precise is known about the endpoint. */
  readonly status: number;
  /** The peer's own code for the same refusal (six characters, or an HTTP status name), shown as `code`. */
  readonly vitamCode?: string;
  /**
   * What happened, in French and in English; `{name}` stands for a parameter. One that is itself told in a language is
   * named after it: `{faultsFr}`, `{faultsEn}`.
   */
  readonly fr: string;
  readonly en: string;
  /** What to do about it. */
  readonly remedyFr: string;
  readonly remedyEn: string;
}

/**
 * Declares a room's errors; the record's keys are the stable codes (`OFFER_KEY_TAKEN`). The literal types are
 * kept, so that the compiler asks whoever raises an error for the parameters that its sentences name.
 */
export function defineErrors<const Errors extends Readonly<Record<string, ErrorDefinition>>>(
  errors: Errors,
): Errors {
  return errors;
}

/** The names written `{name}` in a sentence. */
export type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

export type ErrorParameter = string | number | bigint | boolean | readonly (string | number)[];

/** The parameters that a definition's four sentences need; others may be added for the logs. */
export type ErrorParameters<Definition extends ErrorDefinition> = Readonly<Record<string, ErrorParameter>> & {
  readonly [Name in Placeholders<
    Definition['fr'] | Definition['en'] | Definition['remedyFr'] | Definition['remedyEn']
  >]: ErrorParameter;
};

/** The placeholders of a sentence, in order, each once. */
export function placeholdersOf(sentence: string): readonly string[] {
  const names = new Set<string>();
  for (const match of sentence.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)) if (match[1]) names.add(match[1]);
  return [...names];
}

/** Writes the parameters in a sentence; one that was not given stays visible as `{name}`. */
export function fillSentence(sentence: string, parameters: Readonly<Record<string, ErrorParameter>>): string {
  return sentence.replaceAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (placeholder, name: string) => {
    const value = parameters[name];
    if (value === undefined) return placeholder;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}
