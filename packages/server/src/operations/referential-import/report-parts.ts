import { vitamDateTime } from '../../platform/index.ts';
import { type Finding, findingRecord } from '../../referential/index.ts';
import type { ActionContext } from '../engine/index.ts';

/** What every report says of its operation. */
export function operationHead(
  { operationId, createdAt }: Pick<ActionContext<unknown>, 'operationId' | 'createdAt'>,
  evType: string,
): Readonly<Record<string, unknown>> {
  return { Operation: { evType, evDateTime: vitamDateTime(createdAt), evId: operationId } };
}

/** The findings, in both languages with their remedy; nothing when there is none. */
export function reportFindings(findings: readonly Finding[]): Readonly<Record<string, unknown>> {
  return findings.length === 0 ? {} : { Findings: findings.map(findingRecord) };
}
