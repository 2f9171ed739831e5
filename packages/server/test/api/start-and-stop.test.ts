import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, url } = await startApi();

describe('a started server', () => {
  it.each(['access', 'accessV2', 'admin', 'ingest'] as const)('says that %s is up', async (service) => {
    expect(await client.alive(service)).toMatchObject({ ok: true, status: 204 });
  });

  it('has its first context and security profile, and the ontology', async () => {
    const contexts = accepted(await client.referentials.find(ADMINISTRATION, 'contexts'));
    expect(contexts.$results).toMatchObject([{ Identifier: 'CT-000001', Status: 'ACTIVE', '#version': 0 }]);
    const profiles = accepted(await client.referentials.find({ tenant: 0 }, 'securityprofiles'));
    expect(profiles.$results).toMatchObject([{ Identifier: 'admin-security-profile', FullAccess: true }]);
    const title = accepted(await client.referentials.byId({ tenant: 0 }, 'ontologies', 'Title'));
    expect(title.$results).toMatchObject([{ Identifier: 'Title', Origin: 'INTERNAL' }]);
  });

  it('tells its tenants and its endpoints, without an envelope', async () => {
    const headers = { 'X-Tenant-Id': '0' };
    const tenants = await fetch(`${url}/access-external/v1/tenants`, { headers });
    expect(await tenants.json()).toEqual([0, 1, 2]);
    const endpoints = await fetch(`${url}/admin-external/v1/`, { method: 'OPTIONS', headers });
    const listed = await endpoints.json();
    expect(listed).toContainEqual({
      permission: 'agencies:create',
      verb: 'POST',
      endpoint: '/agencies/',
      consumedMediaTypes: ['application/octet-stream'],
      producedMediaTypes: ['application/json'],
      description: 'Imports agencies',
    });
  });

  it('lists the workflows that users may launch', async () => {
    const workflows = accepted(await client.operations.workflows({ tenant: 0 }));
    expect(workflows.$hits.total).toBe(workflows.$results.length);
  });

  it('says which internal job it does not have', async () => {
    const answer = await fetch(`${url}/maintenance/v1/secure-operations`, {
      method: 'POST',
      headers: { 'X-Tenant-Id': '0', 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(501);
    expect(await answer.json()).toMatchObject({ httpCode: 501, code: 'JOB_NOT_BUILT' });
  });
});
