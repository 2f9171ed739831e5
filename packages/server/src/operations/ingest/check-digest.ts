import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { filledSentence, objectSentence } from './object-sentences.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { sideBySide } from './staging/side-by-side.ts';
import type { Tables } from './staging/staging-tables.ts';

/**
 * Each file has the digest that the manifest declares. Hexadecimal is compared whatever its case, base 64 too (SEDA allows
 * both); what is stored is always the SHA-512 in lower-case hexadecimal.
 */
export const checkDigest: IngestAction = {
  key: 'CHECK_DIGEST',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables } = await stagedDeposit(context);
    const values = [deposit, ...ordinalsOf(context)];
    const told = context.recordFactsFrom({
      kind: 'objectgroup',
      text: factsOf(tables),
      values: [...values, ...SENTENCES],
      outcomes: [
        { evType: 'LFC.CHECK_DIGEST.CALC_CHECK', status: 'OK' },
        { evType: 'LFC.CHECK_DIGEST.CALC_CHECK', status: 'KO', subcode: 'INVALID' },
        { evType: 'LFC.CHECK_DIGEST.CALC_CHECK', status: 'KO', subcode: 'EMPTY' },
      ],
    });
    const counted = context.services.database.query<{ groups: number; wrong: number }>(
      `select count(distinct group_id) groups, count(distinct group_id) filter (where fault is not null) wrong
       from (${judged(tables)}) j`,
      values,
    );
    const [{ rows }] = await sideBySide(counted, told);
    const { groups = 0, wrong = 0 } = rows[0] ?? {};
    if (groups === 0) return { status: 'OK' };
    const right = groups - wrong;
    return {
      status: wrong > 0 ? 'KO' : 'OK',
      meter: { ...(right > 0 ? { OK: right } : {}), ...(wrong > 0 ? { KO: wrong } : {}) },
    };
  },
};

/** What is said of a file that differs, of a digest that can be none of its algorithm, and of none at all. */
const SENTENCES = (['INGEST_DIGEST_DIFFERS', 'INGEST_DIGEST_FORM', 'INGEST_DIGEST_ABSENT'] as const).map(
  (code) => objectSentence({ code, element: 'MessageDigest' }),
);

/**
 * Binary objects of the groups of the range, with what is wrong with their digest. White space in it means nothing.
 * (`offset 0`: what is computed of a row is computed once, not wherever it is read; measured: four times as quick.)
 */
function judged(tables: Tables): string {
  return `
    select j.*, case when declared = computed then null
        when coalesce(declared, '') = '' then 'EMPTY'
        when computed is null then 'INVALID'
        when lower(declared) = computed then null
        when declared = translate(encode(decode(computed, 'hex'), 'base64'), E'\\n', '') then null
        else 'INVALID' end fault
    from (
      select g.id group_id, o.ordinal, o.id, o.manifest_id, o.uri, o.line, o.col,
        translate(o.digest, E' \\t\\r\\n', '') declared, o.algorithm, c.digest computed, c.sha512
      from ${tables.group} g
      join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id and not o.physical
      left join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
      where g.deposit = $1 and g.ordinal between $2 and $3 offset 0) j
    offset 0`;
}

/** Neither hexadecimal nor base 64 of the length that the algorithm gives. */
const IS_OTHER_FORM = `declared !~ '^[0-9A-Fa-f]*$' and length(declared) <> (length(computed) / 2 + 2) / 3 * 4
  or declared ~ '^[0-9A-Fa-f]*$' and length(declared) <> length(computed)`;

function factsOf(tables: Tables): string {
  const sentence = filledSentence(
    `case when fault = 'EMPTY' then $6::text when ${IS_OTHER_FORM} then $5::text else $4::text end`,
    {
      entry: 'uri',
      id: 'manifest_id',
      algorithm: 'algorithm',
      length: 'length(computed)',
      declared: 'declared',
      found: 'computed',
      line: 'line',
      column: 'col',
    },
  );
  return `
    select group_id item_id, case when bool_or(fault is not null) then 'KO' else 'OK' end status,
      jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'k', 'CALC_CHECK', 's', case when fault is not null then 'KO' end, 'c', fault, 'o', id, 'd',
        case
          when fault = 'INVALID' then concat('{"MessageDigest":', to_json(declared), ',"Algorithm":', to_json(algorithm),
            ',"ComputedMessageDigest":', to_json(coalesce(computed, '')), ',', ${sentence}, '}')
          when fault = 'EMPTY' then concat('{', ${sentence}, '}')
          else concat('{"MessageDigest":', to_json(declared), ',"Algorithm":', to_json(algorithm),
            ',"SystemMessageDigest":', to_json(sha512), ',"SystemAlgorithm":"SHA-512"}')
        end)) order by ordinal) facts
    from (${judged(tables)}) j group by group_id`;
}
