/** How often a job runs, from its Quartz expression (seconds first): once an hour, once a day, or otherwise. */
export function everyOf(cron: string): 'hour' | 'day' | 'other' {
  const [seconds, minutes, hours, ...days] = cron.split(' ');
  if (![seconds, minutes].every((part) => /^\d+$/.test(part ?? '')) || days.join(' ') !== '* * ?')
    return 'other';
  if (hours === '*') return 'hour';
  return /^\d+$/.test(hours ?? '') ? 'day' : 'other';
}
