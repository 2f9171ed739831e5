const DATE_WITH_OFFSET = /^(-?\d{4,}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/;

/**
 * Vitam gives midnight to a date that has an offset but no time (`2016-09-26Z` becomes `2016-09-26T00:00:00Z`), so that
 * it is stored with a time; other dates stay as written. It does so for every date of a description but EndDate.
 */
export function completeDate(value: string): string {
  // Only a date with an offset ends in Z or has a sign after its month.
  if (value.length === 10) return value;
  return value.replace(DATE_WITH_OFFSET, '$1T00:00:00$2');
}
