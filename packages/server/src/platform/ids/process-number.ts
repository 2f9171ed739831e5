import type { Queryable } from '../database/database.ts';

/**
 * A number for this process, in the ids that it makes. The system's process ids would not do: on two machines, or in
 * two containers, they are often the same.
 */
export async function takeProcessNumber(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ number: number }>(`select nextval('process_number') as number`);
  return rows[0]?.number ?? 0;
}
