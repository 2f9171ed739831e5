import { type Answer, accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { startApi } from './support/start-api.ts';

const LIMIT = 20_000;
const { client, database } = await startApi({ limits: { importBytes: LIMIT, requestBodyBytes: LIMIT } });
const TENANT = { tenant: 0 };

/** A list whose text is a little under the limit, or a little over. */
function contracts(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    Identifier: `AC-${index}`,
    Name: `Contrat ${'x'.repeat(930)}`,
  }));
}

async function nothingImported(): Promise<boolean> {
  const { rows } = await database.query<{ nothing: boolean }>(
    `select not exists (select from referential where tenant = 0 and collection in ('Agencies', 'AccessContract'))
       and not exists (select from operation where workflow in ('IMPORT_AGENCIES', 'STP_IMPORT_ACCESS_CONTRACT'))
       and not exists (select from referential_staged) as nothing`,
  );
  return rows[0]?.nothing === true;
}

function refusal(answer: Answer<unknown>) {
  if (answer.ok) throw new Error('it was accepted');
  return { status: answer.status, description: String(answer.error.description) };
}

describe('reference data that is larger than the limit', () => {
  it('is refused, as a file', async () => {
    const file = [
      'Identifier,Name,Description',
      ...Array.from({ length: 2_000 }, (_, n) => `A${n},Name,x`),
      '',
    ];
    const answer = await client.referentials.import(
      TENANT,
      'agencies',
      Buffer.from(file.join('\n')),
      'a.csv',
    );
    const { status, description } = refusal(answer);
    expect(status).toBe(413);
    expect(description).toContain(String(LIMIT));
    expect(await nothingImported()).toBe(true);
  });

  it('is refused, as JSON', async () => {
    const { status, description } = refusal(
      await client.referentials.importJson(TENANT, 'accesscontracts', contracts(30)),
    );
    expect(status).toBe(413);
    expect(description).toContain(String(LIMIT));
    expect(await nothingImported()).toBe(true);
  });

  it('passes under it', async () => {
    accepted(await client.referentials.importJson(TENANT, 'accesscontracts', contracts(15)));
    expect(await nothingImported()).toBe(false);
  });
});
