import type { Libxml2Messages } from './libxml2-messages.ts';
import type { ProcessEnd } from './limited-process.ts';
import type { XmlObstacle, XmlValidationLimits, XmlVerdict } from './xml-validation.ts';

/** What `xmllint` answers (its manual, “Diagnostics”). */
const EXIT = { valid: 0, invalid: [1, 3, 4], schema: 5, memory: 9 } as const;
const MIB = 2 ** 20;

/** The verdict of a process that validates as `xmllint` does: from its exit, and from what it said. */
export function verdictOf(
  { code, signal, timedOut }: ProcessEnd,
  messages: Libxml2Messages,
  { timeoutMs, memoryBytes }: XmlValidationLimits,
  overflowed = false,
): XmlVerdict {
  if (timedOut) return stopped('time', `${timeoutMs / 1_000} s`);
  if (overflowed || code === EXIT.memory || signal !== null || messages.ranOutOfMemory())
    return stopped('memory', `${Math.floor(memoryBytes / MIB)} MiB`);
  if (code === EXIT.valid) return { kind: 'valid' };
  const said = messages.schemaFault();
  if (code === EXIT.schema) return stopped('schema', said ?? '—');
  const invalid = messages.faults();
  if (EXIT.invalid.some((one) => one === code) && invalid.total > 0) return invalid;
  return stopped('program', said ?? `${code}`);
}

function stopped(obstacle: XmlObstacle, detail: string): XmlVerdict {
  return { kind: 'stopped', obstacle, detail };
}
