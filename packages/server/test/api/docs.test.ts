import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newPerson } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const api = await startApi();
const { url, client } = api;

describe('/docs', () => {
  it('serves the document as JSON', async () => {
    const answer = await fetch(`${url}/docs/json`);
    expect(answer.status).toBe(200);
    const document = (await answer.json()) as { readonly openapi: string; readonly paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths).toHaveProperty('/ingest-external/v1/ingests');
    expect(document.paths).toHaveProperty('/chartrier/v1/session');
  });

  it.skipIf(CHROMIUM === undefined)(
    'serves a page that runs nothing but its own files, and tries calls with the reader’s session',
    async () => {
      const groups = (await client.groups.list(ADMINISTRATION)) as {
        readonly value?: { $results: { id: string }[] };
      };
      const person = await newPerson(api, 'reader', [groups.value?.$results[0]?.id ?? '']);
      const browser = await chromium.launch({
        ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
        args: ['--no-sandbox'],
      });
      try {
        const context = await browser.newContext();
        const [name = '', value = ''] = person.cookie.split('=');
        await context.addCookies([{ name, value, url }]);
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text());
        });
        page.on('pageerror', (error) => faults.push(error.message));
        const answer = await page.goto(`${url}/docs`);
        expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
        expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-eval');
        await page.locator('#operations-tag-session').click({ timeout: 20_000 });
        const operation = page.locator('.opblock-get', {
          has: page.locator('[data-path="/chartrier/v1/session"]'),
        });
        await operation.locator('.opblock-summary').click();
        await operation.getByRole('button', { name: 'Execute' }).click();
        await operation
          .locator('.live-responses-table')
          .getByText('"reader"')
          .first()
          .waitFor({ timeout: 20_000 });
        expect(faults).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
