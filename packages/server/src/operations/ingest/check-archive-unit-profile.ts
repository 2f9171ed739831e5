import { applyGlobalRules, type Management } from '@chartrier/rules';
import type { JsonObject } from '@chartrier/seda';
import {
  type ControlSchema,
  compileControlSchema,
  MAX_DOCUMENT_MILLISECONDS,
  type SchemaVerdict,
} from '../../archive/index.ts';
import type { LifecycleFact } from '../engine/index.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { referentialOf } from './pass/strategies.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import { holdsNo } from './staging/rare-parts.ts';
import { unitsAtATime } from './staging/units-at-a-time.ts';

interface Row {
  readonly ordinal: number;
  readonly id: string;
  readonly manifest_id: string;
  readonly title_path: readonly string[];
  readonly line: number;
  readonly col: number;
  readonly profile: string;
  readonly content: JsonObject;
  readonly management: Management;
  readonly is_root: boolean;
}

interface Refusal {
  readonly subcode: 'NOT_FOUND' | 'INACTIVE_STATUS' | 'EMPTY_CONTROL_SCHEMA' | 'NOT_AU_JSON_VALID';
  readonly faults: readonly DepositFault[];
  /** The sentence that Vitam's clients look for, where there is one. */
  readonly techData?: string;
}

type ProfileState = { readonly check: ControlSchema } | { readonly refusal: Refusal };

const BATCH = 200;

/** A unit that names an archive unit profile conforms to it: the profile exists, is active, and its schema accepts it. */
export const checkArchiveUnitProfile: IngestAction = {
  key: 'CHECK_ARCHIVE_UNIT_PROFILE',
  behavior: 'NOBLOCKING',
  run: async (context) => {
    const staged = await stagedDeposit(context);
    const { deposit, tables, graph, facts } = staged;
    if (holdsNo(facts, 'profiles')) return { status: 'OK' };
    const [from, to] = ordinalsOf(context);
    const global = (facts.managementMetadata?.management ?? {}) as Management;
    const profiles = new Map<string, ProfileState>();
    let wrong = 0;
    let subcode: string | undefined;
    await context.services.database.transaction(async (transaction) => {
      const rows = transaction.stream<Row>(
        `select u.ordinal, u.id, u.manifest_id, u.title_path, u.line, u.col, u.profile, u.content, u.management, l.level = 0 is_root
         from ${tables.unit} u join ${graph.level} l on l.work = $1 and l.id = u.id
         where u.deposit = $1 and u.ordinal between $2 and $3 and u.profile is not null and u.existing is null
         order by u.ordinal`,
        [deposit, from, to],
        unitsAtATime(staged, BATCH),
      );
      for await (const batch of rows) {
        for (const { profile } of batch)
          if (!profiles.has(profile)) profiles.set(profile, await readProfile(context, profile));
        const refusals = refusalsOf(batch, profiles, global);
        if (refusals.size === 0) continue;
        wrong += refusals.size;
        subcode ??= refusals.values().next().value?.subcode;
        await context.recordFacts([...refusals].map(([row, refusal]) => factOf(row, refusal)));
        context.signal.throwIfAborted();
      }
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

async function readProfile(context: IngestContext, profile: string): Promise<ProfileState> {
  const document = await referentialOf(context).find('ArchiveUnitProfile', profile);
  const parameters = { profile };
  if (document === undefined) {
    const faults: DepositFault[] = [{ code: 'INGEST_UNIT_PROFILE_UNKNOWN', parameters }];
    return { refusal: { subcode: 'NOT_FOUND', faults, techData: 'Archive Unit Profile not found' } };
  }
  if (document.Status !== 'ACTIVE') {
    const faults: DepositFault[] = [{ code: 'INGEST_UNIT_PROFILE_INACTIVE', parameters }];
    return { refusal: { subcode: 'INACTIVE_STATUS', faults } };
  }
  const check = compileControlSchema(document.ControlSchema);
  if (check !== undefined) return { check };
  const faults: DepositFault[] = [{ code: 'INGEST_UNIT_PROFILE_EMPTY', parameters }];
  return { refusal: { subcode: 'EMPTY_CONTROL_SCHEMA', faults } };
}

/** The units that their profiles refuse, in their order. Those of one profile are judged together. */
function refusalsOf(
  batch: readonly Row[],
  profiles: ReadonlyMap<string, ProfileState>,
  global: Management,
): ReadonlyMap<Row, Refusal> {
  const refused = new Map<Row, Refusal>();
  for (const [profile, rows] of Map.groupBy(batch, (row) => row.profile)) {
    const state = profiles.get(profile);
    if (state === undefined) throw new Error(`profile ${profile} was not read`);
    const verdicts = 'check' in state ? state.check(rows.map((row) => asSeen(row, global))) : [];
    for (const [index, row] of rows.entries()) {
      const refusal = 'check' in state ? refusalOf(profile, verdicts[index]) : state.refusal;
      if (refusal !== undefined) refused.set(row, refusal);
    }
  }
  return new Map([...refused].toSorted(([one], [other]) => one.ordinal - other.ordinal));
}

/** The unit as its profile sees it: the description, and the rules under `#management`. */
function asSeen(row: Row, global: Management): object {
  const described = Object.entries(row.content).filter(([name]) => !name.startsWith('_'));
  const management = row.is_root ? applyGlobalRules(row.management, global) : row.management;
  return {
    ...Object.fromEntries(described),
    ArchiveUnitProfile: row.profile,
    '#management': management,
  };
}

function refusalOf(profile: string, verdict: SchemaVerdict | undefined): Refusal | undefined {
  if (verdict === undefined) throw new Error(`profile ${profile} did not judge a unit`);
  if ('stopped' in verdict) {
    const parameters = { profile, seconds: MAX_DOCUMENT_MILLISECONDS / 1_000 };
    const code = verdict.stopped === 'time' ? 'INGEST_UNIT_PROFILE_LIMIT' : 'INGEST_UNIT_PROFILE_ENDLESS';
    return { subcode: 'NOT_AU_JSON_VALID', faults: [{ code, parameters }] };
  }
  if (verdict.faults.length === 0) return undefined;
  return {
    subcode: 'NOT_AU_JSON_VALID',
    faults: verdict.faults.map(
      ({ field, detail, detailFr }): DepositFault => ({
        code: 'INGEST_UNIT_PROFILE_INVALID',
        parameters: { profile, field, detailFr, detailEn: detail },
      }),
    ),
  };
}

function factOf(row: Row, { faults, techData }: Refusal): LifecycleFact {
  const { id: itemId, manifest_id: unit, title_path: titlePath, line, col: column, profile } = row;
  const placed = faults.map((fault) => ({
    ...fault,
    line,
    column,
    unit,
    titlePath,
    element: 'ArchiveUnitProfile',
  }));
  return {
    itemId,
    kind: 'unit',
    evType: 'LFC.CHECK_ARCHIVE_UNIT_PROFILE',
    status: 'KO',
    evDetData: {
      ArchiveUnit: unit,
      ArchiveUnitProfile: profile,
      ...faultsData(placed, techData === undefined ? {} : { techData }),
    },
  };
}
