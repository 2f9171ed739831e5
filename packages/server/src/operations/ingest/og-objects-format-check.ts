import type { Queryable } from '../../platform/index.ts';
import { FORMAT_VERDICTS } from './format-check/format-verdicts.ts';
import { type JudgedFormats, judgedFormats } from './format-check/judged-formats.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import type { Deposit } from './staging/deposit.ts';
import { sideBySide } from './staging/side-by-side.ts';

const SUBTASK = 'LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT';

/**
 * The format of each file, recognised by its bytes, against what the manifest declares, what the ingest contract accepts and
 * the formats in force. What is recognised replaces what is declared: a difference is a warning.
 */
export const ogObjectsFormatCheck: IngestAction = {
  key: 'OG_OBJECTS_FORMAT_CHECK',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const judged = await judgedFormats(context, deposit);
    const [outcome] = await sideBySide(
      outcomeOf(context, judged),
      keepIdentifications(context, deposit, judged),
      context.recordFactsFrom({
        kind: 'objectgroup',
        text: factsOf(judged),
        values: judged.values,
        outcomes: Object.values(FORMAT_VERDICTS).map((verdict) => ({ evType: SUBTASK, ...verdict })),
      }),
    );
    return outcome;
  },
};

/** What the version of each object will say of its format, and what says it. */
async function keepIdentifications(
  context: IngestContext,
  { deposit, tables }: Deposit,
  { text, values }: JudgedFormats,
): Promise<void> {
  const keep = (queryable: Queryable) =>
    queryable.query(
      `insert into ${tables.object_format} (deposit, ordinal, identification, source)
       select $1, j.ordinal, coalesce(o.version -> 'FormatIdentification', '{}') || case
           when j.found is null then '{"FormatId":"unknown"}'
           else jsonb_build_object('FormatLitteral', j.name, 'MimeType', coalesce(j.mime, ''), 'FormatId', j.found) end,
         jsonb_strip_nulls(jsonb_build_object('signatures', j.format -> 'signatures', 'basis', j.format -> 'basis'))
       from (${text}) j join ${tables.object} o on o.deposit = $1 and o.ordinal = j.ordinal
       where j.verdict in ('SAME', 'DIFFERENT', 'UNIDENTIFIED')`,
      values,
    );
  // an attempt whose marks are gathered is the first
  if (context.gathered) {
    await keep(context.statement);
    return;
  }
  await context.transaction(async (transaction) => {
    await transaction.query(
      `delete from ${tables.object_format} f using ${tables.object} o, ${tables.group} g
       where f.deposit = $1 and o.deposit = $1 and o.ordinal = f.ordinal
         and g.deposit = $1 and g.manifest_id = o.group_manifest_id and g.ordinal between $2 and $3`,
      [deposit, ...ordinalsOf(context)],
    );
    await keep(transaction);
  });
}

function caseOf(field: 'status' | 'subcode'): string {
  const cases = Object.entries(FORMAT_VERDICTS).map(([verdict, outcome]) => {
    const value =
      field in outcome
        ? (outcome as { readonly subcode?: string; readonly status: string })[field]
        : undefined;
    return `when '${verdict}' then ${value === undefined || value === 'OK' ? 'null' : `'${value}'`}`;
  });
  return `case j.verdict ${cases.join(' ')} end`;
}

/** `,"- PUID":…,"+ PUID":…` where the value changes. */
function changed(name: string, before: string, after: string): string {
  return `case when ${before} is distinct from ${after} then concat_ws(',',
    '"- ${name}":' || to_json(${before}), '"+ ${name}":' || to_json(${after})) end`;
}

function factsOf({ text }: JudgedFormats): string {
  const diff = `concat('"diff":{', concat_ws(',',
    ${changed('PUID', 'j.declared', "coalesce(j.found, 'unknown')")},
    case when j.found is not null then ${changed('FormatLitteral', 'j.litteral', 'j.name')} end,
    case when j.found is not null then ${changed('MimeType', 'j.declared_mime', "coalesce(j.mime, '')")} end), '}')`;
  const doubts = `case when j.format ? 'warnings' then concat(',"Basis":', coalesce(j.format -> 'basis', 'null'),
    ',"Doubts":', j.format -> 'warnings') end`;
  return `
    select group_id item_id,
      case when bool_or(status = 'KO') then 'KO' when bool_or(status = 'WARNING') then 'WARNING' else 'OK' end status,
      jsonb_agg(jsonb_strip_nulls(jsonb_build_object('k', 'FILE_FORMAT', 's', status, 'c', subcode, 'o', id, 'd', data))
        order by ordinal) facts
    from (
      select j.group_id, j.ordinal, j.id, ${caseOf('status')} status, ${caseOf('subcode')} subcode,
        case when j.verdict in ('REJECTED', 'UNKNOWN', 'UNCHARTED') then concat(j.sentence, ${doubts}, '}')
             when j.verdict in ('DIFFERENT', 'UNIDENTIFIED') then concat(j.sentence, ',', ${diff}, ${doubts}, '}')
             when (j.declared, j.litteral, j.declared_mime) is distinct from (j.found, j.name, coalesce(j.mime, ''))
               or j.format ? 'warnings' then concat('{', ${diff}, ${doubts}, '}') end data
      from (${text}) j) v
    group by group_id`;
}

async function outcomeOf(context: IngestContext, { text, values }: JudgedFormats) {
  const { rows } = await context.services.database.query<{
    groups: number;
    refused: number;
    warned: number;
    rejected: boolean | null;
  }>(
    `select count(*) groups, count(*) filter (where refused) refused, count(*) filter (where warned and not refused) warned,
       bool_or(rejected) rejected
     from (select group_id, bool_or(verdict in ('REJECTED', 'UNKNOWN', 'UNCHARTED')) refused,
         bool_or(verdict in ('DIFFERENT', 'UNIDENTIFIED')) warned, bool_or(verdict = 'REJECTED') rejected
       from (${text}) j group by group_id) g`,
    values,
  );
  const { groups = 0, refused = 0, warned = 0, rejected = false } = rows[0] ?? {};
  if (groups === 0) return { status: 'OK' } as const;
  const right = groups - refused - warned;
  return {
    status: refused > 0 ? 'KO' : warned > 0 ? 'WARNING' : 'OK',
    ...(rejected ? { subcode: 'REJECTED_FORMAT' } : {}),
    meter: {
      ...(right > 0 ? { OK: right } : {}),
      ...(warned > 0 ? { WARNING: warned } : {}),
      ...(refused > 0 ? { KO: refused } : {}),
    },
  } as const;
}
