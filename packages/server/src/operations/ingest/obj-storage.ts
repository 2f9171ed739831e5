import { strategyOf } from '../../storage/index.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { strategiesOf } from './pass/strategies.ts';
import type { Tables } from './staging/staging-tables.ts';
import { OBJECTS } from './storing/folder-parts.ts';
import { folderWith } from './storing/operation-folder.ts';

/** Every file is in the operation's folder, on each offer of its strategy; its SHA-512 was computed on the way. */
export const objStorage: IngestAction = {
  key: 'OBJ_STORAGE',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    await folderWith(context, deposit, [OBJECTS]);
    const { object } = await strategiesOf(context, deposit);
    const offers = strategyOf(context.services.storage, object).offers.map(({ id }) => id);
    await context.recordFactsFrom({
      kind: 'objectgroup',
      text: storedFacts(deposit.tables),
      values: [deposit.deposit, ...ordinalsOf(context), offers.join(',')],
      outcomes: [{ evType: 'LFC.OBJ_STORAGE.OBJECT_STORAGE_SUB_TASK', status: 'OK' }],
    });
    return { status: 'OK' };
  },
};

function storedFacts(tables: Tables): string {
  return `
    select g.id item_id, 'OK' status,
      jsonb_agg(jsonb_build_object('k', 'OBJECT_STORAGE_SUB_TASK', 'o', o.id, 'd',
        concat('{"FileName":', to_json(o.uri), ',"Algorithm":"SHA-512","MessageDigest":', to_json(c.sha512),
          ',"Offers":', to_json($4::text), '}')) order by o.ordinal) facts
    from ${tables.group} g
    join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id and not o.physical
    join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
    where g.deposit = $1 and g.ordinal between $2 and $3 group by g.id`;
}
