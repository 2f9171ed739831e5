import { planForSets, type Transaction } from '../../platform/index.ts';
import { MANY_STAGED } from './stage.ts';
import { storedDocument } from './stored-document.ts';

export interface StagedOperation {
  readonly tenant: number;
  readonly operationId: string;
}

/** A document that is not any more what the operation read. */
export interface VersionConflict {
  readonly identifier: string;
}

/**
 * Makes the staged changes visible, inside the transaction that commits their operation, and records each version.
 * Rows are locked in the order of their keys.
 *
 * @param seq the commit's number in the operation's tenant
 * @returns the first document whose version is not the expected one: nothing must be committed then
 */
export async function publishStaged(
  transaction: Transaction,
  { tenant, operationId }: StagedOperation,
  seq: bigint,
): Promise<VersionConflict | undefined> {
  const whose = [tenant, operationId];
  const expected = await countStaged(transaction, whose);
  const publish = () => publishCounted(transaction, whose, expected, seq);
  return expected.insertions + expected.changes < MANY_STAGED
    ? await publish()
    : await planForSets(transaction, publish);
}

async function publishCounted(
  transaction: Transaction,
  whose: Whose,
  expected: Expected,
  seq: bigint,
): Promise<VersionConflict | undefined> {
  const { rows } = await transaction.query<{ locked: string }>(
    `with locked as (
       select 1 from referential_staged staged join referential known
         on known.tenant = staged.owner and known.collection = staged.collection
         and known.identifier = staged.identifier and known.version = staged.expected_version
       where staged.tenant = $1 and staged.operation_id = $2 and staged.change in ('update', 'delete')
       order by known.tenant, known.collection, known.identifier
       for update of known)
     select count(*) as locked from locked`,
    whose,
  );
  if (Number(rows[0]?.locked) < expected.changes) return findConflict(transaction, whose);
  await transaction.query(
    `delete from referential known using referential_staged staged
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change = 'delete'
       and known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier`,
    whose,
  );
  await transaction.query(
    `update referential known
     set version = staged.expected_version + 1, document = ${storedDocument('staged')}, updated_at = now()
     from referential_staged staged
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change = 'update'
       and known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier`,
    whose,
  );
  const { rowCount } = await transaction.query(
    `insert into referential (tenant, collection, identifier, id, version, document)
     select owner, collection, identifier, id, 0, ${storedDocument('staged')}
     from referential_staged staged where tenant = $1 and operation_id = $2 and change = 'insert' order by ordinal
     on conflict (tenant, collection, identifier) do nothing`,
    whose,
  );
  if (rowCount < expected.insertions) return findConflict(transaction, whose);
  await transaction.query(
    `insert into referential_version (tenant, collection, identifier, seq, version, operation_id, document)
     select owner, collection, identifier, $3, coalesce(expected_version + 1, 0), operation_id, ${storedDocument('staged')}
     from referential_staged staged where tenant = $1 and operation_id = $2 and change <> 'none'`,
    [...whose, seq],
  );
  return undefined;
}

type Whose = readonly (string | number)[];

interface Expected {
  readonly insertions: number;
  readonly changes: number;
}

async function countStaged(transaction: Transaction, whose: Whose): Promise<Expected> {
  const { rows } = await transaction.query<{ insertions: string; changes: string }>(
    `select count(*) filter (where change = 'insert') as insertions,
       count(*) filter (where change in ('update', 'delete')) as changes
     from referential_staged where tenant = $1 and operation_id = $2`,
    whose,
  );
  return { insertions: Number(rows[0]?.insertions), changes: Number(rows[0]?.changes) };
}

/** The first staged change whose document is not the one that the operation read, or is there though it was not. */
async function findConflict(transaction: Transaction, whose: Whose): Promise<VersionConflict> {
  const { rows } = await transaction.query<VersionConflict>(
    `select staged.identifier from referential_staged staged left join referential known
       on known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and (
       (staged.change in ('update', 'delete') and known.version is distinct from staged.expected_version) or
       (staged.change = 'insert' and known.id <> staged.id))
     order by staged.ordinal limit 1`,
    whose,
  );
  const [conflict] = rows;
  if (conflict === undefined) throw new Error(`No staged change explains the conflict of ${whose.join(' ')}`);
  return conflict;
}
