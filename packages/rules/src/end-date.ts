import { addToDay, type CalendarUnit, formatDay, parseDay } from './calendar.ts';
import type { RuleCategory } from './category.ts';
import type { DeclaredRule, ReferentialRule } from './management.ts';

export const UNLIMITED = 'unlimited';

/** Whether a rule of the referential says how long it lasts (`unlimited` counts); only hold rules may not. */
export function hasDuration(rule: ReferentialRule): boolean {
  return rule.RuleDuration !== undefined && rule.RuleDuration !== '';
}

/**
 * The day on which a declared rule ends (`yyyy-MM-dd`), or undefined when it has no end: no start, an unlimited
 * duration, or a hold rule without duration whose hold has no end date. Years and months are calendar ones, clamped to
 * the month's end: one year from 29 February ends on 28 February.
 */
export function endDateOf(
  category: RuleCategory,
  declared: DeclaredRule,
  rule: ReferentialRule,
): string | undefined {
  if (category === 'HoldRule' && !hasDuration(rule)) return declared.HoldEndDate;
  if (declared.StartDate === undefined || rule.RuleDuration === undefined) return undefined;
  if (rule.RuleDuration.toLowerCase() === UNLIMITED) return undefined;
  const start = parseDay(declared.StartDate);
  const count = Number(rule.RuleDuration);
  const unit = unitOf(rule.RuleMeasurement);
  if (start === undefined || unit === undefined || !Number.isInteger(count) || count < 0) return undefined;
  return formatDay(addToDay(start, count, unit));
}

function unitOf(measurement: string | undefined): CalendarUnit | undefined {
  const unit = measurement?.toLowerCase();
  return unit === 'day' || unit === 'month' || unit === 'year' ? unit : undefined;
}
