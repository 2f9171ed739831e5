import { accepted, type Session } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENCY, sampleSip, unit } from '../ingest/sample-sip.ts';
import { startApi } from './support/start-api.ts';

const { client } = await startApi();
const ALL: Session = { tenant: 0, accessContract: 'ALL' };
const DUE: Session = { tenant: 0, accessContract: 'DUE' };
const EVERYTHING = { $query: [{ $exists: '#id' }] };

beforeAll(async () => {
  const file = (text: string) => Buffer.from(text);
  const agencies = `Identifier,Name,Description\n${AGENCY},One,\nFRAN_NP_000002,Two,\n`;
  accepted(await client.referentials.import(ALL, 'agencies', file(agencies), 'agencies.csv'));
  const rules =
    'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement\nACC-00001,AccessRule,Now,,0,Year\n';
  accepted(await client.referentials.import(ALL, 'rules', file(rules), 'rules.csv'));
  const ingest = { Name: 'Ingest', Status: 'ACTIVE' } as const;
  accepted(
    await client.referentials.importJson(ALL, 'ingestcontracts', [
      { ...ingest, Identifier: 'IC-TEST' },
      { ...ingest, Identifier: 'IC-COMPUTING', ComputeInheritedRulesAtIngest: true },
    ]),
  );
  const access = { Name: 'Access', Status: 'ACTIVE', EveryOriginatingAgency: true } as const;
  accepted(
    await client.referentials.importJson(ALL, 'accesscontracts', [
      { ...access, Identifier: 'ALL', WritingPermission: true },
      { ...access, Identifier: 'READ' },
      { ...access, Identifier: 'DUE', RuleCategoryToFilter: ['AccessRule'] },
    ]),
  );
});

async function deposit(archivalAgreement: string, title: string): Promise<string> {
  const due = { AccessRule: { Rules: [{ Rule: 'ACC-00001', StartDate: '2000-01-01' }] } };
  const content = await sampleSip({
    files: {},
    units: [unit('U1', { content: { Title: title } as never, management: due as never })],
    manifest: { archivalAgreement },
  });
  const { operationId } = accepted(
    await client.ingest.deposit(ALL, { content, workflow: 'DEFAULT_WORKFLOW' }),
  );
  return await ended(operationId);
}

async function ended(operationId: string): Promise<string> {
  const end = accepted(await client.waitFor(ALL, operationId, { pollMs: 50, timeoutMs: 30_000 }));
  expect(end.state).toBe('COMPLETED');
  return end.status;
}

const titled = (title: string) => ({ $query: [{ $match_all: { Title: title } }], $projection: {} });

describe('the computation of inherited rules', () => {
  it('is launched by a query, as Vitam answers it, then opens units to a contract that filters by rules', async () => {
    await deposit('IC-TEST', 'Parchemin');
    expect(accepted(await client.units.search(DUE, titled('parchemin'))).$hits.total).toBe(0);
    const launched = await client.units.computeInheritedRules(ALL, EVERYTHING);
    expect(launched.status).toBe(200);
    const { httpCode, $results } = accepted(launched);
    expect(httpCode).toBe(202);
    expect($results).toMatchObject([{ itemId: launched.requestId }]);
    expect(await ended(launched.requestId ?? '')).toBe('OK');
    const [found] = accepted(await client.units.search(DUE, titled('parchemin'))).$results;
    expect(found).toMatchObject({
      '#validComputedInheritedRules': true,
      '#computedInheritedRules': { AccessRule: { MaxEndDate: '2000-01-01', InheritanceOrigin: 'Local' } },
      '#version': 0,
    });
    const removed = await client.units.removeComputedInheritedRules(ALL, EVERYTHING);
    expect(await ended(removed.requestId ?? '')).toBe('OK');
    expect(accepted(await client.units.search(DUE, titled('parchemin'))).$hits.total).toBe(0);
  });

  it('follows a deposit whose contract asks for it, by itself', async () => {
    await deposit('IC-COMPUTING', 'Vélin');
    for (let tries = 0; ; tries += 1) {
      const { total } = accepted(await client.units.search(DUE, titled('vélin'))).$hits;
      if (total === 1) break;
      if (tries > 250) throw new Error('its rules were never computed');
      await new Promise((done) => setTimeout(done, 100));
    }
    const { $results } = accepted(
      await client.logbook.operations(ALL, {
        $query: { $eq: { evType: 'COMPUTE_INHERITED_RULES' } },
        $filter: { $orderby: { evDateTime: -1 } },
        $projection: {},
      }),
    );
    expect($results[0]).toMatchObject({ evTypeProc: 'COMPUTE_INHERITED_RULES', outcome: 'STARTED' });
  });

  it('is refused under the code of the endpoint', async () => {
    const read = { tenant: 0, accessContract: 'READ' };
    expect(await client.units.computeInheritedRules(read, EVERYTHING)).toMatchObject({
      status: 401,
      error: { code: '020113' },
    });
    expect(await client.units.computeInheritedRules(ALL, { $query: [] })).toMatchObject({
      status: 400,
      error: { code: '020113' },
    });
    const unknown = { ...EVERYTHING, $filter: {} };
    const answer = await client.units.computeInheritedRules(ALL, unknown as never);
    expect(answer).toMatchObject({ status: 400, error: { code: '000601' } });
    expect(
      await client.units.computeInheritedRules({ tenant: 0, accessContract: 'NONE' }, EVERYTHING),
    ).toMatchObject({ status: 401, error: { code: '020113' } });
  });
});
