/** What a step, an action or a sub-task does, as a noun phrase; or why it did not go well, as a clause. */
export interface Label {
  readonly fr: string;
  readonly en: string;
}

/** Labels of one family of operations. */
export interface OutcomeLabels {
  /** By key, without status and without `LFC.`: `CHECK_DIGEST`, `CHECK_HEADER.CHECK_AGENT`. */
  readonly labels: Readonly<Record<string, Label>>;
  /** Of sub-codes: by whole key (`CHECK_HEADER.CHECK_AGENT.UNKNOWN`), else by the sub-code alone (`NOT_XSD_VALID`). */
  readonly reasons: Readonly<Record<string, Label>>;
}
