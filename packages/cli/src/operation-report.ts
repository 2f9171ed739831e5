import type { LogbookOperation } from '@chartrier/client';
import { faultLines } from './fault-lines.ts';
import { paint, paintStatus } from './paint.ts';

/** The kind of line that an event makes: a step, an action of a step, a sub-task of an action. */
interface ReportLine {
  readonly depth: number;
  readonly evType: string;
  readonly outcome: string;
  readonly message: string;
  readonly detail: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an operation's journal says, as a person reads it: steps, then their actions, indented. */
export function operationLines(operation: LogbookOperation): readonly ReportLine[] {
  const depths = new Map<string, number>();
  const lines: ReportLine[] = [];
  for (const event of operation.events ?? []) {
    if (event.evType.endsWith('.STARTED')) continue;
    const depth = event.evParentId == null ? 0 : (depths.get(event.evParentId) ?? 0) + 1;
    depths.set(event.evId, depth);
    lines.push({
      depth,
      evType: event.evType,
      outcome: event.outcome ?? '',
      message: event.outMessg ?? '',
      detail: event.outDetail ?? '',
      data: dataOf(event.evDetData),
    });
  }
  return lines;
}

function dataOf(text: string | null | undefined): Readonly<Record<string, unknown>> {
  if (text == null || text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    // Imported journals may carry any text here: it is shown as it is.
    return { evDetTechData: text };
  }
}

/** Prints the journal of an operation, faults with what they say about where, why and what to do. */
export function printOperation(
  operation: LogbookOperation,
  print: (line: string) => void = console.log,
): void {
  for (const line of operationLines(operation)) {
    const name = line.depth === 0 ? paint('strong', line.evType) : line.evType;
    const subcode =
      line.detail === `${line.evType}.${line.outcome}` ? '' : paint('quiet', `  ${line.detail}`);
    print(`${'  '.repeat(line.depth)}${paintStatus(line.outcome)} ${name}${subcode}`);
    if (line.outcome !== 'OK') {
      const indent = '  '.repeat(line.depth + 2);
      if (line.message !== '') print(indent + line.message);
      for (const told of faultLines(line.data)) print(indent + told);
    }
  }
}
