import type { RuleCategory } from './category.ts';

/** One rule declared on a unit. `EndDate` is computed, never accepted from a caller. Dates are `yyyy-MM-dd`. */
export interface DeclaredRule {
  readonly Rule: string;
  readonly StartDate?: string;
  readonly EndDate?: string;
  /** HoldRule only, like the four fields below. */
  readonly HoldEndDate?: string;
  readonly HoldOwner?: string;
  readonly HoldReason?: string;
  readonly HoldReassessingDate?: string;
  readonly PreventRearrangement?: boolean;
}

export interface Inheritance {
  readonly PreventInheritance?: boolean;
  readonly PreventRulesId?: readonly string[];
}

/** What a unit declares for one category (`_mgt.<Category>`). */
export interface CategoryManagement {
  readonly Rules?: readonly DeclaredRule[];
  /** StorageRule and AppraisalRule only. */
  readonly FinalAction?: string;
  readonly Inheritance?: Inheritance;
  /** ClassificationRule only, like the four fields below. */
  readonly ClassificationLevel?: string;
  readonly ClassificationOwner?: string;
  readonly ClassificationAudience?: string;
  readonly ClassificationReassessingDate?: string;
  readonly NeedReassessingAuthorization?: boolean;
}

/** A unit's management metadata (`_mgt`). */
export type Management = { readonly [Category in RuleCategory]?: CategoryManagement } & {
  readonly NeedAuthorization?: boolean;
};

/** The fields of a rule of the referential that computations read. */
export interface ReferentialRule {
  readonly RuleId: string;
  readonly RuleType: string;
  /** A number, or `unlimited`; a hold rule may have none. */
  readonly RuleDuration?: string;
  /** `day`, `month` or `year`, in any case. */
  readonly RuleMeasurement?: string;
}
