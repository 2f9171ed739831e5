import type { Client, LogbookOperation, Session } from '@chartrier/client';
import { accepted } from '@chartrier/client';
import { type ReplyProblem, readReplyProblems } from '@chartrier/server';
import { type Fault, faultLines, faultsOf } from './fault-lines.ts';
import { say } from './language.ts';
import { printOperation } from './operation-report.ts';
import { paint, paintStatus } from './paint.ts';

/** Faults of units and groups that a report shows; beyond, they are counted: the reply has them all. */
const SHOWN_PROBLEMS = 1_000;

/** One thing that is wrong with a deposit, or remarked: what it is about, its code, its fault when it has one. */
export interface DepositProblem {
  readonly of: ReplyProblem['of'];
  readonly id?: string;
  readonly object?: string;
  readonly outDetail: string;
  readonly message: string;
  readonly faults: readonly Fault[];
}

export interface DepositReport {
  readonly problems: readonly DepositProblem[];
  /** All of them, those that are not listed too. */
  readonly problemCount: number;
}

/** What the reply to a transfer says of a deposit that is not simply OK. */
export async function depositReport(
  client: Client,
  session: Session,
  operationId: string,
): Promise<DepositReport> {
  const reply = accepted(await client.ingest.archiveTransferReply(session, operationId));
  const problems: DepositProblem[] = [];
  let problemCount = 0;
  for await (const { of, id, object, outDetail, message, data } of readReplyProblems(reply)) {
    problemCount += 1;
    if (problems.length >= SHOWN_PROBLEMS) continue;
    const faults = data === undefined ? [] : faultsOf(data);
    problems.push({
      of,
      ...(id === undefined ? {} : { id }),
      ...(object === undefined ? {} : { object }),
      ...{ outDetail, message, faults },
    });
  }
  return { problems, problemCount };
}

/** Prints a deposit's journal, then its units and groups that have something wrong, each with its reasons. */
export function printDeposit(
  logbook: LogbookOperation | undefined,
  { problems, problemCount }: DepositReport,
  print: (line: string) => void = console.log,
): void {
  if (logbook !== undefined) printOperation(logbook, print);
  const ofItems = problems.filter(({ of, faults }) => of !== 'operation' && faults.length > 0);
  if (ofItems.length === 0) return;
  print('');
  print(paint('strong', say('Unités et objets en cause', 'Units and objects concerned')));
  for (const { of, id = '', outDetail, faults } of ofItems) {
    const kind = of === 'unit' ? say('unité', 'unit') : say('groupe', 'group');
    print(`${paintStatus(outDetail.split('.').at(-1) ?? '')} ${kind} ${id}  ${paint('quiet', outDetail)}`);
    for (const line of faultLines({ faults, faultCount: faults.length })) print(`    ${line}`);
  }
  const more = problemCount - problems.length;
  if (more > 0)
    print(
      say(`et ${more} autres, à lire dans la réponse (--atr)`, `and ${more} more, see the reply (--atr)`),
    );
}
