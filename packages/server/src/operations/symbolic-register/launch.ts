import { hasSymbolicLinks } from '../../archive/index.ts';
import type { Database, NewGuid } from '../../platform/index.ts';
import { createOperation, type JournalVoice } from '../engine/index.ts';
import { symbolicRegisterOutline } from './workflow.ts';

export interface SymbolicRegisterServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly newGuid: NewGuid;
}

/**
 * Starts the operation that counts the symbolic registers of a tenant; none for a tenant without attachments between
 * agencies, nor while another counts.
 *
 * @returns the operation's id, if there is one
 */
export async function launchSymbolicRegister(
  { database, voice, newGuid }: SymbolicRegisterServices,
  tenant: number,
): Promise<string | undefined> {
  if (!(await hasSymbolicLinks(database, tenant))) return undefined;
  return await database.transaction(async (transaction) => {
    await transaction.query('lock table accession_register_symbolic_staged in share row exclusive mode');
    const { rowCount } = await transaction.query(
      `select from operation where tenant = $1 and workflow = $2 and state <> 'COMPLETED' limit 1`,
      [tenant, symbolicRegisterOutline.id],
    );
    if (rowCount > 0) return undefined;
    const id = newGuid('operation', tenant);
    await createOperation(transaction, voice, {
      workflow: symbolicRegisterOutline,
      tenant,
      id,
      parameters: {},
      caller: {},
      firstAction: 'RESUME',
    });
    return id;
  });
}
