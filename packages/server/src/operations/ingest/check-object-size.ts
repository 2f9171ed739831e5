import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { filledSentence, objectSentence } from './object-sentences.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import type { Tables } from './staging/staging-tables.ts';

/** A size declared that is not the file's is a warning: what is stored is the real one. */
export const checkObjectSize: IngestAction = {
  key: 'CHECK_OBJECT_SIZE',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables } = await stagedDeposit(context);
    const [from, to] = ordinalsOf(context);
    const different = await context.recordFactsFrom({
      kind: 'objectgroup',
      text: differences(tables),
      values: [deposit, from, to, SENTENCE],
      outcomes: [{ evType: 'LFC.CHECK_OBJECT_SIZE.CHECK_SIZE', status: 'WARNING' }],
    });
    const equal = to - from + 1 - different;
    if (different === 0) return { status: 'OK' };
    return { status: 'WARNING', meter: { ...(equal > 0 ? { OK: equal } : {}), WARNING: different } };
  },
};

const SENTENCE = objectSentence({ code: 'INGEST_SIZE_DIFFERS', element: 'Size' });

function differences(tables: Tables): string {
  const sentence = filledSentence('$4::text', {
    entry: 'o.uri',
    id: 'o.manifest_id',
    declared: 'o.declared_size',
    found: 'c.size',
    line: 'o.line',
    column: 'o.col',
  });
  return `
    select g.id item_id, 'WARNING' status,
      jsonb_agg(jsonb_build_object('k', 'CHECK_SIZE', 's', 'WARNING', 'o', o.id, 'd',
        concat('{"diff":{"- Size":', o.declared_size, ',"+ Size":', c.size, '},', ${sentence}, '}')) order by o.ordinal) facts
    from ${tables.group} g
    join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id and not o.physical
    join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
    where g.deposit = $1 and g.ordinal between $2 and $3 and o.declared_size <> c.size
    group by g.id`;
}
