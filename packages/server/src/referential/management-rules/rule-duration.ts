import type { RuleCategory } from '../document.ts';
import { RULE_MEASUREMENTS, type RuleMeasurement, UNLIMITED } from './management-rule.ts';

/** The longest durations that Vitam accepts: 999 years, in each unit (months of 30 days). */
const MAXIMUM: Readonly<Record<RuleMeasurement, number>> = {
  YEAR: 999,
  MONTH: 999 * 12,
  DAY: 999 * 12 * 30,
  SECOND: 999 * 12 * 30 * 24 * 3600,
};

const APPROXIMATE_SECONDS: Readonly<Record<RuleMeasurement, number>> = {
  SECOND: 1,
  DAY: 86_400,
  MONTH: 30 * 86_400,
  YEAR: 360 * 86_400,
};

export function isUnlimited(duration: string): boolean {
  return duration.toLowerCase() === UNLIMITED;
}

/** The unit that a cell names, in any case. */
export function readMeasurement(text: string): RuleMeasurement | undefined {
  const upper = text.toUpperCase();
  return RULE_MEASUREMENTS.find((measurement) => measurement === upper);
}

/** Whether a duration in digits is a whole number. */
export function isWholeDuration(duration: string): boolean {
  return /^\d{1,12}$/.test(duration);
}

/** Whether a duration is over 999 years. */
export function isOverlong(duration: string, measurement: RuleMeasurement): boolean {
  return Number(duration) > MAXIMUM[measurement];
}

/** A tenant's shortest durations, by category: `90 day`, as the configuration writes them. */
export type MinimumDurations = Readonly<Partial<Record<RuleCategory, string>>>;

/** The minimum that a duration is below, or undefined. An unlimited duration is above every minimum. */
export function missedMinimum(
  category: RuleCategory,
  duration: string,
  measurement: RuleMeasurement,
  minimums: MinimumDurations,
): string | undefined {
  const minimum = minimums[category];
  const [count, unit] = minimum?.trim().split(/\s+/) ?? [];
  const minimumUnit = unit === undefined ? undefined : readMeasurement(unit);
  if (minimum === undefined || count === undefined || minimumUnit === undefined) return undefined;
  const given = Number(duration) * APPROXIMATE_SECONDS[measurement];
  return given < Number(count) * APPROXIMATE_SECONDS[minimumUnit] ? minimum : undefined;
}
