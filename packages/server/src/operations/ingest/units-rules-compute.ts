import type { ErrorCode } from '@chartrier/messages';
import {
  applyGlobalRules,
  type CategoryManagement,
  checkDeclaredRules,
  endDateOf,
  type Management,
  type ReferentialRule,
  RULE_CATEGORIES,
  type RuleFault,
} from '@chartrier/rules';
import type { Transaction } from '../../platform/index.ts';
import type { LifecycleFact } from '../engine/index.ts';
import { noteRulesRead } from './follow-rule-changes.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { referentialOf } from './pass/strategies.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { stagingWriter } from './staging/staging-writer.ts';
import { unitsAtATime } from './staging/units-at-a-time.ts';

interface Row {
  readonly id: string;
  readonly ordinal: number;
  readonly manifest_id: string;
  readonly title_path: readonly string[];
  readonly line: number;
  readonly col: number;
  readonly management: Management;
  readonly is_root: boolean;
}

const BATCH = 1_000;

/**
 * The rules that units declare, and those declared for all roots, are known and of their category; each gets its end
 * date. The rules are read in the referential as they are now.
 */
export const unitsRulesCompute: IngestAction = {
  key: 'UNITS_RULES_COMPUTE',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const [from, to] = ordinalsOf(context);
    const { wrong, subcode } = await context.transaction(async (transaction) => {
      await noteRulesRead(transaction, deposit);
      if (!context.gathered)
        await transaction.query(
          `delete from ${deposit.tables.unit_management} where deposit = $1 and ordinal between $2 and $3`,
          [deposit.deposit, from, to],
        );
      return await computeRules(context, transaction, deposit, [from, to]);
    });
    if (wrong === 0) return { status: 'OK' };
    const right = to - from + 1 - wrong;
    return {
      status: 'KO',
      ...(subcode === undefined ? {} : { subcode }),
      meter: { ...(right > 0 ? { OK: right } : {}), KO: wrong },
    };
  },
};

async function computeRules(
  context: IngestContext,
  transaction: Transaction,
  deposit: Deposit,
  [from, to]: readonly [number, number],
) {
  const global = (deposit.facts.managementMetadata?.management ?? {}) as Management;
  const hasGlobal = Object.keys(global).length > 0;
  const writer = stagingWriter(deposit.deposit, deposit.tables, (work) => work(transaction));
  let wrong = 0;
  let subcode: string | undefined;
  const rows = transaction.stream<Row>(
    `select u.id, u.ordinal, u.manifest_id, u.title_path, u.line, u.col, u.management, l.level = 0 is_root
     from ${deposit.tables.unit} u join ${deposit.graph.level} l on l.work = $1 and l.id = u.id
     where u.deposit = $1 and u.ordinal between $2 and $3 and u.existing is null
       and (u.management <> '{}' or ($4 and l.level = 0))
     order by u.ordinal`,
    [deposit.deposit, from, to, hasGlobal],
    unitsAtATime(deposit, BATCH),
  );
  for await (const batch of rows) {
    const units = batch.map((row) => ({
      row,
      management: row.is_root ? applyGlobalRules(row.management, global) : row.management,
    }));
    const rules = await rulesOf(
      context,
      units.map(({ management }) => management),
    );
    for (const { row, management } of units) {
      const faults = checkDeclaredRules(management, (id) => rules.get(id));
      if (faults.length === 0) {
        writer.add('unit_management', {
          ordinal: row.ordinal,
          management: withEndDates(management, rules),
          faults: null,
        });
      } else {
        wrong += 1;
        subcode ??= faults[0]?.code;
        await context.recordFacts([factOf(row, faults)]);
      }
    }
    await writer.breathe();
  }
  await writer.finish();
  return { wrong, subcode };
}

/** The referential's rules that a batch of units names. */
async function rulesOf(
  context: IngestContext,
  managements: readonly Management[],
): Promise<ReadonlyMap<string, ReferentialRule>> {
  const named = managements.flatMap((management) =>
    RULE_CATEGORIES.flatMap((category) => {
      const { Rules = [], Inheritance } = management[category] ?? {};
      return [...Rules.map(({ Rule }) => Rule), ...(Inheritance?.PreventRulesId ?? [])];
    }),
  );
  return named.length === 0 ? new Map() : await referentialOf(context).findMany('FileRules', named);
}

function withEndDates(management: Management, rules: ReadonlyMap<string, ReferentialRule>): Management {
  const result: Record<string, unknown> = { ...management };
  for (const category of RULE_CATEGORIES) {
    const own: CategoryManagement | undefined = management[category];
    if (own?.Rules === undefined) continue;
    const dated = own.Rules.map((declared) => {
      const rule = rules.get(declared.Rule);
      const end = rule === undefined ? undefined : endDateOf(category, declared, rule);
      return end === undefined ? declared : { ...declared, EndDate: end };
    });
    result[category] = { ...own, Rules: dated };
  }
  return result as Management;
}

const ERRORS: Readonly<Record<RuleFault['reason'], ErrorCode>> = {
  unknown_rule: 'INGEST_RULE_UNKNOWN',
  unknown_prevented_rule: 'INGEST_RULE_PREVENTED_UNKNOWN',
  prevented_rule_of_another_category: 'INGEST_RULE_PREVENTED_UNKNOWN',
  rule_of_another_category: 'INGEST_RULE_CATEGORY',
  hold_end_date_with_duration: 'INGEST_RULE_HOLD_DURATION',
  hold_end_date_before_start: 'INGEST_RULE_HOLD_DATES',
};

function factOf(row: Row, faults: readonly RuleFault[]): LifecycleFact {
  const { id: itemId, manifest_id: unit, title_path: titlePath, line, col: column } = row;
  const told = faults.map(
    ({ reason, rule, category, ruleType = '' }): DepositFault => ({
      code: ERRORS[reason],
      line,
      column,
      unit,
      titlePath,
      element: category,
      parameters: { rule, category, ruleType },
    }),
  );
  const code = faults[0]?.code ?? 'CONSISTENCY';
  return {
    itemId,
    kind: 'unit',
    evType: `LFC.UNITS_RULES_COMPUTE.${code}`,
    status: 'KO',
    evDetData: faultsData(told),
  };
}
