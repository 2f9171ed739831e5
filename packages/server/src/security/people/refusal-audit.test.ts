import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import { listPeopleEvents } from './people-event.ts';
import { createRefusalAudit } from './refusal-audit.ts';

const { database } = await cloneDatabase();
const events = () => listPeopleEvents(database, { offset: 0, limit: 2_000 });
const REFUSAL = {
  code: 'PERMISSION_DENIED',
  tenant: 0,
  permission: 'units:read',
  person: undefined,
  context: 'CT-1',
  address: '192.0.2.1',
};

describe('the audit of refusals', () => {
  it('keeps one event for those that are alike, with their count', async () => {
    const audit = createRefusalAudit(database, () => new Date());
    for (let times = 0; times < 5; times += 1) audit.note(REFUSAL);
    audit.note({ ...REFUSAL, person: 'PE-1', context: 'CT-000001' });
    await audit.flush();
    await audit.flush();
    const kept = await events();
    expect(kept).toHaveLength(2);
    expect(kept).toMatchObject([
      { person: 'PE-1', actor: 'PE-1', detail: { Count: 1 } },
      {
        type: 'CHARTRIER_ACCESS_REFUSED',
        outcome: 'KO',
        actor: 'CT-1',
        address: '192.0.2.1',
        detail: { Code: 'PERMISSION_DENIED', Count: 5, Tenant: 0, Permission: 'units:read' },
      },
    ]);
  });

  it('holds a bounded number of kinds, and counts the others together', async () => {
    await database.query('delete from people_event');
    const audit = createRefusalAudit(database, () => new Date());
    for (let address = 0; address < 1_500; address += 1)
      audit.note({ ...REFUSAL, code: 'CERTIFICATE_UNKNOWN', address: `192.0.2.${address}` });
    await audit.flush();
    const kept = await events();
    expect(kept).toHaveLength(1_001);
    expect(kept[0]).toMatchObject({
      address: undefined,
      detail: { Code: 'CERTIFICATE_UNKNOWN', Count: 500 },
    });
  });
});
