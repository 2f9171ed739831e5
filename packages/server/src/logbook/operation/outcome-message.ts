import { type Language, outcomeLabel } from '@chartrier/messages';
import { type Meter, STATUSES, type Status } from '../status.ts';

/** `<KEY>[.<SUBCODE>].<STATUS>` */
export function outDetail(key: string, subcode: string | null | undefined, status: Status): string {
  return subcode ? `${key}.${subcode}.${status}` : `${key}.${status}`;
}

/** The label of an outDetail; one without label shows as `!<outDetail>!`, as in Vitam. */
export function labelOf(detail: string, language: Language): string {
  return outcomeLabel(detail, language) ?? `!${detail}!`;
}

/**
 * outMessg of an action or a sub-task: label, ` Detail= `, then the counters that are not zero (` OK:3
 * KO:1`). Vitam's reports read the counters back from this text.
 */
export function messageWithMeter(detail: string, meter: Meter, language: Language): string {
  return `${labelOf(detail, language)} Detail= ${meterText(meter)}`;
}

function meterText(meter: Meter): string {
  return STATUSES.map((status, place) => ({ status, count: meter[place] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => ` ${status}:${count}`)
    .join('');
}
